"""A transcript that is edited: its lines, and the steps that can be undone without bound.

An edit replaces the lines that it touches; it never copies the others. What is undone is put back as it was, times
and all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.editing.line import Line
from desktop_app.domain.editing.rewriting import rewrite
from worker_agent.contract.transcript import Transcript

_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "my", "km", "bo"})  # languages that part words by nothing

Place = tuple[int, int]  #: the number of a line, and of a character in it


@dataclass(frozen=True, slots=True)
class Change:
    """Some lines in place of others."""

    first: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]

    def turned_back(self) -> Change:
        return Change(self.first, self.after, self.before)


@dataclass(frozen=True, slots=True)
class _Step:
    """What is undone at once: changes, in the order in which they were made."""

    changes: tuple[Change, ...]
    typed: tuple[int, int] | None = None  #: where typing or deleting began and stands; None: it is no typing


class TranscriptDocument:
    """Its methods return what they changed, for whoever shows it. For one thread; `lines` may be copied for others."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        segments = [segment for segment in transcript.segments if segment.text.strip()]
        timed = any(segment.words for segment in segments)
        first = next((segment.words[0].text for segment in segments if segment.words), None)
        spaced = transcript.language not in _UNSPACED if first is None else first[:1].isspace()
        self._before_first = " " if spaced else ""
        self.lines = [Line.of(segment, timed=timed) for segment in segments]
        self.changes = 0  #: how often it was changed; never falls
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    # reading
    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def line_at(self, seconds: float) -> int:
        """The number of the line that is spoken then."""
        return max(0, bisect_right(self.lines, seconds, key=lambda line: line.start) - 1)

    def speakers(self) -> list[str]:
        """The names there are, the commonest first."""
        return [name for name, _ in Counter(line.speaker for line in self.lines if line.speaker).most_common()]

    def snapshot(self) -> Callable[[], Transcript]:
        """What makes a transcript of the present lines, on any thread and whatever is changed meanwhile."""
        lines, transcript, before_first = tuple(self.lines), self._transcript, self._before_first

        def make() -> Transcript:
            segments = tuple(line.to_segment(before_first) for line in lines if line.text.strip())
            return transcript.model_copy(update={"segments": segments})

        return make

    # edits
    def replace(self, start: Place, end: Place, text: str) -> Change | None:
        """The characters between two places by a text, which may have line breaks. None: it is that text already."""
        first, last = start[0], end[0]
        lines = self.lines[first : last + 1]
        offset = sum(len(line.text) + 1 for line in lines[:-1]) + end[1]
        old = "\n".join(line.text for line in lines)[start[1] : offset]
        if old == text:
            return None
        change = Change(first, tuple(lines), tuple(rewrite(lines, start[1], offset, text)))
        self._carry_out([change])
        self._remember(change, start, old, text)
        return change

    def replace_many(self, places: Iterable[tuple[int, int, int]], text: str) -> tuple[Change, ...]:
        """The characters from a place to another one in each of these lines, as one step; in the order of the text,
        none overlapping."""
        by_line: dict[int, list[tuple[int, int]]] = {}
        for line, start, end in places:
            by_line.setdefault(line, []).append((start, end))
        return self._put({number: self._rewritten(number, spans, text) for number, spans in by_line.items()})

    def split(self, place: Place) -> Change | None:
        """The rest of the line, from there on, becomes one of its own; spaces around the place go."""
        number, at = place
        text = self.lines[number].text
        start, end = len(text[:at].rstrip()), len(text) - len(text[at:].lstrip())
        return self.replace((number, start), (number, end), "\n")

    def join(self, number: int) -> Change | None:
        """A line with the next one; a space parts them. None: there is no next one."""
        if number + 1 >= len(self.lines):
            return None
        text, following = self.lines[number].text, self.lines[number + 1].text
        start, end = len(text.rstrip()), len(following) - len(following.lstrip())
        space = self._before_first if text.strip() and following.strip() else ""
        return self.replace((number, start), (number + 1, end), space)

    def set_speaker(self, numbers: Iterable[int], name: str | None) -> tuple[Change, ...]:
        """Who speaks these lines; None: nobody knows."""
        return self._put({number: replace(self.lines[number], speaker=name or None) for number in numbers})

    def rename_speaker(self, name: str, new: str | None) -> tuple[Change, ...]:
        """Everywhere."""
        return self.set_speaker([at for at, line in enumerate(self.lines) if line.speaker == name], new)

    def adopt(self, transcript: Transcript) -> tuple[Change, ...]:
        """Another text of the same recording takes the place of this one."""
        after = tuple(TranscriptDocument(transcript).lines)
        change = Change(0, tuple(self.lines), after)
        self._carry_out([change])
        self._push(_Step((change,)))
        return (change,)

    # steps
    def undo(self) -> tuple[Change, ...]:
        """The last step; empty: there is none."""
        if not self._done:
            return ()
        step = self._done.pop()
        self._undone.append(step)
        return self._carry_out([change.turned_back() for change in reversed(step.changes)])

    def redo(self) -> tuple[Change, ...]:
        """What was undone last; empty: there is nothing."""
        if not self._undone:
            return ()
        step = self._undone.pop()
        self._done.append(replace(step, typed=None))
        return self._carry_out(step.changes)

    def _carry_out(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        for change in changes:
            self.lines[change.first : change.first + len(change.before)] = change.after
        self.changes += 1
        return tuple(changes)

    def _put(self, lines: Mapping[int, Line]) -> tuple[Change, ...]:
        """As one step; only what is another one."""
        changes = [
            Change(number, (self.lines[number],), (line,))
            for number, line in lines.items()
            if line != self.lines[number]
        ]
        if changes:
            self._carry_out(changes)
            self._push(_Step(tuple(changes)))
        return tuple(changes)

    def _rewritten(self, number: int, spans: Sequence[tuple[int, int]], text: str) -> Line:
        line = self.lines[number]
        for start, end in reversed(spans):
            (line,) = rewrite([line], start, end, text)
        return line

    def _remember(self, change: Change, start: Place, old: str, new: str) -> None:
        """Letters that follow each other in a word are one step."""
        typed = _typed(start[1], old, new)
        last = self._done[-1] if self._done else None
        if typed and last and last.typed and _continues(last, change, typed, old, new):
            self._done[-1] = _Step((Change(change.first, last.changes[0].before, change.after),), typed)
            self._undone.clear()
        else:
            self._push(_Step((change,), typed))

    def _push(self, step: _Step) -> None:
        self._done.append(step)
        self._undone.clear()


def _typed(start: int, old: str, new: str) -> tuple[int, int] | None:
    """Where one letter was typed, and where the next one would be; or where one was deleted. None: it is no typing."""
    if len(old) + len(new) != 1 or "\n" in old + new:
        return None
    return start, start + len(new)


def _continues(last: _Step, change: Change, typed: tuple[int, int], old: str, new: str) -> bool:
    if last.typed is None or last.changes[0].first != change.first or len(last.changes[0].after) != 1:
        return False
    was_typing, place = last.typed[1] > last.typed[0], last.typed[1]
    if new:
        before = change.after[0].text[: typed[0]]
        begins_word = not new.isspace() and before[-1:].isspace()
        return was_typing and place == typed[0] and not begins_word
    return not was_typing and typed[0] in (place, place - 1)
