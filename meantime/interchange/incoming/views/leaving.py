"""Where a step leads after it was kept: any other, or the plan."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from meantime.interchange.incoming.making import make
from meantime.interchange.incoming.steps import STEPS, next_of
from meantime.interchange.models import Draft, DraftState


def leave(request: HttpRequest, draft: Draft, here: str) -> HttpResponse:
    """To the step or the page of the grid that the button named; the map makes the course."""
    then = request.POST.get("then", "") or next_of(here)
    if then == "map" and draft.state == DraftState.READ:
        return redirect("plans:section", make(draft, datetime.now(UTC)).key)
    if then.startswith("page-") and then[5:].isdigit():
        return redirect(f"{reverse('interchange:preview', args=[draft.key])}?page={then[5:]}")
    if then == "map":
        # The file is being read anew: what it becomes is seen before it is made.
        then = "policy"
    return redirect(f"interchange:{then if then in STEPS else here}", draft.key)
