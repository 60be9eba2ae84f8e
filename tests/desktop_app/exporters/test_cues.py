from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.exporters.cues import Cue, make_cues
from desktop_app.exporters.writing import columns
from worker_agent.contract.transcript import Segment, Transcript, Word

LINE, LEAST, MOST, GAP = 42, 1000, 7000, 80  # what a subtitler asks for: columns, milliseconds


# What holds for every transcript


@st.composite
def transcripts(draw: st.DrawFn, *, orderly: bool) -> Transcript:
    """Speech at a human pace, or anything a broken model could write."""
    least = 0.15 if orderly else 0.0
    text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=60)
    word = st.sampled_from(["I", "say,", "that", "gardens", "and", "houses.", "Stay!", "unbelievably"])
    now, segments = 0.0, []
    for _ in range(draw(st.integers(0, 5))):
        words = []
        for _ in range(draw(st.integers(1, 18))):
            begin = now + draw(st.sampled_from([0, 0, 0, 0.2, 1.5, 9]))
            now = begin + draw(st.floats(least, 0.9))
            words.append(Word(start=begin, end=now, text=" " + draw(word if orderly else st.one_of(word, text))))
        joined = "".join(each.text for each in words).strip()
        timed = tuple(words) if draw(st.booleans()) else ()
        segments.append(Segment(start=words[0].start, end=now, text=joined, words=timed))
    duration = now + draw(st.floats(0, 3)) if orderly else draw(st.sampled_from([0, 1, 30, 300]))
    return Transcript(language="en", duration_seconds=duration, model="m", segments=tuple(segments))


NO_WIDTH = Transcript(
    language="en", duration_seconds=0, model="m", segments=(Segment(start=0, end=0, text="\xad I"),)
)  #: a soft hyphen takes no room on a line


@settings(deadline=None, max_examples=60)
@given(transcripts(orderly=False))
def test_no_text_is_lost_and_none_is_added(transcript: Transcript) -> None:
    shown = "".join(line for cue in make_cues(transcript) for line in cue.lines)

    assert "".join(shown.split()) == "".join(transcript.text.split())


@settings(deadline=None, max_examples=60)
@given(transcripts(orderly=True))
def test_no_word_is_cut(transcript: Transcript) -> None:
    shown = " ".join(line for cue in make_cues(transcript) for line in cue.lines)

    assert shown.split() == transcript.text.split()


@settings(deadline=None, max_examples=60)
@given(transcripts(orderly=False))
def test_lines_are_few_and_short_whatever_is_in_them(transcript: Transcript) -> None:
    for cue in make_cues(transcript):
        assert len(cue.lines) in (1, 2)
        assert all(line and line == line.strip() and columns(line) <= LINE for line in cue.lines)


@settings(deadline=None, max_examples=60)
@example(NO_WIDTH)
@given(transcripts(orderly=False))
def test_cues_follow_each_other_within_the_file(transcript: Transcript) -> None:
    cues = make_cues(transcript)
    if transcript.duration_seconds:
        assert all(cue.end <= 1000 * transcript.duration_seconds for cue in cues)

    assert all(0 <= cue.start <= cue.end for cue in cues)
    assert all(before.end <= after.start for before, after in pairwise(cues))


@settings(deadline=None, max_examples=60)
@given(transcripts(orderly=True))
def test_durations_and_gaps_are_those_of_a_subtitler(transcript: Transcript) -> None:
    cues = make_cues(transcript)
    if transcript.duration_seconds * 1000 < len(cues) * (LEAST + GAP):
        return  # a single short word that is the whole file

    assert all(LEAST <= cue.end - cue.start <= MOST for cue in cues)
    assert all(after.start - before.end >= GAP for before, after in pairwise(cues))


# What a subtitler would do


def test_a_cue_ends_with_its_sentence() -> None:
    cues = make_cues(format_duration("The garden opens at nine in the morning. The coffee shop opens before lunch."))

    assert texts(cues) == ["The garden opens at nine in the morning.", "The coffee shop opens before lunch."]


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    sentence = (
        "If it begins to rain while you are walking through the old garden, "
        "the glass house beside the kitchen is always warm and dry."
    )

    assert texts(make_cues(format_duration(sentence))) == [
        "If it begins to rain while you are walking through the old garden,",
        "the glass house beside the kitchen is always warm and dry.",
    ]


