"""From what the workers say to the database."""
