"""What the desktop app and the worker agent agree on: messages, the queue port, the object store."""

#: Of all three distributions, which are released together; the tag of a release is "v" and this.
#: What the programs say to each other has a number of its own: `PROTOCOL` in model.py.
__version__ = "0.1.0"