def test_a_long_sentence_without_a_comma_is_cut_before_a_conjunction() -> None:
    sentence = (
        "Please stay on the gravel path through the garden "
        "because the young plants are still very small and easy to break"
    )

    assert texts(make_cues(format_duration(sentence))) == [
        "Please stay on the gravel path through the garden",
        "because the young plants are still very small and easy to break",
    ]


def test_a_long_sentence_without_either_is_cut_at_a_pause() -> None:
    first = "one two three four five six seven eight nine ten"
    second = "eleven twelve thirteen fourteen fifteen sixteen seventeen"
    words = [*words_of(first, 0.0), *words_of(second, end_of(first) + 0.5)]

    assert texts(make_cues(of(words))) == [first, second]


def test_the_abbreviated_mister_ends_no_sentence() -> None:
    cues = make_cues(format_duration("This is what I said to Mr. Anderson when he came to see us yesterday."))

    assert texts(cues) == ["This is what I said to Mr. Anderson when he came to see us yesterday."]


def test_two_lines_are_even_or_heavier_below_and_end_well() -> None:
    (cue,) = make_cues(format_duration("The old gate opens early and the coffee shop opens before lunch."))

    assert cue.lines == ("The old gate opens early", "and the coffee shop opens before lunch.")


def test_short_text_stays_on_one_line() -> None:
    (cue,) = make_cues(format_duration("And so, my fellow Americans, good morning."))

    assert cue.lines == ("And so, my fellow Americans, good morning.",)


def test_a_short_utterance_is_shown_for_a_second_where_there_is_time() -> None:
    words = [*words_of("Yes.", 1.0), *words_of("That is what I meant.", 5.0)]

    first, _ = make_cues(of(words))

    assert first == Cue(1000, 2000, ("Yes.",))


def test_a_short_utterance_is_merged_where_there_is_none() -> None:
    assert texts(make_cues(format_duration("Yes. That is what I meant."))) == ["Yes. That is what I meant."]


def test_a_long_sentence_is_cut_rather_than_flash_what_precedes_it() -> None:
    text = "Yes. I should like to show you the garden and the pond and also the old house behind it."

    assert texts(make_cues(format_duration(text)))[0].startswith("Yes. I should like")


def test_cues_that_the_end_of_the_file_pushes_back_keep_their_gaps() -> None:
    words = [Word(start=5, end=5, text=f" word{i}") for i in range(200)]

    cues = make_cues(of(words, duration=23.0))

    assert cues[0].start < 5000
    assert all(after.start - before.end >= GAP for before, after in pairwise(cues))


def test_a_last_short_word_is_shown_early_rather_than_past_the_end() -> None:
    words = [*words_of("Good night.", 1.0), Word(start=19.8, end=20.0, text=" Bye.")]

    assert make_cues(of(words, duration=20.0))[-1] == Cue(19_000, 20_000, ("Bye.",))


def test_fast_speech_stays_on_the_screen_into_the_silence_that_follows() -> None:
    text = "He spoke so fast that nobody could have read it in time."
    words = [*words_of(text, 0.0, each=0.1), *words_of("Then nothing.", 10.0)]

    first, _ = make_cues(of(words))

    assert len(text) / (first.end - first.start) * 1000 <= 17.1


def test_a_word_drawn_out_by_silence_is_shown_for_seven_seconds() -> None:
    (cue,) = make_cues(of([Word(start=2.0, end=30.0, text=" Hello.")]))

    assert cue == Cue(2000, 9000, ("Hello.",))


def test_a_long_silence_parts_cues_within_a_sentence() -> None:
    words = [*words_of("I think", 0.0), *words_of("that it is time.", 3.5)]

    assert texts(make_cues(of(words))) == ["I think", "that it is time."]


# Other scripts, other words


def test_a_word_longer_than_a_line_is_cut_into_lines() -> None:
    word = "x" * 100

    lines = [line for cue in make_cues(format_duration(word, each=4.0)) for line in cue.lines]

    assert [len(line) for line in lines] == [42, 42, 16]


