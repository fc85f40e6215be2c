"""HTML from strangers to plain text and word counts. Nothing is kept of its markup, so nothing needs sanitizing."""

import codecs
import re
from dataclasses import dataclass, field

from lxml import etree, html

_SKIPPED = frozenset(
    ("script", "style", "head", "noscript", "template", "iframe", "object", "svg", "math", "title"),
)
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    )
)  # fmt: skip
# No page of a course has so many tags or letters; both cost memory and time.
_MARKUP = 300_000
_LETTERS = 2_000_000
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
# Controls (but line ends and tabs), soft hyphens, zero-width and direction marks, BOMs, lone surrogates, private use.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: `title` and `meta` from its head, `text` plain with a line per block."""

    title: str = ""
    text: str = ""
    meta: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> int:
        return count_words(self.text)


def read_page(data: bytes) -> Page:
    """A whole HTML file; an empty Page where nothing can be read."""
    return _page(_decode(data))


def plain_text(markup: str) -> str:
    """The text of an HTML fragment (or of text without any markup), a line per block."""
    return _page(markup).text if "<" in markup or "&" in markup else tidy(markup[:_LETTERS])


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


def tidy(text: str) -> str:
    """One space between words, no empty lines, no characters that cannot be shown."""
    return _BLANK_LINES.sub("\n", _SPACES.sub(" ", _UNSHOWN.sub("", text))).strip()


def one_line(text: str) -> str:
    return " ".join(tidy(text).split())


def _decode(data: bytes) -> str:
    """Pages may be larger than other texts, with whole pictures inside, so `decoding` is not for them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _page(markup: str) -> Page:
    root = _root(markup)
    if root is None:
        return Page()
    title = next((node.text_content() for node in root.iter("title")), "")
    meta = {node.get("name", ""): node.get("content", "") for node in root.iter("meta") if node.get("name")}
    return Page(one_line(title), tidy("".join(_pieces(root))[:_LETTERS]), meta)


def _root(markup: str) -> html.HtmlElement | None:
    if markup.count("<") > _MARKUP:
        return None
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _pieces(root: html.HtmlElement) -> list[str]:
    """Walked with events, not by recursion: a page may be nested deeper than Python calls may be."""
    pieces: list[str] = []
    skipping: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start" and skipping is None:
            if tag in _SKIPPED:
                skipping = node
                continue
            pieces.append(("" if tag in _INLINE else _separator(tag)) + (node.text or "" if tag else ""))
        elif event == "end":
            if skipping is node:
                skipping = None
            if skipping is None:
                pieces.append(("" if tag in _INLINE or tag in _SKIPPED else _separator(tag)) + (node.tail or ""))
    return pieces


def _separator(tag: str) -> str:
    return " " if tag in ("td", "th", "") else "\n"
