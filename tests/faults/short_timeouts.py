"""`earshot` as it is, but for the time that it waits for others of its kind who may have died: `python -m` this."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.cli import main
from desktop_app.orchestrator.deletion import cleanup
from desktop_app.orchestrator.intake import share, upload
from desktop_app.orchestrator.queueing import dispatch
from desktop_app.orchestrator.statuses import apply_status

SECONDS = 5  # instead of a minute: a run of some seconds would be followed by minutes of waiting

if __name__ == "__main__":
    upload.CLAIM_TIMEOUT = dispatch.CLAIM_TIMEOUT = share.CLAIM_TIMEOUT = cleanup.CLAIM_TIMEOUT = timedelta(
        seconds=SECONDS
    )
    apply_status.LEASE = SECONDS
    main()
