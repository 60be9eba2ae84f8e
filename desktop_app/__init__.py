"""Earshot's desktop app: the window, the orchestrator and what joins them to the world."""
