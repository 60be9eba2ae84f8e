"""From results to the files of a person."""
