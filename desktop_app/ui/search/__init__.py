"""What was found in all transcripts."""
