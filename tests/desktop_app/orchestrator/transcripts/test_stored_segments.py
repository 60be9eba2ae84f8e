"""A transcript whose words are parsed when they are asked for is the same transcript."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.orchestrator.transcripts.revision_documents import pack, unpack, unpack_json
from desktop_app.orchestrator.transcripts.stored_segments import StoredSegment, decode_lazily
from tests.fakes.transcripts import make_long_transcript, make_timed_transcript
from worker_agent.contract.transcript import NewerTranscript, Segment, Transcript, Word

TEXTS = st.text(st.sampled_from('ab "\\[]{},:wordsé\n😀')) | st.just('"words":[') | st.just('\\"words\\":[]')
WORDS = st.builds(Word, start=st.just(0.5), end=st.just(1.5), text=TEXTS, probability=st.none() | st.just(0.25))
SEGMENTS = st.builds(
    Segment,
    start=st.just(0.0),
    end=st.just(2.0),
    text=TEXTS,
    words=st.lists(WORDS, max_size=3).map(tuple),
    speaker=st.none() | TEXTS,
)


def transcript_of(segments: list[Segment]) -> Transcript:
    return Transcript(language="en", duration_seconds=2.0, model="base", segments=tuple(segments), warning='"words":[')


@given(st.lists(SEGMENTS, max_size=4))
def test_it_reads_and_is_packed_as_the_whole_is(segments: list[Segment]) -> None:
    whole = transcript_of(segments)
    assert decode_lazily(whole.encode()) == whole
    unread = decode_lazily(whole.encode())
    assert Transcript.decode(unpack_json(pack(unread))) == whole
    read = decode_lazily(whole.encode())
    assert [segment.words for segment in read.segments] == [segment.words for segment in whole.segments]
    assert Transcript.decode(unpack_json(pack(read))) == whole


def test_what_nobody_looks_at_is_not_parsed() -> None:
    transcript = unpack(pack(make_long_transcript(600)))
    document = TranscriptDocument(transcript)
    document.replace((20, 0), (20, 0), "x")
    pack(document.snapshot()())
    parsed = [number for number, one in enumerate(transcript.segments) if "words" in one.__dict__]
    assert parsed == [0, 20]  # the first says whether words have times
    assert transcript.segments[21].words == make_long_transcript(600).segments[21].words


def test_who_speaks_a_line_that_nobody_has_typed_into_is_kept_with_its_words() -> None:
    transcript = unpack(pack(make_timed_transcript()))
    document = TranscriptDocument(transcript)
    document.set_speaker([1], "Anna")
    [_, second] = unpack(pack(document.snapshot()())).segments
    assert (second.speaker, second.words) == ("Anna", make_timed_transcript().segments[1].words)


def test_words_with_lists_that_only_a_later_version_knows_are_read_and_stay() -> None:
    plain = json.loads(make_timed_transcript().encode())
    plain["segments"][0]["words"][0]["others"] = [["]"], {"words": 3}]
    data = json.dumps(plain, separators=(",", ":")).encode()
    transcript = decode_lazily(data)
    assert isinstance(transcript.segments[0], StoredSegment)
    packed = json.loads(unpack_json(pack(transcript)))
    assert packed["segments"][0]["words"][0]["others"] == [["]"], {"words": 3}]
    assert transcript == make_timed_transcript()


def test_one_that_another_program_wrote_is_read_at_once() -> None:
    data = json.dumps(json.loads(make_timed_transcript().encode()), indent=1).encode()
    assert decode_lazily(data) == make_timed_transcript()


def test_damaged_words_leave_the_text() -> None:
    data = make_timed_transcript().encode().replace(b'"start":0.0,"end":0.5', b'"start":"x","end":0.5')
    transcript = decode_lazily(data)
    assert [segment.text for segment in transcript.segments] == ["Let us begin.", "We finished the second part."]
    assert transcript.segments[0].words == ()
    assert len(Transcript.decode(unpack_json(pack(transcript))).segments[1].words) == 5


def test_a_newer_or_damaged_document_is_told_as_ever() -> None:
    newer = make_timed_transcript().encode().replace(b'"version":1', b'"version":2')
    with pytest.raises(NewerTranscript):
        decode_lazily(newer)
    with pytest.raises(ValueError, match="segments"):
        decode_lazily(b'{"version":1,"language":"en","duration_seconds":1,"model":"m","segments":[{"words":[]}]}')
