"""What the desktop app and the worker agent agree on: messages, the queue port, the object store."""
