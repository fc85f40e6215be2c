"""Cells and lines as people style them (HTML, Markdown, kramdown) to plain lines, with what is struck out set apart."""

import re
from dataclasses import dataclass

from meantime.formats.html import one_line, plain_text

_STRUCK_TAG = re.compile(r"<(s|del|strike)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~", re.DOTALL)
_TAG = re.compile(r"<[a-z!/][^>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,12});", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,100}\])(?:\{:[^}\n]{0,100}\})?")
_ATTRIBUTES = re.compile(r"\{[:.#%][^}\n]{0,200}\}")
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]{1,500})(?<=\S)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.{1,500}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`{1,3}([^`\n]{1,500})`{1,3}")
BULLET = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>[-*+:•‣▪◦·●○–—>]|\(?(?:\d{1,3}|[a-zA-Z])[.)])(?:[ \t]+|(?=\[[ xX]\]))(?:\[[ xX]\]\s)?"
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """`lines` of plain text, none empty; `struck`: what stood struck out, which means cancelled."""

    lines: tuple[str, ...]
    struck: tuple[str, ...] = ()


def plain_lines(text: str) -> PlainText:
    """The lines of a cell: HTML and Markdown gone, bullets gone, struck-out text set apart."""
    if not text.strip():
        return PlainText(())
    struck = [match[2] for match in _STRUCK_TAG.finditer(text)]
    text = _STRUCK_TAG.sub(" ", text)
    if _TAG.search(text) or _ENTITY.search(text):
        text = plain_text(text.replace("\n", "<br>"))
    struck += [match[1] for match in _STRUCK.finditer(text)]
    text = _STRUCK.sub(" ", text)
    lines = (plain_line(BULLET.sub("", line)) for line in text.split("\n"))
    return PlainText(
        tuple(line for line in lines if re.search(r"\w", line)),
        tuple(line for line in map(plain_line, struck) if line),
    )


def plain_line(text: str) -> str:
    """One line without Markdown: the words of links, nothing of images but their description."""
    if _TAG.search(text):
        text = plain_text(text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _CODE.sub(r"\1", _ATTRIBUTES.sub(" ", text))
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r" \1 ", text))
    return one_line(text).strip("|").strip()
