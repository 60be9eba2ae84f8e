"""What subtitlers agree on."""

from __future__ import annotations

LINE = 42  # half-width columns
MIN_DURATION = 1000  # milliseconds
MAX_DURATION = 7000  # milliseconds
GAP = 80  # milliseconds between two cues, two frames at 25 a second: without it the eye misses the change
READING_SPEED = 17  # columns a second that anyone can follow
