"""Folders whose recordings become tasks by themselves."""
