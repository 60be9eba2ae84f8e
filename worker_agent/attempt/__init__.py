"""One attempt: from a received message to the status that ends it. Lease, retry and checkpoint policy are here."""
