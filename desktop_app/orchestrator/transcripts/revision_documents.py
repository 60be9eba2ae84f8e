"""How a revision's document is kept in the database: the worker's JSON, packed.

Made piece by piece: to make a long one at a stroke would hold up the window.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from desktop_app.domain.batches import in_batches
from desktop_app.orchestrator.ports.revisions import RevisionRepository
from desktop_app.orchestrator.transcripts.stored_segments import decode_lazily, encode_segments
from worker_agent.contract.transcript import Transcript

PIECE = 50  # segments that are written at a stroke
LEVEL = 1  # of packing: the quickest
_NO_SEGMENTS = b'"segments":[]'  # stands in no text: JSON spells its quotes differently there


def pack(transcript: Transcript) -> bytes:
    packer = zlib.compressobj(LEVEL)
    return b"".join([*(packer.compress(piece) for piece in _encode(transcript)), packer.flush()])


def unpack(document: bytes) -> Transcript:
    """Raises ValueError where it is damaged, or of a later version. Its segments may be StoredSegments."""
    return decode_lazily(unpack_json(document))


def read_edited(revisions: RevisionRepository, task_id: int) -> bytes | None:
    """The JSON of the revision that counts; None: there is none. Raises ValueError where it is damaged."""
    latest = revisions.latest([task_id]).get(task_id)
    document = revisions.document(task_id, latest.number) if latest else None
    return None if document is None else unpack_json(document)


def unpack_json(document: bytes) -> bytes:
    """Raises ValueError where it is damaged."""
    try:
        return zlib.decompress(document)
    except zlib.error as error:
        raise ValueError("the document is damaged") from error


def _encode(transcript: Transcript) -> Iterator[bytes]:
    head, _, tail = transcript.model_copy(update={"segments": ()}).encode().partition(_NO_SEGMENTS)
    yield head + _NO_SEGMENTS[:-1]
    for number, piece in enumerate(in_batches(transcript.segments, PIECE)):
        yield (b"," if number else b"") + encode_segments(list(piece))
    yield b"]" + tail
