"""The page of workers, and the worker on this computer."""
