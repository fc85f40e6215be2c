"""Learning outcomes: course_settings/learning_outcomes.xml, at whatever depth of groups they stand."""

from meantime.formats.document import Outcome
from meantime.formats.ids import Ids
from meantime.formats.limits import ACTIVITIES
from meantime.formats.package import Package
from meantime.formats.people import plain_id
from meantime.formats.resources import title_of
from meantime.formats.xml import descendants

_OUTCOMES = "course_settings/learning_outcomes.xml"


def read_outcomes(package: Package) -> list[Outcome]:
    root = package.xml(_OUTCOMES)
    found = list(descendants(root, "learningOutcome"))[:ACTIVITIES] if root is not None else []
    ids = Ids()
    return [
        Outcome(id=ids.keep(plain_id(element.get("identifier", "")) or f"outcome-{number}"), title=title)
        for number, element in enumerate(found, start=1)
        if (title := title_of(element))
    ]
