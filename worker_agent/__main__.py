"""Lets `python -m worker_agent` do what `earshot-worker` does."""

from worker_agent.cli import main

main()
