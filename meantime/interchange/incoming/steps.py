"""The five steps, and the bar that leads to any of them at any time."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from meantime.interchange.models import Draft

# The map is the fifth; `Make the plan` leads to it from everywhere.
STEPS: dict[str, Lazy] = {
    "source": _("Source"),
    "preview": _("Preview"),
    "term": _("Term and meetings"),
    "policy": _("Credit and priorities"),
    "map": _("Map"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`address` is empty where there is nothing to open yet."""

    name: str
    title: str
    address: str
    here: bool


def bar(draft: Draft | None, here: str, *, ready: bool = True) -> list[Step]:
    steps = []
    for name, title in STEPS.items():
        opens = draft is not None and name != "map" and (ready or name in ("source", "preview"))
        address = reverse(f"interchange:{name}", args=[draft.key]) if opens and draft else ""
        steps.append(Step(name=name, title=str(title), address=address, here=name == here))
    return steps


def next_of(name: str) -> str:
    names = list(STEPS)
    return names[names.index(name) + 1]
