"""Who speaks the lines of the transcript that is edited."""

from __future__ import annotations

from desktop_app.ui.reader.speaker_dialog import SpeakerDialog
from desktop_app.ui.reader.transcript_view import TranscriptView


def ask_for_speaker(text: TranscriptView, number: int | None = None) -> None:
    """Of the line with that number; None: of the selected ones, or that in which the cursor stands."""
    lines = text.transcript.lines
    if text.isReadOnly() or not lines:
        return
    chosen = range(number, number + 1) if number is not None else _selected(text)
    if not set(chosen) <= set(range(len(lines))):
        return
    names = {lines[each].speaker for each in chosen}
    name = names.pop() if len(names) == 1 else None
    dialog = SpeakerDialog(len(chosen), name, text.transcript.speakers(), text)
    dialog.named.connect(lambda new, everywhere: _name(text, chosen, name if everywhere else None, new))
    dialog.open()


def _name(text: TranscriptView, numbers: range, old: str | None, new: str) -> None:
    """`old`: the name that is another one everywhere; None: only these lines have it."""
    if text.isReadOnly() or numbers.stop > len(text.transcript.lines):
        return  # another version is shown by now
    if old is None:
        text.follow(text.transcript.set_speaker(numbers, new or None))
    else:
        text.follow(text.transcript.rename_speaker(old, new or None))
    text.measure()


def _selected(text: TranscriptView) -> range:
    cursor = text.textCursor()
    blocks = (text.document().findBlock(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
    first, last = (block.blockNumber() for block in blocks)
    return range(first, last + 1)
