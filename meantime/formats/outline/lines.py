"""The lines of a pasted outline, each sorted: heading, list item, table row, or plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from meantime.formats.wording.markup import BULLET, plain_line

_MARKDOWN_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-{3,})\s*$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*:?\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_LINK_TARGET = re.compile(r"^\s{0,3}\[[^\]]{1,100}\]:\s*\S+")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
# What counts the parts of a course, in English and French, with its number.
_PART = re.compile(
    r"^(?P<word>week|module|unit|session|class|meeting|day|topic|part|lesson|block|chapter|lecture|sprint|wk"
    r"|semaine|unit[ée]|s[ée]ance|cours|jour|th[èe]me|partie|le[çc]on|bloc|chapitre)s?"
    r"\s{0,2}(?:no\.?\s?|n°\s?|#)?(?P<number>\d{1,3}|[ivx]{1,5}\b|one|two|three|four|five|six|seven|eight|nine|ten|un|deux|trois)"
    r"(?:\s?(?:-|–|to|and|&|et|à)\s?(?P<last>\d{1,3}))?\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.)]\s+(?P<rest>\S.*)$")


# Programs that break lines do so near the right edge; a shorter line ends where its author ended it.
_SHORTEST_WRAP = 40


class Sort(Enum):
    HEADING = auto()  # marked as such: #, underlined, bold
    ITEM = auto()  # bulleted or numbered
    INDENTED = auto()  # neither, but further in than the margin
    PLAIN = auto()
    ROW = auto()  # of a Markdown table
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """`level`: of a heading 1 to 6 (7 for bold lines), of an item or an indented line its columns of indent."""

    number: int
    sort: Sort
    text: str  # plain
    raw: str
    level: int = 0
    numbered: bool = False
    struck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """ "Week 3: Sampling" taken apart."""

    word: str
    number: int | None
    title: str  # all of it
    rest: str  # without word and number


def outline_lines(text: str) -> list[OutlineLine]:
    lines: list[OutlineLine] = []
    fenced = False
    for number, raw in enumerate(_COMMENT.sub("", text).split("\n"), start=1):
        raw = raw.expandtabs(4).rstrip()[:4_000]
        if _FENCE.match(raw):
            fenced = not fenced
            continue
        if fenced:
            continue
        underline = _UNDERLINE.match(raw)
        if underline and lines and lines[-1].sort is Sort.PLAIN and lines[-1].number == number - 1:
            level = 1 if underline[1].startswith("=") else 2
            lines[-1] = OutlineLine(number - 1, Sort.HEADING, lines[-1].text, lines[-1].raw, level)
        elif not raw.strip() or _RULE.match(raw) or _LINK_TARGET.match(raw):
            lines.append(OutlineLine(number, Sort.BLANK, "", raw))
        else:
            line = _line(number, raw)
            if lines and _continues(lines[-1], line):
                line = _joined(lines.pop(), line)
            lines.append(line)
    return lines


def following(lines: Sequence[OutlineLine], index: int) -> OutlineLine | None:
    """The next line after `index` that is not blank."""
    after = (lines[place] for place in range(index + 1, len(lines)))
    return next((line for line in after if line.sort is not Sort.BLANK), None)


def _continues(before: OutlineLine, line: OutlineLine) -> bool:
    """Whether `line` is the rest of a sentence that the sender's program broke: it goes on in lower case."""
    wrapped = line.sort in (Sort.PLAIN, Sort.INDENTED) and before.number + 1 == line.number
    wrapped = wrapped and len(before.raw) >= _SHORTEST_WRAP
    return wrapped and before.sort in (Sort.PLAIN, Sort.ITEM, Sort.INDENTED) and line.text[:1].islower()


def _joined(before: OutlineLine, line: OutlineLine) -> OutlineLine:
    return replace(before, number=line.number, raw=line.raw, text=f"{before.text} {line.text}")


def _line(number: int, raw: str) -> OutlineLine:
    heading, bold = _MARKDOWN_HEADING.match(raw), _BOLD_LINE.match(raw)
    if heading:
        return OutlineLine(number, Sort.HEADING, plain_line(heading[2]), raw, len(heading[1]))
    if _TABLE_ROW.match(raw):
        return OutlineLine(number, Sort.ROW, raw, raw)
    if bold:
        return OutlineLine(number, Sort.HEADING, plain_line(bold[2]).rstrip(":"), raw, 7)
    bullet = BULLET.match(raw)
    if bullet:
        inside = raw[bullet.end() :]
        struck = tuple(re.findall(r"~~(?=\S)(.+?)(?<=\S)~~", inside))
        text = plain_line(re.sub(r"~~(?=\S)(.+?)(?<=\S)~~", " ", inside))
        numbered = bullet["mark"][-1] in ".)"
        return OutlineLine(number, Sort.ITEM, text, raw, len(bullet["indent"]), numbered, struck)
    indent = len(raw) - len(raw.lstrip())
    return OutlineLine(number, Sort.INDENTED if indent >= 2 else Sort.PLAIN, plain_line(raw), raw, indent)


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def part_of(text: str) -> Part | None:
    """What "Week 3: Sampling", "Séance 4 (12 janv.)", "Module IV —" are a part of; None for anything else."""
    match = _PART.match(text.strip())
    if match is None or len(text) > 160:
        return None
    rest = match["rest"]
    # "Lecture 3 covers …" is a sentence; a part's number is followed by a mark, a bracket, a capital or nothing.
    if rest.strip() and not re.match(r"\s*[:.,()\[–—|/-]|\s+[^a-z\s]", rest):
        return None
    return Part(match["word"].lower(), _number(match["number"]), text.strip(), rest.strip(" :.–—-|\t"))


def numbered_part(text: str) -> Part | None:
    """ "1. Introduction" as a part."""
    match = _NUMBERED.match(text.strip())
    return Part("", int(match["number"]), match["rest"].strip(), match["rest"].strip()) if match else None


def _number(text: str) -> int | None:
    lower = text.lower()
    if lower.isdigit():
        return int(lower)
    if lower in _NUMBER_WORDS:
        return _NUMBER_WORDS.index(lower) + 1
    return _ROMAN.get(lower) or {"un": 1, "deux": 2, "trois": 3}.get(lower)
