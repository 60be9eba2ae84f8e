"""Reading, correcting and searching transcripts, and hearing what they are of."""
