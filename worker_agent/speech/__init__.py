"""From samples to sentences: models, plans, transcription."""
