"""Listening to the recording of the selected task."""
