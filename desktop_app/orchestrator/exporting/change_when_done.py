"""Change what is to happen at the end of a batch that is there already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.batch import Batch, WhenDone
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.exporting.batch_exports import options_of
from desktop_app.orchestrator.exporting.export import require_formats
from desktop_app.orchestrator.ports.tasks import TaskRepository


def change_when_done(repository: TaskRepository, batch: Batch, wish: WhenDone) -> None:
    """`batch`: as the person has seen it. Where it has ended, another export is made at once; from then on edits are
    followed, or no more. Raises EarshotError."""
    reopens = False
    if wish.folder and not wish.exports_as(batch.when_done):
        require_formats(wish.formats)
        options_of(wish)
        if wish.folder != batch.when_done.folder and not Path(wish.folder).is_absolute():
            raise EarshotError("Give the whole path of the folder to export to, from the root on.")
        reopens = True
    wish = replace(wish, anew=reopens or batch.when_done.anew)
    if not repository.batches.change_when_done(batch.id, wish, reopens=reopens):
        raise EarshotError("The batch is gone: its last task was removed.")
