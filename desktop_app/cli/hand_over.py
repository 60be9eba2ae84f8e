"""Hand new tasks over to the workers."""

from __future__ import annotations

from desktop_app.bootstrap import Earshot


def hand_over(earshot: Earshot) -> None:
    """Bring everything into the store and onto the queue: nobody else may do it for this computer's files."""
    earshot.take_over()
    while earshot.upload():
        pass
    while earshot.dispatch():
        pass
    while earshot.share():
        pass
