"""XML from strangers: no network, no DTD, no entities of its own; broken but readable XML is still read."""

import codecs
import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

# libxml2 takes about 120 bytes of memory for each element, so that 8 bytes of "<a/><b/>" become 240. The largest
# quiz files of real courses have some 100,000 tags.
_MARKUP = 1_000_000
_SAYS_UTF8 = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*(?:<\?xml(?![^>]*encoding=)[^>]*>|<\?xml[^>]*encoding=["']utf-8["']|<[^?])""", re.I
)


def parse_xml(data: bytes) -> Element | None:
    """The root element, or None where nothing can be read, too much is there, or entities are declared."""
    if data.count(b"<") > _MARKUP:
        return None
    root = _root(data, None if _keeps_its_word(data) else "windows-1252")
    if root is None:
        # Declared as UTF-16, or as an encoding that nobody knows, and written in UTF-8 all the same.
        root = _root(data, "utf-8")
    if root is None or not isinstance(root.tag, str) or _declares_entities(root):
        return None
    return root


def child(element: Element, name: str) -> Element | None:
    """The first child with the local name `name`, in whatever namespace."""
    return next(children(element, name), None)


def children(element: Element, name: str) -> Iterator[Element]:
    return (inner for inner in element if local(inner) == name)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Every element below (or at) `element` with the local name `name`, in document order."""
    return (inner for inner in element.iter() if local(inner) == name)


def child_text(element: Element | None, *path: str) -> str:
    """The text at a path of local names, with its edges trimmed; empty where there is none."""
    for name in path:
        if element is None:
            return ""
        element = child(element, name)
    return all_text(element)


def all_text(element: Element | None) -> str:
    """All text inside `element`, entity references left out."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            pieces.append(inner.text or "")
        pieces.append(inner.tail or "")
    return "".join(pieces).strip()


def local(element: Element) -> str:
    """The name without its namespace; empty for comments, processing instructions and entity references."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _keeps_its_word(data: bytes) -> bool:
    """False where bytes say (or imply) UTF-8 and are something else, as older exporters on Windows write them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not _SAYS_UTF8.match(data):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _root(data: bytes, encoding: str | None) -> Element | None:
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # In recovery lxml returns None for a text without any element, whatever its type hints say.
        root: Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    return root


def _declares_entities(root: Element) -> bool:
    # Attribute values are expanded in spite of resolve_entities=False: without declarations nothing can expand.
    dtd = root.getroottree().docinfo.internalDTD
    return dtd is not None and any(True for _ in dtd.iterentities())  # type: ignore[attr-defined]  # missing in the stubs
