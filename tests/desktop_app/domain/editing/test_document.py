"""What a person types changes the words that it touches, and their times alone."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.editing.line import Line
from tests.fakes.transcripts import make_long_transcript, make_timed_transcript
from worker_agent.contract.transcript import Segment, Transcript, Word

Times = list[tuple[str, float, float]]


def times(line: Line) -> Times:
    return [(word.text.strip(), round(word.start, 3), round(word.end, 3)) for word in line.words]


@pytest.fixture
def document() -> TranscriptDocument:
    return TranscriptDocument(make_timed_transcript())


def test_an_untouched_transcript_comes_back_as_it_was() -> None:
    transcript = make_timed_transcript(("Let us begin.", "We finished."), warning="The end is missing.")
    assert TranscriptDocument(transcript).snapshot()() == transcript


@pytest.mark.parametrize(
    ("start", "end", "text", "expected"),
    [
        (4, 6, "him", [("Let", 0, 0.5), ("him", 0.5, 1.0), ("begin.", 1.0, 1.5)]),
        (3, 3, "s", [("Lets", 0, 0.5), ("us", 0.5, 1.0), ("begin.", 1.0, 1.5)]),
        (4, 4, "b", [("Let", 0, 0.5), ("bus", 0.5, 1.0), ("begin.", 1.0, 1.5)]),
        (3, 6, "", [("Let", 0, 0.5), ("begin.", 1.0, 1.5)]),
        (5, 5, " ", [("Let", 0, 0.5), ("u", 0.5, 0.667), ("s", 0.833, 1.0), ("begin.", 1.0, 1.5)]),
        (6, 7, "", [("Let", 0, 0.5), ("usbegin.", 0.5, 1.5)]),
        (
            4,
            4,
            "all of ",
            [("Let", 0, 0.5), ("all", 0.5, 0.5), ("of", 0.5, 0.5), ("us", 0.5, 1.0), ("begin.", 1.0, 1.5)],
        ),
        (0, 13, "Go on now.", [("Go", 0.0, 0.3), ("on", 0.45, 0.75), ("now.", 0.9, 1.5)]),
        (13, 13, "  ", [("Let", 0, 0.5), ("us", 0.5, 1.0), ("begin.", 1.0, 1.5)]),
        (0, 0, " ", [("Let", 0, 0.5), ("us", 0.5, 1.0), ("begin.", 1.0, 1.5)]),
    ],
)
def test_words_that_are_not_touched_keep_their_times(
    document: TranscriptDocument, start: int, end: int, text: str, expected: Times
) -> None:
    before = document.lines[0].text
    document.replace((0, start), (0, end), text)
    line = document.lines[0]
    assert line.text == before[:start] + text + before[end:]
    assert [one[0] for one in times(line)] == [one[0] for one in expected]
    for (_, *found), (_, *wanted) in zip(times(line), expected, strict=True):
        assert found == pytest.approx(wanted, abs=0.002)


def test_a_replacement_that_keeps_most_of_a_line_keeps_its_times(document: TranscriptDocument) -> None:
    document.replace((1, 0), (1, 28), "We finished the third part.")
    assert times(document.lines[1])[3:] == [("third", 3.5, 4.0), ("part.", 4.0, 4.5)]


def test_words_without_spaces_between_them_stay_words() -> None:
    spoken = tuple(Word(start=at / 2, end=at / 2 + 0.5, text=text) for at, text in enumerate(("你好", "世界", "再见")))
    segment = Segment(start=0, end=1.5, text="你好世界再见", words=spoken)
    document = TranscriptDocument(Transcript(language="zh", duration_seconds=2, model="base", segments=(segment,)))
    document.replace((0, 2), (0, 4), "朋友们")
    assert times(document.lines[0]) == [("你好", 0, 0.5), ("朋友们", 0.5, 1.0), ("再见", 1.0, 1.5)]
    document.replace((0, 2), (0, 5), "")
    assert times(document.lines[0]) == [("你好", 0, 0.5), ("再见", 1.0, 1.5)]


def test_a_line_is_split_between_words_and_joined_again(document: TranscriptDocument) -> None:
    document.set_speaker([0], "Anna")
    document.split((0, 6))
    first, second = document.lines[:2]
    assert (first.text, first.end, second.text, second.start, second.end) == ("Let us", 1.0, "begin.", 1.0, 1.5)
    assert (first.speaker, second.speaker) == ("Anna", "Anna")
    document.join(0)
    assert document.lines[0].text == "Let us begin."
    assert times(document.lines[0]) == [("Let", 0, 0.5), ("us", 0.5, 1.0), ("begin.", 1.0, 1.5)]


def test_lines_that_are_joined_keep_the_times_of_both(document: TranscriptDocument) -> None:
    words = times(document.lines[0]) + times(document.lines[1])
    document.set_speaker([1], "Ben")
    document.join(0)
    assert document.text == "Let us begin. We finished the second part."
    assert (times(document.lines[0]), document.lines[0].end, document.lines[0].speaker) == (words, 4.5, None)
    assert document.join(0) is None


def test_a_text_with_line_breaks_becomes_lines(document: TranscriptDocument) -> None:
    document.replace((0, 7), (1, 2), "stop.\n\nThey")
    assert [line.text for line in document.lines] == ["Let us stop.", "", "They finished the second part."]
    starts = [line.start for line in document.lines]
    assert starts == sorted(starts)
    assert [line.end for line in document.lines][-1] == 4.5


def test_without_times_of_words_a_line_is_split_by_its_characters() -> None:
    segment = Segment(start=10.0, end=20.0, text="Twenty characters ok")
    document = TranscriptDocument(Transcript(language="en", duration_seconds=20, model="base", segments=(segment,)))
    document.split((0, 6))
    assert [(line.text, line.words) for line in document.lines] == [("Twenty", ()), ("characters ok", ())]
    assert document.lines[0].end == pytest.approx(10 + 10 * 6 / 19)
    assert document.snapshot()().segments[1].words == ()


def test_what_was_changed_is_stored_as_a_worker_stores_it(document: TranscriptDocument) -> None:
    document.replace((0, 0), (0, 3), "  Leave")
    segment = document.snapshot()().segments[0]
    assert (segment.text, [word.text for word in segment.words]) == ("Leave us begin.", [" Leave", " us", " begin."])
    assert segment.words[0].probability is None
    assert segment.words[1] == make_timed_transcript().segments[0].words[1]


def test_an_empty_line_is_not_stored(document: TranscriptDocument) -> None:
    document.replace((0, 0), (0, 13), "")
    assert [segment.text for segment in document.snapshot()().segments] == ["We finished the second part."]


def test_a_snapshot_is_of_its_moment(document: TranscriptDocument) -> None:
    snapshot = document.snapshot()
    document.replace((0, 0), (0, 3), "Leave")
    assert snapshot() == make_timed_transcript()


def test_a_word_that_is_typed_is_undone_at_once(document: TranscriptDocument) -> None:
    for at, letter in enumerate("Now then "):
        document.replace((0, at), (0, at), letter)
    document.undo()
    assert document.lines[0].text == "Now Let us begin."
    document.undo()
    assert document.snapshot()() == make_timed_transcript()
    assert document.undo() == ()
    assert (document.redo() != (), document.lines[0].text) == (True, "Now Let us begin.")


def test_speakers_are_renamed_everywhere_and_undone_at_once(document: TranscriptDocument) -> None:
    document.set_speaker([0, 1], "Speaker 1")
    document.rename_speaker("Speaker 1", "Anna")
    assert ([line.speaker for line in document.lines], document.speakers()) == (["Anna", "Anna"], ["Anna"])
    document.undo()
    assert document.speakers() == ["Speaker 1"]
    document.rename_speaker("Speaker 1", None)
    assert document.speakers() == []


def test_places_are_replaced_together(document: TranscriptDocument) -> None:
    document.replace_many([(0, 0, 1), (1, 12, 15), (1, 23, 27)], "X")
    assert document.text == "Xet us begin.\nWe finished X second X."
    document.undo()
    assert document.snapshot()() == make_timed_transcript()


def test_unsure_words_are_those_below_the_threshold() -> None:
    sure, unsure = (Word(start=0, end=1, text=" a", probability=each) for each in (0.9, 0.4))
    segment = Segment(start=0, end=1, text="a a", words=(sure, unsure))
    transcript = Transcript(language="en", duration_seconds=1, model="base", segments=(segment,))
    document = TranscriptDocument(transcript)
    assert [document.lines[0].unsure(threshold) for threshold in (0.3, 0.5, 0.95)] == [[], [1], [0, 1]]
    document.replace((0, 2), (0, 3), "b")  # a person's word is sure
    assert document.lines[0].unsure(0.95) == [0]


def test_an_edit_of_a_long_transcript_touches_one_line() -> None:
    document = TranscriptDocument(make_long_transcript(100_000))
    untouched = list(document.lines)
    began = time.perf_counter()
    for at in range(200):
        document.replace((4000, at), (4000, at), "x")
    assert (time.perf_counter() - began) / 200 < 0.004
    del untouched[4000]
    assert all(
        one is other for one, other in zip(untouched, document.lines[:4000] + document.lines[4001:], strict=True)
    )
    assert all(one.end <= other.start + 1e-9 for one, other in pairwise(document.lines))
