"""What a person does to tasks and batches."""
