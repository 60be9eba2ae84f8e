"""Drafts: what a person has typed into a transcript, kept on this computer until the database has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from desktop_app.domain.revision import MachineText, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The whole text of one sitting, as it was last."""

    task_id: int
    task_uid: str  #: another database may have another task with that id
    typed_at: datetime
    seen: Stamp  #: the state of the task's transcript that the person had seen last
    own: int | None  #: the number of the revision that the person was writing; None: it was to become a new one
    origin: MachineText  #: the machine's text that it corrects
    document: bytes  #: the transcript, packed
    sent: str = ""  #: the digest of the document whose saving was begun last: it may be in the database or not


def digest(document: bytes) -> str:
    return sha256(document).hexdigest()
