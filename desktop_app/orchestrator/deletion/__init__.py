"""What goes for good: tasks, recordings and transcripts."""
