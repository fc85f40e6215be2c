"""The text of an iCalendar file to components and properties (RFC 5545, section 3.1), forgiving where senders are not."""

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_PARAM = re.compile(r';([A-Za-z0-9-]{1,60})=("[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*')
_ESCAPED = re.compile(r"\\([nN,;:\\])")
# The values a timetable may need; descriptions are never read, so links, passcodes and people stay in the file.
_LONGEST_VALUE = 20_000
# A rule of summer time inside a zone inside a calendar is the deepest there is.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: name and params in capitals, the value as it stands."""

    name: str
    value: str
    params: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as TEXT: escapes undone."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)


@dataclass(slots=True)
class Component:
    name: str
    properties: list[Property] = field(default_factory=list)
    components: "list[Component]" = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        return [line for line in self.properties if line.name == name]

    def first(self, name: str) -> Property | None:
        return next((line for line in self.properties if line.name == name), None)

    def text(self, name: str) -> str:
        line = self.first(name)
        return " ".join(line.text.split()) if line else ""


def parse_components(text: str) -> tuple[Component, int]:
    """The top of the tree (its components are the calendars) and how many lines made no sense."""
    root = Component("")
    stack = [root]
    senseless = 0
    for line in _unfolded(text):
        parsed = _property(line)
        if parsed is None:
            senseless += 1
        elif parsed.name == "BEGIN":
            opened = Component(parsed.value.strip().upper())
            if len(stack) <= _DEEPEST:
                stack[-1].components.append(opened)
                stack.append(opened)
            else:
                senseless += 1
        elif parsed.name == "END":
            senseless += _close(stack, parsed.value.strip().upper())
        else:
            stack[-1].properties.append(parsed)
    return root, senseless


def _close(stack: list[Component], name: str) -> int:
    """Close the innermost open component of that name and whatever was left open inside it."""
    names = [component.name for component in stack]
    if name not in names[1:]:
        return 1
    while stack.pop().name != name:
        pass
    return 0


def _unfolded(text: str) -> list[str]:
    lines: list[list[str]] = []
    for line in text.split("\n"):
        if line[:1] in (" ", "\t") and lines:
            lines[-1].append(line[1:])
        elif line.strip():
            lines.append([line])
    return ["".join(parts) for parts in lines]


def _property(line: str) -> Property | None:
    name = _NAME.match(line)
    if name is None:
        return None
    position = name.end()
    params = {}
    while param := _PARAM.match(line, position):
        params[param[1].upper()] = param[2].strip('"')
        position = param.end()
    if line[position : position + 1] != ":":
        return None
    return Property(name[0].upper(), line[position + 1 : position + 1 + _LONGEST_VALUE], params)
