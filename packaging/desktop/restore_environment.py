"""Runs before the program: what the bootloader has set for itself must not reach the programs that we start.

The desktop's own ones, such as the file manager, would load our libraries instead of theirs.
"""

import os

if "LD_LIBRARY_PATH" in os.environ:
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    del os.environ["LD_LIBRARY_PATH"]
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
