"""What Earshot is about, in plain Python."""
