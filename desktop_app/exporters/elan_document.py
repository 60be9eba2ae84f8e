"""ELAN's annotations (eaf), for linguists and other research: a tier for each speaker.

The format is that of EAFv3.0.xsd, which ELAN's makers document.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from desktop_app.exporters.manuscript import Manuscript, Part
from desktop_app.exporters.media_types import media_type
from desktop_app.exporters.paragraphs import one_line
from worker_agent.contract.transcript import Segment

NOBODY = "transcript"  # the tier of what nobody is named for
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
# What a tier may be to another one: ELAN writes all of them into each file.
CONSTRAINTS = {
    "Time_Subdivision": "Time subdivision of parent annotation's time interval, no time gaps allowed within this "
    "interval",
    "Symbolic_Subdivision": "Symbolic subdivision of a parent annotation. Annotations refering to the same parent are "
    "ordered",
    "Symbolic_Association": "1-1 association with a parent annotation",
    "Included_In": "Time alignable annotations within the parent annotation's time interval, gaps are allowed",
}


@dataclass(frozen=True, slots=True)
class _Annotation:
    """Times in milliseconds."""

    number: int
    start: int
    end: int
    text: str


def to_eaf(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """One annotation a segment. ELAN looks for the recording beside the file."""
    tiers = _tiers(manuscript.transcript.segments)
    annotations = [each for tier in tiers.values() for each in tier]
    root = ET.Element(
        "ANNOTATION_DOCUMENT",
        {
            "AUTHOR": "",
            "DATE": manuscript.made_at.isoformat(timespec="seconds"),
            "FORMAT": "3.0",
            "VERSION": "3.0",
            "xmlns:xsi": XSI,
            "xsi:noNamespaceSchemaLocation": SCHEMA,
        },
    )
    _add_header(root, manuscript.file_name, len(annotations))
    order = ET.SubElement(root, "TIME_ORDER")
    slots = [(time, slot) for each in annotations for slot, time in _slots(each)]
    for time, slot in sorted(slots):
        ET.SubElement(order, "TIME_SLOT", TIME_SLOT_ID=slot, TIME_VALUE=str(time))
    for name, tier in tiers.items():
        _add_tier(root, name, tier)
    ET.SubElement(root, "LINGUISTIC_TYPE", LINGUISTIC_TYPE_ID="default-lt", TIME_ALIGNABLE="true")
    for name, description in CONSTRAINTS.items():
        ET.SubElement(root, "CONSTRAINT", STEREOTYPE=name, DESCRIPTION=description)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document + b"\n"


def _tiers(segments: Collection[Segment]) -> dict[str, list[_Annotation]]:
    """By speaker, in the order in which they begin to speak; there is always one."""
    tiers: dict[str, list[_Annotation]] = {}
    for number, segment in enumerate(segments, 1):
        tier = tiers.setdefault(one_line(segment.speaker or "") or NOBODY, [])
        # In a tier nothing overlaps, and everything takes time.
        start = max(round(1000 * segment.start), tier[-1].end if tier else 0)
        end = max(round(1000 * segment.end), start + 1)
        tier.append(_Annotation(number, start, end, one_line(segment.text)))
    return tiers or {NOBODY: []}


def _slots(annotation: _Annotation) -> Iterator[tuple[str, int]]:
    yield f"ts{2 * annotation.number - 1}", annotation.start
    yield f"ts{2 * annotation.number}", annotation.end


def _add_header(root: ET.Element, file_name: str, last: int) -> None:
    header = ET.SubElement(root, "HEADER", MEDIA_FILE="", TIME_UNITS="milliseconds")
    beside = f"./{quote(file_name)}"
    about = {"MEDIA_URL": beside, "RELATIVE_MEDIA_URL": beside, "MIME_TYPE": media_type(file_name)}
    ET.SubElement(header, "MEDIA_DESCRIPTOR", about)
    ET.SubElement(header, "PROPERTY", NAME="lastUsedAnnotationId").text = str(last)


def _add_tier(root: ET.Element, name: str, annotations: Collection[_Annotation]) -> None:
    participant = {} if name == NOBODY else {"PARTICIPANT": name}
    tier = ET.SubElement(root, "TIER", {"LINGUISTIC_TYPE_REF": "default-lt", "TIER_ID": name, **participant})
    for each in annotations:
        (begin, _), (end, _) = _slots(each)
        annotation = ET.SubElement(tier, "ANNOTATION")
        about = {"ANNOTATION_ID": f"a{each.number}", "TIME_SLOT_REF1": begin, "TIME_SLOT_REF2": end}
        ET.SubElement(ET.SubElement(annotation, "ALIGNABLE_ANNOTATION", about), "ANNOTATION_VALUE").text = each.text
