"""The body of a Word document as paragraphs and tables, in order (ECMA-376, part 1, sections 17.3 and 17.4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from meantime.formats.limits import CELL_CHARACTERS, COLUMNS, ROWS
from meantime.formats.xml import Element, child, descendants, local

# What wraps content without being any: content controls, insertions, links, custom XML.
_WRAPPERS = ("sdt", "sdtContent", "ins", "hyperlink", "smartTag", "customXml", "fldSimple", "moveTo", "dir", "bdo")
_BLOCKS = 50_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`heading`: 1 to 9, 0 for a title, None for text. `indent`: level of a list item, None outside lists."""

    text: str
    heading: int | None = None
    indent: int | None = None

    def as_outline(self) -> str:
        """The paragraph as a line of an outline."""
        text = " ".join(self.text.split())
        if not text:
            return ""
        if self.heading is not None:
            return f"{'#' * min(max(self.heading, 1), 6)} {text}"
        return f"{'  ' * self.indent}- {text}" if self.indent is not None else text


@dataclass(frozen=True, slots=True)
class Table:
    """Texts of cells, lines within one parted by newlines; where cells are merged, all but the first are empty,
    except across a whole row: there every cell has the text."""

    rows: list[list[str]]


def blocks_of(body: Element, styles: Element | None) -> list[Paragraph | Table]:
    """All blocks of the document, `body` being the root of document.xml and `styles` that of styles.xml."""
    names = _style_names(styles)
    blocks: list[Paragraph | Table] = []
    for element in _content(child(body, "body") if child(body, "body") is not None else body):
        if local(element) == "p":
            blocks.append(_paragraph(element, names))
        elif local(element) == "tbl":
            blocks.append(_table(element))
        if len(blocks) >= _BLOCKS:
            break
    return blocks


def _content(element: Element | None) -> Iterator[Element]:
    """The children, looking through wrappers; a stack, because wrappers may be nested without end."""
    stack = list(reversed(element)) if element is not None else []
    while stack:
        inner = stack.pop()
        if local(inner) in _WRAPPERS:
            stack.extend(reversed(inner))
        else:
            yield inner


def _style_names(styles: Element | None) -> dict[str, str]:
    """Style ids are translated ("berschrift1"), the names behind them are not ("heading 1")."""
    if styles is None:
        return {}
    found = {}
    for style in descendants(styles, "style"):
        name = child(style, "name")
        if name is not None:
            found[_attribute(style, "styleId")] = _attribute(name, "val").lower()
    return found


def _paragraph(element: Element, names: dict[str, str]) -> Paragraph:
    properties = child(element, "pPr")
    style = _value(properties, "pStyle")
    name = names.get(style, style.lower())
    heading = re.fullmatch(r"(?:heading|titre|überschrift)\s?(\d)", name)
    level = 0 if name == "title" else int(heading[1]) if heading else None
    numbering = child(properties, "numPr") if properties is not None else None
    listed = numbering is not None and _value(numbering, "numId") != "0"
    indent = _value(numbering, "ilvl") if listed else ""
    in_list = level is None and (listed or name.startswith("list"))
    return Paragraph(_text(element), level, min(int(indent), 8) if in_list and indent.isdigit() else 0 if in_list else None)


def _text(element: Element) -> str:
    """The text of a paragraph; what is struck out stands between ~~ and ~~."""
    pieces: list[str] = []
    for run in _content(element):
        if local(run) != "r":
            continue
        text = "".join(_run_pieces(run))
        struck = text.strip() and _is_struck(child(run, "rPr"))
        pieces.append(f"~~{text.strip()}~~" if struck else text)
    # Word cuts one struck passage into several runs.
    return re.sub(r"~~\s*~~", " ", "".join(pieces))[:CELL_CHARACTERS].strip()


def _run_pieces(run: Element) -> Iterator[str]:
    for piece in run:
        name = local(piece)
        if name == "t":
            yield piece.text or ""
        elif name in ("tab", "br", "cr"):
            yield "\n" if name in ("br", "cr") else " "
        elif name == "noBreakHyphen":
            yield "-"


def _is_struck(properties: Element | None) -> bool:
    for name in ("strike", "dstrike"):
        mark = child(properties, name) if properties is not None else None
        if mark is not None and _attribute(mark, "val") not in ("0", "false", "off"):
            return True
    return False


def _table(element: Element) -> Table:
    rows: list[list[str]] = []
    for row in _content(element):
        if local(row) == "tr" and len(rows) < ROWS:
            rows.append(_row(row))
    return Table(rows)


def _row(row: Element) -> list[str]:
    texts: list[str] = []
    cells = [cell for cell in _content(row) if local(cell) == "tc"]
    for cell in cells:
        properties = child(cell, "tcPr")
        span = _value(properties, "gridSpan")
        merge = child(properties, "vMerge") if properties is not None else None
        goes_on = merge is not None and _attribute(merge, "val") != "restart"
        text = "" if goes_on else "\n".join(part for part in _cell_lines(cell) if part)
        width = min(int(span), COLUMNS) if span.isdigit() and len(span) < 4 else 1
        whole_row = len(cells) == 1 and width > 1
        texts += [text, *[text if whole_row else ""] * (width - 1)]
    return texts[:COLUMNS]


def _cell_lines(cell: Element) -> Iterator[str]:
    """Paragraphs of a cell; a table inside a cell gives its cells as lines."""
    for block in _content(cell):
        if local(block) == "p":
            yield _text(block)
        elif local(block) == "tbl":
            yield from (_text(paragraph) for paragraph in descendants(block, "p"))


def _value(element: Element | None, name: str) -> str:
    inner = child(element, name) if element is not None else None
    return "" if inner is None else _attribute(inner, "val")


def _attribute(element: Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rsplit("}", 1)[-1] == name), "")
