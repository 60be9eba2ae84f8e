"""An eaf file keeps the rules of ELAN's schema, EAFv3.0: its elements in their order, their attributes, ids, times."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.desktop_app.exporters.test_documents import render
from worker_agent.contract.transcript import Segment, Transcript

ROOT = "ANNOTATION_DOCUMENT"
#: What an element holds, in this order; a star: any number of it
SEQUENCES = {
    ROOT: (
        "LICENSE* HEADER TIME_ORDER TIER* LINGUISTIC_TYPE* LOCALE* LANGUAGE* CONSTRAINT* CONTROLLED_VOCABULARY* "
        "LEXICON_REF* REF_LINK_SET* EXTERNAL_REF*"
    ),
    "HEADER": "MEDIA_DESCRIPTOR* LINKED_FILE_DESCRIPTOR* PROPERTY*",
    "TIME_ORDER": "TIME_SLOT*",
    "TIER": "ANNOTATION*",
    "ANNOTATION": "ALIGNABLE_ANNOTATION",
    "ALIGNABLE_ANNOTATION": "ANNOTATION_VALUE",
}
#: Those that an element must have, and those that it may have
ATTRIBUTES: dict[str, tuple[set[str], set[str]]] = {
    ROOT: ({"AUTHOR", "DATE", "VERSION"}, {"FORMAT"}),
    "HEADER": (set(), {"MEDIA_FILE", "TIME_UNITS"}),
    "MEDIA_DESCRIPTOR": ({"MEDIA_URL", "MIME_TYPE"}, {"RELATIVE_MEDIA_URL", "TIME_ORIGIN", "EXTRACTED_FROM"}),
    "PROPERTY": (set(), {"NAME"}),
    "TIME_ORDER": (set(), set()),
    "TIME_SLOT": ({"TIME_SLOT_ID"}, {"TIME_VALUE"}),
    "TIER": (
        {"TIER_ID", "LINGUISTIC_TYPE_REF"},
        {"PARTICIPANT", "ANNOTATOR", "DEFAULT_LOCALE", "PARENT_REF", "EXT_REF", "LANG_REF"},
    ),
    "ANNOTATION": (set(), set()),
    "ALIGNABLE_ANNOTATION": (
        {"ANNOTATION_ID", "TIME_SLOT_REF1", "TIME_SLOT_REF2"},
        {"SVG_REF", "EXT_REF", "LANG_REF", "CVE_REF"},
    ),
    "ANNOTATION_VALUE": (set(), set()),
    "LINGUISTIC_TYPE": (
        {"LINGUISTIC_TYPE_ID"},
        {"TIME_ALIGNABLE", "CONSTRAINTS", "GRAPHIC_REFERENCES", "CONTROLLED_VOCABULARY_REF", "EXT_REF", "LEXICON_REF"},
    ),
    "CONSTRAINT": ({"STEREOTYPE"}, {"DESCRIPTION"}),
}
IDS = ("TIME_SLOT_ID", "ANNOTATION_ID", "STEREOTYPE")  # xsd:ID: unique in the whole document, and a name
NAME = re.compile(r"[^\W\d][\w.-]*")
SPOKEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1)
SEGMENTS = st.builds(
    lambda start, length, text, speaker: Segment(start=start, end=start + length, text=text, speaker=speaker),
    st.floats(0, 40_000),
    st.floats(0, 20),
    SPOKEN,
    st.none() | st.sampled_from(["Anna", "Ben <b>", "transcript", " "]) | SPOKEN,
)


def faults(document: bytes) -> list[str]:
    """What the schema forbids."""
    root = ET.fromstring(document)
    found = [fault for element in root.iter() for fault in _faults_of(element)]
    ids = [element.attrib[name] for element in root.iter() for name in IDS if name in element.attrib]
    found += [f"{id_} is no id of its own" for id_ in ids if ids.count(id_) > 1 or not NAME.fullmatch(id_)]
    kinds = [one.attrib["LINGUISTIC_TYPE_ID"] for one in root.iter("LINGUISTIC_TYPE")]
    tiers = [one.attrib["TIER_ID"] for one in root.iter("TIER")]
    found += [f"{name} twice" for names in (kinds, tiers) for name in set(names) if names.count(name) > 1]
    found += [f"no type for {one}" for one in root.iter("TIER") if one.attrib["LINGUISTIC_TYPE_REF"] not in kinds]
    return found + _faults_of_times(root)


def _faults_of(element: ET.Element) -> list[str]:
    tag, inside = element.tag, " ".join(child.tag for child in element)
    needed, allowed = ATTRIBUTES[tag]
    names = {name for name in element.attrib if not name.startswith("{")}
    parts = (f"(?:{part[:-1]} )*" if part.endswith("*") else f"{part} " for part in SEQUENCES.get(tag, "").split())
    found = [] if re.fullmatch("".join(parts), f"{inside} ".lstrip()) else [f"{tag} holds {inside}"]
    return found + [f"{tag} has {names}" for _ in (1,) if not needed <= names <= needed | allowed]


def _faults_of_times(root: ET.Element) -> list[str]:
    slots = {slot.attrib["TIME_SLOT_ID"]: slot.attrib["TIME_VALUE"] for slot in root.iter("TIME_SLOT")}
    found = [f"{time} is no moment" for time in slots.values() if not time.isdecimal()]
    times = [int(time) for time in slots.values()]
    found += [] if times == sorted(times) else ["the moments are in no order"]
    for tier in root.iter("TIER"):
        last = 0
        for each in tier.iter("ALIGNABLE_ANNOTATION"):
            start, end = (int(slots[each.attrib[f"TIME_SLOT_REF{number}"]]) for number in (1, 2))
            found += [] if last <= start < end else [f"{each.attrib} overlaps or takes no time"]
            last = end
    return found


@example([Segment(start=1, end=1, text="\x00\x0b\ufffe ]]>"), Segment(start=0.5, end=9, text="b", speaker="")])
@given(st.lists(SEGMENTS, max_size=4))
def test_whatever_is_said_the_file_keeps_the_rules(segments: list[Segment]) -> None:
    segments.sort(key=lambda segment: segment.start)
    made = Transcript(language="en", duration_seconds=40_020, model="base", segments=tuple(segments))
    document = render("eaf", made)
    assert faults(document) == []
    root = ET.fromstring(document)
    assert len(list(root.iter("ANNOTATION"))) == len(segments)
    assert datetime.fromisoformat(root.attrib["DATE"]).tzinfo  # as ELAN writes it, with the zone
    assert root[0].attrib["TIME_UNITS"] == "milliseconds"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<TIME_ORDER>", "<TIME_ORDER><TIER/></TIME_ORDER><TIME_ORDER>"),
        ('AUTHOR=""', ""),
        ('TIME_SLOT_ID="ts2"', 'TIME_SLOT_ID="ts1"'),
        ('TIME_VALUE="500"', 'TIME_VALUE="999999"'),
        ('LINGUISTIC_TYPE_REF="default-lt"', 'LINGUISTIC_TYPE_REF="other"'),
        ("<TIER ", '<TIER ELSE="1" '),
    ],
)
def test_a_file_that_breaks_a_rule_is_noticed(old: str, new: str) -> None:
    good = render("eaf").decode()
    assert old in good
    with suppress(KeyError):  # what it refers to is not there
        assert faults(good.replace(old, new).encode())
