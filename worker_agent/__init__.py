"""The headless agent of Earshot, and the contract that it shares with the desktop app."""
