"""A transcript while a person corrects it."""
