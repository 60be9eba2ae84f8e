"""The subtitles of many odd transcripts, byte for byte as they were before cutting them was made faster."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest

from desktop_app.exporters import EXPORTERS
from desktop_app.exporters.cues.limits import PROFILES, SubtitleLimits
from desktop_app.exporters.manuscript import Manuscript, Part
from worker_agent.contract.transcript import Segment, Transcript, Word

TRANSCRIPTS = 60
WORDS = {
    "latin": (
        "The garden opens at nine and because young plants are still very small, easy to break. Well-known songs; Mr. "
        'Smith J. said "Stop!" – he went… (no) y e que während dass e.g. Größe naïve O\'Neil U.S. 3.5% -- ? ! » 1. '
        "etc. unbelievablylongwordthatneverendsandgoesonandonforeverandeverandmore"
    ).split(),
    "cjk": [
        *"今天很好。明天也好、我们去公园「散步」吧ぁっャー（猫）안녕하세요",
        "ไทย",
        "日本語テキスト",
        "한국어 단어",
    ],
    "rtl": "שלום עולם, מה؟ السلام عليكم؛ نعم۔ كتاب".split(),
    "odd": [
        "\x00",
        "<b>",
        "{\\an8}",
        "\\N",
        "-->",
        "&",
        "a\u0301",
        " ",
        "  two  words ",
        "",
        "a\nb",
        "\u3000",
        "x\u2028y",
    ],
}
#: Of both formats, with and without speakers, under the limits of each profile
BEFORE: dict[str, str | list[str]] = {
    "usual": "ed58878f7a370206",
    "netflix": "8fe9d076a3884689",
    "bbc": "1f6501ef02634fb9",
    "one-line": "5c02deb26c9aacaf",
    "narrow": [
        "b7bc7f94581cd8d0",
        "0d98f456a0aa69a2",
        "d37c1fa1eab5be76",
        "6fea53853415a851",
        "8afc5246fdf54781",
        "3e1793a5f599d326",
    ],
}


def transcript(chance: random.Random) -> Transcript:
    words = WORDS[chance.choice(list(WORDS))] + (WORDS["odd"] if chance.random() < 0.2 else [])
    orderly, speakers = chance.random() < 0.6, chance.choice([[None], ["Anna", "Ben", None]])
    now, segments = 0.0, []
    for _ in range(chance.randint(0, 14)):
        said = []
        for _ in range(chance.randint(1, 25)):
            start = now + (chance.choice([0, 0, 0, 0, 0.1, 0.4, 1.2, 9]) if orderly else chance.uniform(-3, 3))
            end = start + (chance.uniform(0.02, 0.8) if orderly else chance.uniform(-1, 2))
            space = "" if chance.random() < (0.9 if words is WORDS["cjk"] else 0.05) else " "
            said.append(Word(start=round(start, 2), end=round(end, 2), text=space + chance.choice(words)))
            now = max(0.0, round(end, 2))
        text = "".join(word.text for word in said).strip() + (" edited" if chance.random() < 0.1 else "")
        timed = tuple(said) if chance.random() < 0.85 else ()
        who = chance.choice(speakers)
        segments.append(Segment(start=said[0].start, end=said[-1].end, text=text, words=timed, speaker=who))
    language, duration = chance.choice(["en", "de", "es", "zh", "ar"]), chance.choice([now + 1, now, 0, 1])
    return Transcript(language=language, duration_seconds=duration, model="m", segments=tuple(segments))


def digest(limits: SubtitleLimits) -> str:
    written = sha256()
    for number in range(TRANSCRIPTS):
        manuscript = Manuscript(transcript(random.Random(number)), "talk.mp3", limits)
        for format_ in ("srt", "vtt"):
            for parts in ((), (Part.SPEAKERS,)):
                written.update(EXPORTERS[format_].render(manuscript, parts))
        written.update(repr(sorted(manuscript.check().broken.items())).encode())
    return written.hexdigest()[:16]


@pytest.mark.parametrize("name", PROFILES)
def test_subtitles_are_as_they_were(name: str) -> None:
    assert digest(PROFILES[name]) == BEFORE[name]


def test_subtitles_of_one_to_three_lines_are_as_they_were() -> None:
    narrow = [SubtitleLimits(line=line, lines=lines, max_duration=9000) for line in (12, 30) for lines in (1, 2, 3)]

    assert [digest(limits) for limits in narrow] == BEFORE["narrow"]
