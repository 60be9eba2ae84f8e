"""Cuts what the model heard, up to half a minute at a time, into what a person would call sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from worker_agent.contract.transcript import Segment, Word

LONGEST = 15.0  # seconds that a sentence may last before it is cut at a pause
PAUSE = 2.0  # seconds of silence that end a sentence which has no full stop
SHORT_PAUSE = 0.3  # seconds of silence that make a doubtful full stop a real one
CLAUSE_WORTH = 0.4  # seconds of silence that a comma is worth, where a long sentence has to be cut
EARLIEST_CUT = 0.3  # share of the longest sentence before which it is not cut

_CLOSERS = "\"'”’»)]}」』）】"
_FULL_STOPS = ".!?…。！？｡．؟۔।॥"
_WIDE_STOPS = "。！？｡．"  # of scripts that have no spaces
_CLAUSE_ENDS = ",;:，、；：،؛–—"
#: titles and the like that a name or a number follows
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sr jr vs cf gen col lt sgt capt rev hon gov sen rep approx fig vol "  # English
    "hr fr nr bzw ca evtl inkl sog vgl "  # German
    "mme mlle sra srta ud uds dott sig".split()  # French, Spanish, Italian
)
_DOTTED = re.compile(r"(?:\w\.)+\w?")  # "U.S", "z.B", "e.g", a single initial
_ORDINAL = re.compile(r"\d{1,2}")  # "3. Oktober", "1. First"
_UNSPACED = ("THAI", "LAO", "KHMER", "MYANMAR")


def cut_sentences(segments: Iterable[Segment], duration: float) -> tuple[Segment, ...]:
    """Sentences with times inside the file that never go backwards; what has no words is kept as it is."""
    flow = _in_order(segments, duration)
    return tuple(sentence for part in _parts(flow) for sentence in part if sentence.text)


def _parts(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    words: list[Word] = []
    for segment in segments:
        if segment.words:
            words += segment.words
            continue
        yield _sentences(words)
        yield [segment]
        words = []
    yield _sentences(words)


def _sentences(words: Sequence[Word]) -> list[Segment]:
    pieces = (piece for sentence in _split(words) for piece in _shorten(sentence))
    return [segment_of(piece) for piece in pieces]


def _split(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    first = 0
    for index, (word, following) in enumerate(pairwise(words), start=1):
        if _may_cut(following) and _is_end(word, following):
            yield words[first:index]
            first = index
    if words:
        yield words[first:]


def _is_end(word: Word, following: Word) -> bool:
    """Whether a sentence ends between the two."""
    pause = following.start - word.end
    if pause >= PAUSE:
        return True
    text = word.text.strip().rstrip(_CLOSERS)
    if not text or text[-1] not in _FULL_STOPS:
        return False
    if text[-1] in _WIDE_STOPS:
        return True
    return not _starts_lower(following) and (pause >= SHORT_PAUSE or not _is_doubtful(text))


def _is_doubtful(text: str) -> bool:
    """Whether the full stop may belong to an abbreviation or a number."""
    bare = text[:-1].lstrip("\"'“‘«([{¿¡")
    if not text.endswith(".") or bare.endswith("."):
        return False
    return bare.lower() in _ABBREVIATIONS or bool(_ORDINAL.fullmatch(bare) or _DOTTED.fullmatch(text))


def _starts_lower(word: Word) -> bool:
    letters = (character for character in word.text if character.isalpha())
    return next(letters, "X").islower()


def _may_cut(following: Word) -> bool:
    """Whether a word begins here: models give `3` and `.5` as two."""
    first = following.text[0]
    return first.isspace() or _is_unspaced(first)


def _is_unspaced(character: str) -> bool:
    """Whether its script puts no spaces between words."""
    name = unicodedata.name(character, "")
    wide = unicodedata.east_asian_width(character) in "WF" and not name.startswith("HANGUL")
    return wide or name.startswith(_UNSPACED)


def _shorten(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut a long sentence where a speaker would take breath."""
    while words[-1].end - words[0].start > LONGEST:
        cut = _best_cut(words)
        if cut is None:
            break
        yield words[:cut]
        words = words[cut:]
    yield words


def _best_cut(words: Sequence[Word]) -> int | None:
    """How many words to cut off; None: there is no place for it."""
    places = [index for index in range(1, len(words)) if _may_cut(words[index])]
    lengths = {index: words[index - 1].end - words[0].start for index in places}
    good = [index for index in places if LONGEST * EARLIEST_CUT <= lengths[index] <= LONGEST]
    if good:
        return max(good, key=lambda index: (_worth(words, index), index))
    return min(places, key=lambda index: abs(lengths[index] - LONGEST), default=None)


def _worth(words: Sequence[Word], index: int) -> float:
    """How natural it is to cut before the word at `index`, in seconds of silence."""
    before = words[index - 1]
    clause = before.text.strip().rstrip(_CLOSERS)[-1:] in tuple(_CLAUSE_ENDS)
    return round(words[index].start - before.end + (CLAUSE_WORTH if clause else 0.0), 2)


def segment_of(words: Sequence[Word]) -> Segment:
    """The segment that holds these words; at least one."""
    text = "".join(word.text for word in words).strip()
    return Segment(start=words[0].start, end=words[-1].end, text=text, words=tuple(words))


def _in_order(segments: Iterable[Segment], duration: float) -> list[Segment]:
    """Clamp all times to the file, and let none go backwards: a start of -165 s was seen."""
    clock, ordered = 0.0, []
    for segment in segments:
        words = []
        for word in filter(lambda word: word.text.strip(), segment.words):
            start, clock = _clamp(word.start, word.end, clock, duration)
            words.append(word.model_copy(update={"start": start, "end": clock}))
        if words:
            start = words[0].start
        else:
            start, clock = _clamp(segment.start, segment.end, clock, duration)
        ordered.append(segment.model_copy(update={"start": start, "end": clock, "words": tuple(words)}))
    return ordered


def _clamp(start: float, end: float, earliest: float, latest: float) -> tuple[float, float]:
    start = min(max(start, earliest), latest)
    return start, min(max(end, start), latest)
