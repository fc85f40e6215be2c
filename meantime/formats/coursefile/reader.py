"""A course file to the neutral document. The keys, one section each, are in docs/reference/course-file.md."""

import re
from zoneinfo import ZoneInfo

from meantime.formats.coursefile import links as links
from meantime.formats.coursefile.activities import Place, read_activity, read_id, stated_ids
from meantime.formats.coursefile.fields import Fields, text
from meantime.formats.coursefile.nodes import Node, parse
from meantime.formats.coursefile.term import read_meetings, read_term
from meantime.formats.document import Activity, CourseDocument, Module, Outcome
from meantime.formats.ids import Ids
from meantime.formats.limits import ACTIVITIES, TITLE_CHARACTERS
from meantime.formats.source import Source
from meantime.terms.message import UserError, message

VERSION = "1"
COURSE_KEYS = (
    *("meantime", "title", "code", "students", "credits", "policy", "hours_per_week", "priorities"),
    *("term", "meetings", "outcomes", "modules", "activities"),
)
OUTCOME_KEYS = ("id", "title")
MODULE_KEYS = ("title", "id", "week", "activities")


def read_document(source: Source) -> CourseDocument:
    """The document of a course file; UserError names the line of the first thing that is wrong."""
    root = parse(source)
    _check_version(root, source.name)
    fields = Fields(root, COURSE_KEYS, "a course file")
    term, zone = read_term(fields)
    patterns, meetings = read_meetings(fields, zone)
    outcomes = _outcomes(fields)
    modules, activities = _modules_and_activities(fields, zone)
    document = CourseDocument(
        title=fields.title("a course"),
        code=fields.text("code", TITLE_CHARACTERS),
        term=term,
        students=fields.integer("students", 1, 1_000_000),
        credits=fields.number("credits", 0, 1_000),
        policy=fields.text("policy", TITLE_CHARACTERS) or None,
        hours_per_week=fields.get("hours_per_week", _hours),
        priorities=_priorities(fields),
        patterns=patterns,
        outcomes=outcomes,
        modules=modules,
        activities=activities,
        meetings=meetings,
    )
    links.check(fields, document)
    return document


def _check_version(root: Node, name: str) -> None:
    if root.entries is None or "meantime" not in root.entries:
        raise UserError(message("formats.course_file.not_one", name=name))
    version = root.entries["meantime"]
    if version.text != VERSION:
        raise version.error("version", version=str(version.text)[:60], known=VERSION)


def _hours(node: Node) -> tuple[float, float]:
    written = text(node, "hours_per_week")
    ends = re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?)(?:\s*(?:-|–|—)\s*(\d{1,3}(?:\.\d{1,2})?))?(?:\s*(?:h|hours?))?", written)
    if not ends or float(ends[1]) > float(ends[2] or ends[1]):
        raise node.error("not_hours", value=written[:60])
    return float(ends[1]), float(ends[2] or ends[1])


def _priorities(fields: Fields) -> tuple[tuple[str, float], ...]:
    node = fields.node_of("priorities")
    if node is None:
        return ()
    named = Fields(node, node.entries or (), "priorities")
    found = [(name, named.number(name, 0, 100)) for name in node.entries or ()]
    return tuple((name, weight) for name, weight in found if weight is not None)


def _outcomes(fields: Fields) -> tuple[Outcome, ...]:
    nodes = fields.items("outcomes")
    ids = Ids(stated_ids(nodes))
    outcomes = []
    for number, node in enumerate(nodes, start=1):
        if node.text is not None:  # a bare sentence
            title = text(node, "outcomes", TITLE_CHARACTERS)
            outcomes.append(Outcome(id=ids.make(title, fallback=f"outcome-{number}"), title=title))
            continue
        outcome = Fields(node, OUTCOME_KEYS, "an outcome")
        title = outcome.title("an outcome")
        outcomes.append(Outcome(id=read_id(outcome) or ids.make(title, fallback=f"outcome-{number}"), title=title))
    return tuple(outcomes)


def _modules_and_activities(fields: Fields, zone: ZoneInfo | None) -> tuple[tuple[Module, ...], tuple[Activity, ...]]:
    module_nodes = fields.items("modules")
    module_fields = [Fields(node, MODULE_KEYS, "a module") for node in module_nodes]
    activity_nodes = [node for module in module_fields for node in module.items("activities")]
    activity_nodes += fields.items("activities")
    if len(activity_nodes) > ACTIVITIES:
        raise activity_nodes[ACTIVITIES].error("too_many", limit=ACTIVITIES)
    ids, activity_ids = Ids(stated_ids(module_nodes)), Ids(stated_ids(activity_nodes))
    modules: list[Module] = []
    activities: list[Activity] = []
    for position, module in enumerate(module_fields, start=1):
        title = module.title("a module")
        module_id = read_id(module) or ids.make(title, fallback=f"module-{position}")
        modules.append(Module(id=module_id, title=title, position=position, week=module.integer("week", 1, 110)))
        for node in module.items("activities"):
            activities.append(read_activity(node, Place(module_id, len(activities) + 1, zone, activity_ids)))
    for node in fields.items("activities"):
        activities.append(read_activity(node, Place(None, len(activities) + 1, zone, activity_ids)))
    return tuple(modules), tuple(activities)
