"""The activities of a course file and their phases."""

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from meantime.formats.coursefile.fields import Fields, choice, parse_moment, text
from meantime.formats.coursefile.minutes import parse_minutes
from meantime.formats.coursefile.nodes import Node
from meantime.formats.document import Activity, ItemType, StatedPhase
from meantime.formats.ids import Ids
from meantime.terms.kinds import Form, Kind
from meantime.terms.modality import Clock, Mode, PhaseRole

ACTIVITY_KEYS = (
    *("title", "id", "kind", "form", "type", "text", "week", "minutes", "words", "pages", "write_words"),
    *("media_minutes", "questions", "opens", "due", "closes", "after", "outcomes", "clock", "meeting"),
    *("group_size", "graded", "points", "phases"),
)
PHASE_KEYS = ("name", "role", "minutes", "mode", "clock")
END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an activity stands: its module, its position, the zone of its times, the ids that are taken."""

    module: str | None
    position: int
    zone: ZoneInfo | None
    ids: Ids


def read_activity(node: Node, place: Place) -> Activity:
    fields = Fields(node, ACTIVITY_KEYS, "an activity")
    title = fields.title("an activity")
    kind, form = _kind_and_form(fields)
    zone = place.zone
    return Activity(
        id=read_id(fields) or place.ids.make(title, fallback=f"activity-{place.position}"),
        title=title,
        position=place.position,
        item_type=fields.choice("type", ItemType) or ItemType.TEXT,
        kind=kind and kind.value,
        form=form and form.value,
        text=fields.text("text"),
        module=place.module,
        week=fields.integer("week", 1, 110),
        minutes=fields.get("minutes", parse_minutes),
        words=fields.integer("words", 0),
        pages=fields.integer("pages", 0),
        write_words=fields.integer("write_words", 0),
        media_minutes=fields.integer("media_minutes", 0),
        questions=fields.integer("questions", 0),
        opens=fields.get("opens", lambda at: parse_moment(at, "opens", zone, time(0))),
        due=fields.get("due", lambda at: parse_moment(at, "due", zone, END_OF_DAY)),
        closes=fields.get("closes", lambda at: parse_moment(at, "closes", zone, END_OF_DAY)),
        phases=tuple(_phase(phase) for phase in fields.items("phases")),
        after=tuple(text(item, "after") for item in fields.items("after")),
        outcomes=tuple(text(item, "outcomes") for item in fields.items("outcomes")),
        clock=fields.choice("clock", Clock),
        meeting=fields.text("meeting") or None,
        graded=fields.flag("graded"),
        points=fields.number("points"),
        group_size=fields.integer("group_size"),
    )


def read_id(fields: Fields) -> str | None:
    return fields.text("id", longest=200) or None


def stated_ids(nodes: list[Node]) -> set[str]:
    """The ids that authors gave, which the ids made from titles must leave alone; two alike are refused."""
    stated: dict[str, int] = {}
    for node in nodes:
        own = (node.entries or {}).get("id")
        if own is None or own.text is None:
            continue
        name = own.text.strip()
        if name in stated:
            raise own.error("id_twice", id=name[:60], first=stated[name])
        stated[name] = own.line
    return set(stated)


def _kind_and_form(fields: Fields) -> tuple[Kind | None, Form | None]:
    kind, form = fields.choice("kind", Kind), fields.choice("form", Form)
    if form is None:
        return kind, None
    if kind not in (None, Kind.EXTERNAL):
        raise fields.node.error("form_without_external", form=form.value, kind=str(kind))
    return Kind.EXTERNAL, form


def _phase(node: Node) -> StatedPhase:
    fields = Fields(node, PHASE_KEYS, "a phase")
    role = fields.node_of("role")
    name = fields.text("name", longest=60)
    if role is None:
        raise node.error("missing", key="role", what="a phase")
    stands_for = choice(role, "role", PhaseRole)
    return StatedPhase(
        name=name or stands_for.value,
        role=stands_for,
        minutes=fields.get("minutes", parse_minutes),
        mode=fields.choice("mode", Mode),
        clock=fields.choice("clock", Clock),
    )
