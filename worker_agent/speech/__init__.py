"""From samples to sentences: models, plans, transcription, a check of what was heard."""
