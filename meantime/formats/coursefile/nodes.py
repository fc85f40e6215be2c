"""YAML of a course file to a tree that knows its lines. No anchors, no tags, bounded depth: nothing can explode."""

from dataclasses import dataclass, field

import yaml

from meantime.formats.decoding import decode
from meantime.formats.source import Source
from meantime.terms.message import Message, Param, UserError, message

# The deepest of a course file is modules > activity > phase > minutes; anything deeper is no course file.
_DEEPEST = 12
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A piece of the file. Exactly one of `text`, `items`, `entries` is set; all are None for null."""

    name: str  # of the file, for messages
    line: int  # 1-based
    text: str | None = None
    items: "list[Node] | None" = None
    entries: "dict[str, Node] | None" = None
    keys: dict[str, int] = field(default_factory=dict)  # line of each key

    @property
    def empty(self) -> bool:
        return self.text is None and self.items is None and self.entries is None

    def error(self, code: str, **params: Param) -> UserError:
        """`formats.course_file.<code>` at this line."""
        return UserError(at_line(self.name, self.line, code, **params))


def at_line(name: str, line: int, code: str, **params: Param) -> Message:
    return message(f"formats.course_file.{code}", name=name, line=line, **params)


def parse(source: Source) -> Node:
    """The whole file as one node; UserError with the line where it is not YAML of this plain sort."""
    events = _Events(source)
    try:
        root = events.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise UserError(at_line(source.name, line, "syntax", problem=error.problem or "")) from error
    except yaml.YAMLError as error:  # characters that YAML does not allow; these know no line
        raise UserError(at_line(source.name, 1, "characters")) from error
    return root


class _Events:
    """Reads parser events one by one and builds nodes; the parser itself never recurses."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._events = yaml.parse(decode(source), Loader=_Loader)

    def document(self) -> Node:
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise UserError(message("formats.empty_file", name=self._name))
        root = self._node(next(self._events), 0)
        next(self._events)  # the end of the document
        extra = next(self._events)
        if not isinstance(extra, yaml.StreamEndEvent):
            raise UserError(at_line(self._name, _line(extra), "several_documents"))
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        node = Node(self._name, _line(event))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise node.error("anchor")
        if getattr(event, "tag", None) not in (None, "!"):
            raise node.error("tag", tag=str(event.tag)[:60])  # type: ignore[attr-defined]
        if depth > _DEEPEST:
            raise node.error("too_deep")
        if isinstance(event, yaml.ScalarEvent):
            null = not event.style and event.value in ("", "~", "null", "Null", "NULL")
            node.text = None if null else event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            node.items = self._items(depth)
        else:
            node.entries = self._entries(node, depth)
        return node

    def _items(self, depth: int) -> list[Node]:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _entries(self, parent: Node, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if key.text is None:
                raise key.error("key_not_text")
            if key.text in entries:
                raise key.error("twice", key=key.text[:60], first=parent.keys[key.text])
            entries[key.text] = value
            parent.keys[key.text] = key.line
        return entries


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
