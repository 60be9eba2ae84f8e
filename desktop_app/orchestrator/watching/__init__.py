"""Folders of which all that comes in is taken in."""
