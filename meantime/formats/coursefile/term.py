"""The term, the breaks and the meetings of a course file."""

from datetime import date
from zoneinfo import ZoneInfo

from meantime.formats.coursefile.activities import read_id, stated_ids
from meantime.formats.coursefile.fields import Fields, parse_date, parse_moment, text
from meantime.formats.coursefile.nodes import Node
from meantime.formats.document import Break, Meeting, Term
from meantime.formats.ids import Ids
from meantime.formats.limits import MEETINGS, TITLE_CHARACTERS
from meantime.formats.patterns import parse_pattern
from meantime.formats.timetable import meeting_id
from meantime.formats.timezones.iana import iana_zone
from meantime.terms.message import UserError

TERM_KEYS = ("start", "end", "weeks", "zone", "zone_inferred", "breaks")
BREAK_KEYS = ("start", "end", "title")
MEETING_KEYS = ("id", "start", "end", "title", "place", "cancelled")


def read_term(course: Fields) -> tuple[Term, ZoneInfo | None]:
    node = course.node_of("term")
    if node is None:
        return Term(), None
    fields = Fields(node, TERM_KEYS, "the term")
    zone = fields.get("zone", _zone)
    start, end = fields.date("start"), fields.date("end")
    _check_order(fields, start, end)
    breaks = tuple(_break(item) for item in fields.items("breaks"))
    term = Term(
        start=start,
        end=end,
        weeks=fields.integer("weeks", 1, 110),
        zone=zone.key if zone else None,
        zone_inferred=fields.flag("zone_inferred"),
        breaks=breaks,
    )
    return term, zone


def read_meetings(course: Fields, zone: ZoneInfo | None) -> tuple[tuple[str, ...], tuple[Meeting, ...]]:
    """The patterns as they are written, and the meetings with their own dates."""
    nodes = course.items("meetings")
    if len(nodes) > MEETINGS:
        raise nodes[MEETINGS].error("too_many", limit=MEETINGS)
    patterns = tuple(_pattern(node) for node in nodes if node.text is not None)
    ids = Ids(stated_ids(nodes))
    return patterns, tuple(_meeting(node, zone, ids) for node in nodes if node.text is None)


def _zone(node: Node) -> ZoneInfo:
    name = text(node, "zone")
    zone = iana_zone(name)
    if zone is None:
        raise node.error("unknown_zone", zone=name[:60])
    return zone


def _pattern(node: Node) -> str:
    written = text(node, "meetings")
    try:
        parse_pattern(written)
    except UserError as error:
        raise node.error(error.message.code.removeprefix("formats."), **error.message.params) from error
    return written


def _break(node: Node) -> Break:
    if node.text is not None:
        day = parse_date(node, "breaks")
        return Break(start=day, end=day)
    fields = Fields(node, BREAK_KEYS, "a break")
    start = fields.date("start")
    if start is None:
        raise node.error("missing", key="start", what="a break")
    end = fields.date("end") or start
    _check_order(fields, start, end)
    return Break(start=start, end=end, title=fields.text("title", TITLE_CHARACTERS))


def _meeting(node: Node, zone: ZoneInfo | None, ids: Ids) -> Meeting:
    fields = Fields(node, MEETING_KEYS, "a meeting")
    start, end = (fields.get(key, lambda at: parse_moment(at, "start", zone, None)) for key in ("start", "end"))
    if start is None or end is None:
        raise node.error("missing", key="start" if start is None else "end", what="a meeting")
    if not start < end:
        raise node.error("order", start=str(start), end=str(end))
    return Meeting(
        id=read_id(fields) or ids.keep(meeting_id(start)),
        start=start,
        end=end,
        title=fields.text("title", TITLE_CHARACTERS),
        place=fields.text("place", TITLE_CHARACTERS),
        cancelled=fields.flag("cancelled"),
    )


def _check_order(fields: Fields, start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        node = fields.node_of("end") or fields.node
        raise node.error("order", start=start.isoformat(), end=end.isoformat())
