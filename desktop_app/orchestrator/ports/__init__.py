"""What the orchestrator needs of the outside world."""
