"""From a task that is ready to its message on the task queue, and back."""
