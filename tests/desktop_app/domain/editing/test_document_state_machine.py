"""Ten thousand edits, compared with a model that knows text alone: no word is lost, times never fall, undo is exact."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop_app.domain.editing.document import TranscriptDocument
from tests.fakes.transcripts import make_timed_transcript
from worker_agent.contract.transcript import Segment, Transcript

places = st.floats(0, 1)  # a share of the text
sentences = st.lists(st.text("ab é世", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=5)
letters = st.sampled_from(["a", "b", " ", "世", "x y", "", "\n", " \n", "one two three", "a\nb", "  "])
names = st.sampled_from([None, "Anna", "Ben"])

State = list[tuple[str, float, float, str | None, tuple[Any, ...]]]


def state_of(document: TranscriptDocument) -> State:
    return [(line.text, line.start, line.end, line.speaker, line.words) for line in document.lines]


class Editing(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.document = TranscriptDocument(make_timed_transcript())
        self.text = self.document.text
        self.states: list[State] = []

    @initialize(sentences=sentences, timed=st.sampled_from([True, True, False]))
    def begin(self, sentences: list[str], timed: bool) -> None:
        transcript = make_timed_transcript(sentences)
        if not timed:
            bare = tuple(segment.model_copy(update={"words": ()}) for segment in transcript.segments)
            transcript = transcript.model_copy(update={"segments": bare})
        self.document, self.timed = TranscriptDocument(transcript), timed
        self.text, self.end = self.document.text, transcript.duration_seconds
        self.states = [state_of(self.document)]

    def place(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n"), offset - (before.rfind("\n") + 1)

    def _far_words(self, start: int, end: int) -> Counter[Any]:
        """The words, with their times, between which and what is replaced there is another word."""
        found, offset = [], 0
        for line in self.document.lines:
            found += [
                (word.text.strip(), word.start, word.end)
                for word, (first, last) in zip(line.words, line.spans, strict=True)
                if self.text[min(offset + last, start) : start].split()
                or self.text[end : max(offset + first, end)].split()
            ]
            offset += len(line.text) + 1
        return Counter(found)

    @rule(start=places, length=st.integers(0, 8), text=letters)
    def replace(self, start: float, length: int, text: str) -> None:
        first = round(start * len(self.text))
        last = min(len(self.text), first + length)
        far = self._far_words(first, last)
        change = self.document.replace(self.place(first), self.place(last), text)
        self.text = self.text[:first] + text + self.text[last:]
        if change:
            self.states.append(state_of(self.document))
            there = Counter((w.text.strip(), w.start, w.end) for line in self.document.lines for w in line.words)
            assert not far - there  # those stay as they were
            touched = range(change.first, change.first + len(change.before))
            assert len(touched) <= self.text.count("\n") + length + 2

    @rule(place=places)
    def split(self, place: float) -> None:
        number, at = self.place(round(place * len(self.text)))
        lines = self.text.split("\n")
        line = lines[number]
        if self.document.split((number, at)):
            lines[number : number + 1] = [line[:at].rstrip(), line[at:].lstrip()]
            self.text = "\n".join(lines)
            self.states.append(state_of(self.document))

    @rule(place=places)
    def join(self, place: float) -> None:
        number = self.place(round(place * len(self.text)))[0]
        words = self.text.split()
        if self.document.join(number):
            self.text = self.document.text
            assert "".join(self.text.split()) == "".join(words)
            self.states.append(state_of(self.document))

    @rule(place=places, name=names)
    def name(self, place: float, name: str | None) -> None:
        number = self.place(round(place * len(self.text)))[0]
        if self.document.set_speaker([number], name):
            self.states.append(state_of(self.document))
        assert self.document.lines[number].speaker == name

    @rule(name=names.filter(bool), new=names)
    def rename(self, name: str, new: str | None) -> None:
        if self.document.rename_speaker(name, new):
            self.states.append(state_of(self.document))
        assert new == name or name not in self.document.speakers()

    @rule(text=st.sampled_from("ab 世"), new=st.sampled_from(["", "c", "d e"]))
    def replace_all(self, text: str, new: str) -> None:
        found = [
            (number, at, at + 1)
            for number, line in enumerate(self.text.split("\n"))
            for at, letter in enumerate(line)
            if letter == text
        ]
        if self.document.replace_many(found, new):
            self.text = self.text.replace(text, new)
            self.states.append(state_of(self.document))

    @rule(steps=st.integers(1, 5))
    def undo_and_redo(self, steps: int) -> None:
        now = state_of(self.document)
        done = 0
        while done < steps and self.document.undo():
            done += 1
            assert state_of(self.document) in self.states
        for _ in range(done):
            assert self.document.redo()
        assert state_of(self.document) == now

    @rule()
    def undo_everything(self) -> None:
        while self.document.undo():
            pass
        assert state_of(self.document) == self.states[0]
        del self.states[1:]
        self.text = self.document.text

    @invariant()
    def it_is_that_text_and_every_word_has_its_time(self) -> None:
        assert self.document.text == self.text
        earliest = 0.0
        for line in self.document.lines:
            assert 0 <= line.start <= line.end <= self.end
            assert earliest <= line.start
            if self.timed_here:
                assert "".join(word.text for word in line.words) == line.text.rstrip()
            for word in line.words:
                assert max(earliest, line.start) <= word.start <= word.end <= line.end
                earliest = word.end
            earliest = max(earliest, line.end)

    @property
    def timed_here(self) -> bool:
        return getattr(self, "timed", True)

    def teardown(self) -> None:
        stored = self.document.snapshot()()
        assert Transcript.decode(stored.encode()) == stored
        assert " ".join(self.text.split()) == " ".join(stored.text.split())
        again = TranscriptDocument(stored)
        assert again.snapshot()() == stored
        assert all(isinstance(segment, Segment) for segment in stored.segments)


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=150,
    stateful_step_count=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
)