def test_chinese_lines_are_half_as_many_characters() -> None:
    text = "今天我们在这里讨论上个月的结果和新机器的情况，然后决定下一步应该做什么。"
    words = [Word(start=i * 0.25, end=i * 0.25 + 0.25, text=char) for i, char in enumerate(text)]

    cues = make_cues(of(words, text=text, language="zh"))

    lines = [line for cue in cues for line in cue.lines]
    assert "".join(lines) == text
    assert all(len(line) <= 21 for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_japanese_without_word_times_is_cut_between_characters() -> None:
    text = "今日はとてもいい天気ですね。" * 6

    cues = make_cues(document([Segment(start=0, end=24, text=text)], language="ja"))

    lines = [line for cue in cues for line in cue.lines]
    assert "".join(lines) == text
    assert not any(line.startswith(("。", "っ")) for line in lines)
    assert all(cue.lines[-1].endswith("。") for cue in cues)


def test_korean_is_cut_at_spaces_only() -> None:
    text = "오늘 우리는 여기에서 지난달의 결과와 새로운 기계의 상태에 대해 이야기하고 다음 단계를 결정할 것입니다"

    shown = " ".join(line for cue in make_cues(format_duration(text, language="ko")) for line in cue.lines)

    assert shown == text


def test_a_french_question_mark_stays_with_its_word() -> None:
    text = "Est-ce que vous avez déjà visité ce jardin ? Non ! Il faut absolument venir le voir au printemps !"

    for line in (line for cue in make_cues(format_duration(text, language="fr")) for line in cue.lines):
        assert not line.startswith(("?", "!"))


def test_right_to_left_text_is_left_as_it_is() -> None:
    text = "مرحبا بكم في الحديقة القديمة، البوابة تفتح مبكرا كل يوم والمقهى يفتح قبل الغداء"

    assert " ".join(texts(make_cues(format_duration(text, language="ar")))) == text


def test_a_word_that_the_model_cut_is_whole_again() -> None:
    pieces = [" twenty", "-five", " well", "-known", " songs."]
    words = [Word(start=i, end=i + 1, text=piece) for i, piece in enumerate(pieces)]

    assert texts(make_cues(of(words))) == ["twenty-five well-known songs."]


# Without word times


def test_a_segment_without_words_is_shared_out_by_its_characters() -> None:
    text = "The first half of it is as long as this, " * 2 + "the second half of it is as long as that, " * 2
    cues = make_cues(document([Segment(start=0, end=16, text=text.strip())]))

    assert len(cues) > 2
    assert cues[len(cues) // 2].start == pytest.approx(8000, abs=500)


def test_words_that_do_not_tell_the_whole_text_are_not_relied_on() -> None:
    segment = Segment(start=0, end=4, text="All of this was said.", words=(Word(start=0, end=1, text=" All"),))

    assert texts(make_cues(document([segment]))) == ["All of this was said."]


def test_silence_has_no_cues() -> None:
    assert make_cues(document([])) == []
    assert make_cues(document([Segment(start=0, end=1, text="  ")])) == []


def test_a_text_in_no_time_at_all_is_still_there() -> None:
    words = [Word(start=5, end=5, text=f" word{i}") for i in range(200)]

    cues = make_cues(of(words, duration=60.0))

    assert " ".join(texts(cues)) == " ".join(f"word{i}" for i in range(200))
    assert all(cue.end - cue.start >= LEAST for cue in cues)


def texts(cues: list[Cue]) -> list[str]:
    return [" ".join(cue.lines) for cue in cues]


def words_of(text: str, start: float, each: float = 0.3) -> list[Word]:
    spoken_at = enumerate(text.split())
    return [Word(start=start + i * each, end=start + (i + 1) * each, text=f" {word}") for i, word in spoken_at]


def end_of(text: str, each: float = 0.3) -> float:
    return len(text.split()) * each


def format_duration(text: str, each: float = 0.3, language: str = "en") -> Transcript:
    return of(words_of(text, 0.0, each), language=language)


def of(words: list[Word], *, text: str = "", language: str = "en", duration: float = 0.0) -> Transcript:
    text = text or "".join(word.text for word in words).strip()
    segment = Segment(start=words[0].start, end=words[-1].end, text=text, words=tuple(words))
    return document([segment], language=language, duration=duration)


def document(segments: list[Segment], *, language: str = "en", duration: float = 0.0) -> Transcript:
    longest = duration or max((segment.end for segment in segments), default=0) + 10
    return Transcript(language=language, duration_seconds=longest, model="base", segments=tuple(segments))
