"""Importing again: what the source says now, what it said last time, and what people made of it here, as one course.

Where the source changed something since, its word counts; where it did not, that of the people does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from meantime.activities.queries import document_for
from meantime.formats.document import Activity, CourseDocument, Meeting, Module, Outcome, Term
from meantime.interchange.models import CourseSource, SourceLink
from meantime.plans.frozen import thaw

Item = TypeVar("Item", Activity, Module, Outcome, Meeting)

_ITEMS = ("outcomes", "modules", "activities", "meetings")
# References to other items: their order says nothing, and rows do not keep it.
_REFERENCES = ("after", "outcomes")
# Fields of which one alone makes no sense: an end before a start, the form of another kind.
_TOGETHER: dict[type, tuple[tuple[str, ...], ...]] = {
    Activity: (("opens", "closes"), ("kind", "form")),
    Meeting: (("start", "end"),),
    Term: (("start", "end"), ("zone", "zone_inferred")),
}


class News(StrEnum):
    """What importing again does with an activity of the source."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OUT = "out"  # left out last time, or removed here: it stays away


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The course as it becomes, in ids of the source; `gone` and `kept` are activities that the source no longer has:
    removed because nobody touched them, or kept because somebody did."""

    document: CourseDocument
    news: Mapping[str, News] = field(default_factory=dict)
    out: tuple[Activity, ...] = ()
    gone: tuple[Activity, ...] = ()
    kept: tuple[Activity, ...] = ()


def renewed(read: CourseDocument, source: CourseSource) -> Renewal:
    """`read` merged with the rows of `source.section`. What people made here themselves stays."""
    ours, linked = _ours(source)
    if source.document is None:
        # Imported before it was remembered what the source said: its word counts wherever it has one.
        before = _with_items(ours, {name: _only(getattr(ours, name), linked[name]) for name in _ITEMS})
    else:
        before = thaw(source.document, CourseDocument)
        # What was removed here and brought back has lost its link, and kept the name that the source gave it.
        linked = {name: linked[name] | _both(getattr(before, name), getattr(ours, name)) for name in _ITEMS}
    merged = {
        name: _items(getattr(read, name), getattr(before, name), getattr(ours, name), linked[name]) for name in _ITEMS
    }
    activities = merged["activities"]
    known = {one.id: one for one in before.activities}
    document = _with_items(_frame(read, before, ours), {name: one.items for name, one in merged.items()})
    return Renewal(
        document=document,
        news={one.id: _news(one, known.get(one.id), activities) for one in read.activities},
        out=tuple(one for one in read.activities if one.id in activities.out),
        gone=activities.gone,
        kept=activities.kept,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merged:
    items: tuple[Any, ...]
    out: frozenset[str]
    gone: tuple[Any, ...]
    kept: tuple[Any, ...]


def _items(read: Sequence[Item], before: Sequence[Item], ours: Sequence[Item], linked: frozenset[str]) -> _Merged:
    base = {one.id: one for one in before}
    here = {one.id: one for one in ours if one.id in linked}
    found: list[Item] = [
        _merged(one, base.get(one.id), here.get(one.id)) for one in read if one.id in here or one.id not in base
    ]
    now = {one.id for one in read}
    left = [one for one in here.values() if one.id not in now]
    untouched = [one for one in left if one.id not in base or _same(one, base[one.id], here)]
    kept: list[Item] = [one for one in left if one not in untouched]
    made_here: list[Item] = [one for one in ours if one.id not in linked and one.id not in now]
    return _Merged(
        items=tuple(_ordered([*found, *kept, *made_here])),
        out=frozenset(one.id for one in read if one.id not in here and one.id in base),
        gone=tuple(untouched),
        kept=tuple(kept),
    )


def _ordered(items: list[Item]) -> list[Item]:
    """Activities and modules by their position; the order of the sort is stable for all others."""
    return sorted(items, key=lambda one: one.position if isinstance(one, Activity | Module) else 0)


def _merged(read: Item, base: Item | None, here: Item | None) -> Item:
    if here is None or base is None:
        return read
    kept = {one.name: getattr(here, one.name) for one in fields(read) if _is_kept(read, base, one.name)}
    return replace(read, **{**kept, "id": read.id})


def _is_kept(read: Any, base: Any, name: str) -> bool:
    """Whether the source says the same as before: of the field, and of those that make sense only with it."""
    together = next((names for names in _TOGETHER.get(type(read), ()) if name in names), (name,))
    return all(_unchanged(read, base, one) for one in together)


def _unchanged(read: Any, base: Any, name: str) -> bool:
    one, other = getattr(read, name), getattr(base, name)
    return set(one) == set(other) if name in _REFERENCES else one == other


def _same(here: Any, base: Any, known: Iterable[str]) -> bool:
    """Whether nobody changed it here; references to what is gone do not count."""
    plain = {name: () for name in _REFERENCES if hasattr(here, name)}
    if replace(here, **plain) != replace(base, **plain):
        return False
    rows = set(known)
    return all(name == "outcomes" or set(here.after) == set(base.after) & rows for name in plain)


def _news(read: Activity, base: Activity | None, activities: _Merged) -> News:
    if read.id in activities.out:
        return News.OUT
    if base is None:
        return News.NEW
    # Where it stands among the others changes with every other one.
    names = [one.name for one in fields(read) if one.name != "position"]
    return News.SAME if all(_unchanged(read, base, name) for name in names) else News.CHANGED


def _frame(read: CourseDocument, before: CourseDocument, ours: CourseDocument) -> CourseDocument:
    """Title, size, credits, term …: field by field, like everything else. Silence is no change."""
    single = [one.name for one in fields(read) if one.name not in (*_ITEMS, "term")]
    kept = {
        name: getattr(ours, name)
        for name in single
        if not getattr(read, name) or getattr(read, name) == getattr(before, name)
    }
    return replace(read, **kept, term=_term(read.term, before.term, ours.term))


def _term(read: Term, before: Term, ours: Term) -> Term:
    """A zone that was only guessed says nothing either."""
    if read.zone_inferred and ours.zone:
        read = replace(read, zone=ours.zone, zone_inferred=ours.zone_inferred)
    kept = {
        one.name: getattr(ours, one.name)
        for one in fields(read)
        if one.name != "zone_inferred" and (not getattr(read, one.name) or _is_kept(read, before, one.name))
    }
    inferred = ours.zone_inferred if kept.get("zone") else read.zone_inferred
    return replace(read, **{**kept, "zone_inferred": inferred})


def _ours(source: CourseSource) -> tuple[CourseDocument, dict[str, frozenset[str]]]:
    """The section as it is, under the ids of the source where it is linked; and which ids those are."""
    links = SourceLink.objects.filter(course_source_id=source.pk).select_related("module", "activity", "outcome", "meeting")
    names: dict[str, dict[str, str]] = {name: {} for name in _ITEMS}
    for link in links:
        for name, row in zip(_ITEMS, (link.outcome, link.module, link.activity, link.meeting), strict=True):
            if row is not None:
                names[name][row.key] = link.source_id
    return _renamed(document_for(source.section), names), {name: frozenset(ids.values()) for name, ids in names.items()}


def _renamed(document: CourseDocument, names: Mapping[str, Mapping[str, str]]) -> CourseDocument:
    def called(name: str, key: str) -> str:
        return names[name].get(key, key)

    items = {name: tuple(replace(one, id=called(name, one.id)) for one in getattr(document, name)) for name in _ITEMS}
    items["activities"] = tuple(
        replace(
            one,
            module=called("modules", one.module) if one.module else None,
            after=tuple(called("activities", key) for key in one.after),
            outcomes=tuple(called("outcomes", key) for key in one.outcomes),
        )
        for one in items["activities"]
    )
    return _with_items(document, items)


def _both(some: Iterable[Item], others: Iterable[Item]) -> frozenset[str]:
    return frozenset(one.id for one in some) & frozenset(one.id for one in others)


def _with_items(document: CourseDocument, items: Mapping[str, Any]) -> CourseDocument:
    """`items`: by the names of `_ITEMS`."""
    return replace(document, **items)


def _only(items: Iterable[Item], ids: frozenset[str]) -> tuple[Item, ...]:
    return tuple(one for one in items if one.id in ids)
