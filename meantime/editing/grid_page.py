"""The grid as its page shows it: which rows, and what stands in their cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString

from meantime.editing.activity_texts import Course, kind_text
from meantime.editing.choices import Options, clocks, guessed, told
from meantime.editing.estimates import Estimate
from meantime.editing.grid import Row
from meantime.editing.labels import label
from meantime.formats.document import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which rows are shown; empty: all of them."""

    kind: str = ""
    module: str = ""
    text: str = ""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return ("kind", "module", "text")

    @classmethod
    def of(cls, data: QueryDict) -> "Filter":
        return cls(**{name: data.get(name, "")[:200] for name in cls.names()})

    def holds(self, activity: Activity, estimate: Estimate) -> bool:
        """A kind that was recognised counts like one that was stated."""
        kind = kind_text(activity.kind, activity.form) or estimate.kind
        return (
            self.kind in ("", kind)
            and self.module in ("", activity.module)
            and self.text.casefold() in f"{activity.title} {activity.text}".casefold()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """`line` is what the form carries of a row besides its cells."""

    row: Row
    activity: Activity
    line: str
    kinds: SafeString
    modules: SafeString
    clocks: SafeString
    minutes: str  # the estimate where none are stated
    now: tuple[tuple[str, str], ...]  # label of a column, what stands there now


def grid_page(
    rows: Iterable[Row], course: Course, estimates: Mapping[str, Estimate], kinds: Options, modules: Options
) -> list[RowView]:
    wishes = Options(clocks()[1:])
    either = clocks()[0][1]
    labels = {"kind": kinds.labels, "module": modules.labels, "clock": wishes.labels}
    return [
        RowView(
            row=row,
            activity=course.activities[row.key],
            line=f"{index} {row.shown} {row.key}",
            kinds=kinds.of(row.texts["kind"], guessed(kinds.labels.get(estimates[row.key].kind, ""))),
            modules=modules.of(row.texts["module"], "–"),
            clocks=wishes.of(row.texts["clock"], either),
            minutes=estimates[row.key].minutes,
            now=tuple((label(name), told(name, text, labels)) for name, text in row.now.items()),
        )
        for index, row in enumerate(rows)
    ]
