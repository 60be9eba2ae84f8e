"""What became of the selected task: its transcript and its attempts."""
