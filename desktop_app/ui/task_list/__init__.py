"""The live list of tasks: a model of ids whose tasks are loaded when they come into view, and its view."""
