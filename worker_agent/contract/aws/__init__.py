"""AWS clients: sessions, credentials that change, and what the errors of AWS mean."""
