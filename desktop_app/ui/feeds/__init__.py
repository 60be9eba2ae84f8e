"""What brings changes of the database and of the workers to the window."""
