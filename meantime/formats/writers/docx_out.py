"""A syllabus as a Word document that screen readers walk through: headings, lists, tables whose header rows repeat."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from meantime.formats.syllabus import Syllabus, SyllabusStretch, SyllabusWeek
from meantime.formats.writers.labels import ENGLISH, Labels

# The same syllabus gives the same bytes: a document remembers when it was made, this one does not.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_PACKED = (1980, 1, 1, 0, 0, 0)
# What XML cannot hold; titles come from anywhere.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INK, _MUTED = RGBColor(0x2A, 0x1F, 0x5C), RGBColor(0x55, 0x50, 0x70)
_TOGETHER, _OWN = "FBE9B7", "E4E2F6"
_PLAIN_TABLE = "Table Grid"


def write(syllabus: Syllabus, labels: Labels = ENGLISH) -> bytes:
    """A4, for print and for screen."""
    document = docx.Document()
    _set_up(document, syllabus)
    title = f"{syllabus.code}: {syllabus.title}" if syllabus.code else syllabus.title
    document.add_heading(_text(title), level=0)
    for fact in syllabus.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{_text(fact.label)}: ").bold = True
        paragraph.add_run(_text("; ".join(fact.lines)))
    if syllabus.outcomes:
        document.add_heading(_text(labels.outcomes), level=1)
        _bullets(document, syllabus.outcomes)
    for week in syllabus.weeks:
        _week(document, week, labels)
    if syllabus.more:
        document.add_heading(_text(labels.more), level=1)
        _bullets(document, syllabus.more)
    if syllabus.right_to_left:
        _turn_around(document)
    return _same_bytes(document)


def _week(document: Any, week: SyllabusWeek, labels: Labels) -> None:
    name = f"{labels.week} {week.number}"
    heading = name if not week.title else week.title if name in week.title else f"{name}: {week.title}"
    document.add_heading(_text(heading), level=1)
    low, high = week.own
    own = (
        f"{labels.own_time}: {low}–{high} {labels.minutes}" if low != high else f"{labels.own_time}: {low} {labels.minutes}"
    )
    sums = f"{labels.together}: {week.together} {labels.minutes} · {own}"
    document.add_paragraph().add_run(_text(sums)).font.color.rgb = _MUTED
    for stretch in week.stretches:
        clock = labels.together if stretch.live else labels.own_time
        said = ", ".join(part for part in (stretch.name, stretch.when, stretch.place) if part)
        document.add_heading(_text(f"{clock}: {said}"), level=2)
        for title in stretch.breaks:
            document.add_paragraph(_text(f"{labels.day_off}: {title}" if title else labels.day_off))
        if stretch.lines:
            _table(document, stretch, labels)
        elif not stretch.breaks:
            document.add_paragraph(_text(labels.nothing))


def _table(document: Any, stretch: SyllabusStretch, labels: Labels) -> None:
    heads = [labels.activity, labels.kind, labels.duration, *(() if stretch.live else (labels.due_date,))]
    widths = (Mm(88), Mm(38), Mm(22), Mm(26)) if not stretch.live else (Mm(104), Mm(44), Mm(26))
    table = document.add_table(rows=1 + len(stretch.lines), cols=len(heads))
    table.style = _PLAIN_TABLE
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    rows = list(table.rows)
    _fill(rows[0], heads, widths, bold=True, shade=_TOGETHER if stretch.live else _OWN)
    _repeats(rows[0])
    for number, (row, line) in enumerate(zip(rows[1:], stretch.lines, strict=True), start=1):
        title = f"{number}. {line.title}" if stretch.live else line.title
        whole = f"{title}: {line.part}" if line.part else title
        kind = f"{line.kind}, {labels.graded}" if line.graded else line.kind
        _fill(row, [whole, kind, line.minutes, *(() if stretch.live else (line.due_text,))], widths)
        _stays_together(row)
    # Without room after it a table would stick to what follows.
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(row: Any, texts: Sequence[str], widths: Sequence[int], *, bold: bool = False, shade: str = "") -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(_text(text)).bold = bold or None
        if shade:
            fill = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
                fill.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(fill)


def _repeats(row: Any) -> None:
    """On every page that the table reaches; it is also by this that screen readers know a header."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _stays_together(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _bullets(document: Any, texts: Sequence[str]) -> None:
    for text in texts:
        document.add_paragraph(_text(text), style="List Bullet")


def _set_up(document: Any, syllabus: Syllabus) -> None:
    """Page, type, language and title. The template names its own maker and date, which are not ours."""
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = _INK
    about = document.core_properties
    about.title, about.language = _text(syllabus.title)[:255], syllabus.language
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = _MADE
    about.revision = 1
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        for attribute in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{attribute}"), syllabus.language)


def _turn_around(document: Any) -> None:
    """Paragraphs and tables from right to left."""
    for paragraph in document.element.body.iter(qn("w:p")):
        properties = paragraph.get_or_add_pPr()
        properties.insert_element_before(
            OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
        )
    for table in document.element.body.iter(qn("w:tblPr")):
        mark = OxmlElement("w:bidiVisual")
        style = table.find(qn("w:tblStyle"))
        table.insert(0 if style is None else list(table).index(style) + 1, mark)


def _text(text: str) -> str:
    return _NOT_XML.sub("", " ".join(text.split()))


def _same_bytes(document: Any) -> bytes:
    """Packed again without the moment of packing."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _PACKED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
