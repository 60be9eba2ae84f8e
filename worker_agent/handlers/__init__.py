"""The kinds of tasks that this agent does."""
