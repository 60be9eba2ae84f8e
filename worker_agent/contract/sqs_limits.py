"""The limits of SQS, which every queue keeps."""

from __future__ import annotations

from datetime import timedelta

MAX_VISIBILITY_TIMEOUT = 43_200  # seconds from receipt
MAX_WAIT = 20  # seconds that one long poll may last
LONGEST_RETENTION = timedelta(days=14)
BATCH = 10  # messages in one call
