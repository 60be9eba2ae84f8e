"""Word documents (docx), through python-docx, which is loaded when the first one is wanted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop_app.exporters.manuscript import Manuscript, Part
from desktop_app.exporters.paragraphs import LONGEST, Paragraph, clock, one_line, paragraphs
from desktop_app.exporters.writing import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

GREY = 0x6B, 0x6B, 0x6B  # of the times: they are there, and out of the way
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that an archive can say; the same content makes the same bytes


def to_docx(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """The file's name as the title, then the paragraphs; Word checks their spelling in the language that was heard."""
    import docx  # a quarter of a second

    document = docx.Document()
    _describe(document, manuscript)
    document.add_heading(one_line(manuscript.file_name), level=0)
    right_to_left = manuscript.transcript.language in RIGHT_TO_LEFT
    for each in paragraphs(manuscript.transcript, LONGEST):
        paragraph = document.add_paragraph()
        _fill(paragraph, each, parts)
        if right_to_left:
            _turn(paragraph)
    return _packed(document)


def _describe(document: Document, manuscript: Manuscript) -> None:
    about = document.core_properties
    about.title = one_line(manuscript.file_name)[:255]
    about.author = about.comments = about.last_modified_by = ""
    about.language = manuscript.transcript.language
    about.created = about.modified = manuscript.made_at
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia", "w:bidi"):
            language.set(qn(script), manuscript.transcript.language)


def _fill(paragraph: WordParagraph, content: Paragraph, parts: Collection[Part]) -> None:
    if Part.TIMES in parts:
        from docx.shared import RGBColor

        paragraph.add_run(f"[{clock(content.start)}] ").font.color.rgb = RGBColor(*GREY)
    if Part.SPEAKERS in parts and content.speaker:
        paragraph.add_run(f"{content.speaker}: ").bold = True
    paragraph.add_run(content.text)


def _turn(paragraph: WordParagraph) -> None:
    """python-docx has no name for a paragraph that begins at the right."""
    from docx.oxml import OxmlElement

    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        run.font.rtl = True


def _packed(document: Document) -> bytes:
    """Its files, without the hour at which they were packed."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in made.infolist():
            archive.writestr(zipfile.ZipInfo(info.filename, EARLIEST), made.read(info), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
