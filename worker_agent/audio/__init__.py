"""Audio files: from whatever they are to the samples that the speech model wants."""
