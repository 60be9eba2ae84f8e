"""What happens to tasks: one verb a file."""
