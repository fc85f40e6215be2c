"""What a person puts right in the preview: only where it differs from what was read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from meantime.formats.document import Activity, CourseDocument, ItemType, Module
from meantime.formats.ids import Ids
from meantime.terms.minutes import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Of one activity; None leaves what was read. `included`: against the usual, which is yes."""

    included: bool | None = None
    title: str | None = None
    kind: str | None = None
    form: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """An activity that the source does not have. `id` stays when others before it are removed."""

    id: str
    title: str
    kind: str = ""
    form: str = ""
    minutes: int | None = None
    week: int | None = None


def corrected(
    document: CourseDocument,
    corrections: Mapping[str, Correction],
    additions: Sequence[Addition] = (),
    out: Iterable[str] = (),
) -> CourseDocument:
    """The document as the preview shows it; activities in `out` stay away unless a person wants them back."""
    absent = set(out)
    activities = [
        corrected_activity(one, corrections.get(one.id, Correction()))
        for one in document.activities
        if is_included(corrections.get(one.id, Correction()), one.id in absent)
    ]
    left = {one.id for one in activities}
    activities = [replace(one, after=tuple(need for need in one.after if need in left)) for one in activities]
    added = _added(document, additions, len(document.activities))
    # A module that lost everything would only be an empty heading; one that was empty before says something.
    emptied = {one.module for one in document.activities} - {one.module for one in activities}
    modules = tuple(module for module in document.modules if module.id not in emptied)
    return replace(document, modules=modules, activities=(*activities, *added))


def is_included(correction: Correction, out: bool) -> bool:
    return not out if correction.included is None else correction.included


def corrected_activity(activity: Activity, correction: Correction) -> Activity:
    if correction.title is not None:
        activity = replace(activity, title=correction.title)
    if correction.kind is not None:
        activity = replace(activity, kind=correction.kind or None, form=correction.form or None)
    if correction.minutes is not None:
        activity = replace(activity, minutes=Minutes.exactly(correction.minutes))
    return activity


def _added(document: CourseDocument, additions: Sequence[Addition], last: int) -> list[Activity]:
    """At the end of the module of their week, as far as one is known."""
    ids = Ids(one.id for one in document.activities)
    modules: dict[int, Module] = {}
    for module in document.modules:
        if module.week is not None:
            modules.setdefault(module.week, module)
    return [
        Activity(
            id=ids.keep(one.id),
            title=one.title,
            position=last + number,
            item_type=ItemType.TEXT,
            kind=one.kind or None,
            form=one.form or None,
            module=modules[one.week].id if one.week in modules else None,
            week=one.week,
            minutes=None if one.minutes is None else Minutes.exactly(one.minutes),
        )
        for number, one in enumerate(additions, start=1)
    ]
