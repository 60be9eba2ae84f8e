"""The agent's own life: how it is stopped, what it tells its supervisor, and what a predecessor left behind."""
