"""Sentences are what a person would call so: whatever the script, the abbreviations and the model's odd times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker_agent.contract.transcript import Segment, Word
from worker_agent.speech.sentences import LONGEST, PAUSE, cut_sentences

HOUR = 3600.0


def speak(*texts: str, start: float = 0.0, word: float = 0.3, gap: float = 0.05) -> Segment:
    """One segment of the model, spoken at an even pace."""
    words = [
        Word(start=start + index * (word + gap), end=start + index * (word + gap) + word, text=text)
        for index, text in enumerate(texts)
    ]
    return Segment(start=words[0].start, end=words[-1].end, text="".join(texts).strip(), words=tuple(words))


def say(text: str, **pace: float) -> Segment:
    """The words of a text in a script with spaces."""
    return speak(*(f" {word}" for word in text.split()), **pace)


def texts(*segments: Segment, duration: float = HOUR) -> list[str]:
    return [sentence.text for sentence in cut_sentences(segments, duration)]


def test_half_a_minute_becomes_sentences() -> None:
    assert texts(say("Good morning. Who is there? Nobody! Then we begin.")) == [
        "Good morning.",
        "Who is there?",
        "Nobody!",
        "Then we begin.",
    ]


def test_a_sentence_takes_its_times_from_its_words() -> None:
    first, second = cut_sentences([say("One two. Three four.", start=10.0, word=0.5, gap=0.0)], HOUR)

    assert (first.start, first.end) == (10.0, 11.0)
    assert (second.start, second.end) == (11.0, 12.0)
    assert [word.text for word in second.words] == [" Three", " four."]


@pytest.mark.parametrize(
    "text",
    [
        "We met Dr. Smith and Mrs. Jones vs. St. Peter today.",
        "J. R. Tolkien wrote it.",
        "The U.S. Army came, e.g. Company B.",
        "It costs approx. Five dollars.",
        "Am 3. Oktober war es kalt, z.B. Berlin.",
        "We waited... and waited.",
        "He said no. and went on in small letters.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert texts(say(text)) == [text]


def test_a_doubtful_full_stop_before_a_pause_ends_the_sentence() -> None:
    assert texts(say("It was 5 p.m."), say("Then we left.", start=3.0)) == ["It was 5 p.m.", "Then we left."]


def test_quotes_and_brackets_belong_to_the_sentence_they_close() -> None:
    assert texts(say("He cried “Stop!” Nobody did. (Why?) We know.")) == [
        "He cried “Stop!”",
        "Nobody did.",
        "(Why?)",
        "We know.",
    ]


def test_a_number_with_decimals_that_the_model_splits_stays_whole() -> None:
    assert texts(speak(" It", " is", " 3.", "14", " or", " 2", ".71", " today.")) == ["It is 3.14 or 2.71 today."]


def test_scripts_without_spaces_are_cut_at_their_own_full_stops() -> None:
    assert texts(speak(*"你好。", *"今天天气很好！", *"你呢？")) == ["你好。", "今天天气很好！", "你呢？"]
    assert texts(speak("こん", "にちは。", "元気", "です", "か？")) == ["こんにちは。", "元気ですか？"]
    assert texts(speak("言", "った。", "「", "はい。」", "そう。")) == ["言った。", "「はい。」", "そう。"]


def test_other_scripts_full_stops_count_too() -> None:
    assert texts(say("यह एक है। वह दो है।")) == ["यह एक है।", "वह दो है।"]
    assert texts(speak(" 안", "녕하", "세요.", " 네", ".")) == ["안녕하세요.", "네."]
    assert texts(say("كيف حالك؟ أنا بخير.")) == ["كيف حالك؟", "أنا بخير."]


def test_silence_ends_a_sentence_without_a_full_stop() -> None:
    before = say("and then he")
    after = say("came back", start=before.end + PAUSE)

    assert texts(before, after) == ["and then he", "came back"]


def test_a_sentence_goes_on_over_the_border_of_two_spans() -> None:
    before = say("The old gate")
    after = say("opens early. Come.", start=before.end + 0.1)

    assert texts(before, after) == ["The old gate opens early.", "Come."]


def test_a_run_on_is_cut_at_its_longest_pause() -> None:
    before = say(" ".join(["on"] * 25))  # 8.7 s
    after = say(" ".join(["off"] * 25), start=before.end + 0.6)

    assert texts(before, after) == [before.text, after.text]


def test_a_run_on_is_cut_after_a_comma_rather_than_in_mid_phrase() -> None:
    words = [*["word"] * 30, "word,", *["word"] * 30]

    first, second = texts(say(" ".join(words)))

    assert first.endswith("word,")
    assert len(first.split()) == 31
    assert len(second.split()) == 30


@pytest.mark.parametrize("text", [" word", "字", "คำ"])
def test_a_run_on_without_any_pause_is_still_cut(text: str) -> None:
    sentences = cut_sentences([speak(*[text] * 300)], HOUR)

    assert max(sentence.end - sentence.start for sentence in sentences) <= LONGEST
    assert "".join(word.text for sentence in sentences for word in sentence.words) == text * 300


def test_what_cannot_be_cut_is_left_whole() -> None:
    one = Segment(start=0, end=40, text="Ah", words=(Word(start=0, end=40, text=" Ah"),))

    assert texts(one) == ["Ah"]


def test_segments_without_words_are_kept() -> None:
    bare = Segment(start=5.0, end=9.0, text="No words. Two sentences.")

    assert cut_sentences([bare], HOUR) == (bare,)
    assert texts(say("Before."), bare, say("After.", start=10.0)) == ["Before.", bare.text, "After."]


def test_segments_without_text_are_left_out() -> None:
    assert texts(Segment(start=0, end=1, text="")) == []
    assert cut_sentences([], HOUR) == ()


def test_impossible_times_are_mended() -> None:
    words = (
        Word(start=-165.32, end=0.5, text=" Good"),
        Word(start=0.4, end=0.3, text=" morning."),
        Word(start=9.0, end=99.0, text=" Bye."),
    )

    first, second = cut_sentences([Segment(start=-165.32, end=99.0, text="", words=words)], 10.0)

    assert (first.start, first.end) == (0.0, 0.5)
    assert (second.start, second.end) == (9.0, 10.0)


times = st.floats(-200, 200, allow_nan=False)
any_words = st.builds(
    Word, start=times, end=times, text=st.sampled_from([" a", " b.", "c", "字", "。", " D!", " e,", ""])
)
any_segments = st.lists(
    st.builds(Segment, start=times, end=times, text=st.just("text"), words=st.lists(any_words, max_size=40).map(tuple)),
    max_size=5,
)


@given(any_segments)
def test_times_stay_inside_the_file_and_never_go_backwards(segments: list[Segment]) -> None:
    clock = 0.0
    for sentence in cut_sentences(segments, 100.0):
        for part in sentence.words or (sentence,):
            assert clock <= part.start <= part.end <= 100.0
            clock = part.start
        assert sentence.words == () or (sentence.start, sentence.end) == (
            sentence.words[0].start,
            sentence.words[-1].end,
        )


@given(any_segments)
def test_no_word_is_lost(segments: list[Segment]) -> None:
    def letters(found: list[Segment]) -> str:
        return "".join(word.text for segment in found for word in segment.words).strip()

    assert letters(list(cut_sentences(segments, 100.0))).split() == letters(segments).split()
