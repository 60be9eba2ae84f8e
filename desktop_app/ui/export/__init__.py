"""The dialog that exports transcripts."""
