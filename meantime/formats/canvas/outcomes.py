"""Learning outcomes: course_settings/learning_outcomes.xml, at whatever depth of groups they stand."""

from meantime.formats.cartridge.package import Package
from meantime.formats.cartridge.plain_ids import PlainIds
from meantime.formats.cartridge.resources import title_of
from meantime.formats.document import Outcome
from meantime.formats.limits import ACTIVITIES
from meantime.formats.xml import descendants

_OUTCOMES = "course_settings/learning_outcomes.xml"


def read_outcomes(package: Package) -> list[Outcome]:
    root = package.xml(_OUTCOMES)
    found = list(descendants(root, "learningOutcome"))[:ACTIVITIES] if root is not None else []
    ids = PlainIds()
    return [
        Outcome(id=ids.keep(element.get("identifier", ""), fallback=f"outcome-{number}"), title=title)
        for number, element in enumerate(found, start=1)
        if (title := title_of(element))
    ]
