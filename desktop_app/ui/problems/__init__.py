"""The page of tasks that needed or need another attempt."""
