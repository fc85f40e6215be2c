"""The stream on which an open page hears of other people's changes."""

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponseBase, HttpResponseForbidden, StreamingHttpResponse
from django.views.decorators.http import require_GET

from meantime.plans.access import plan_for
from meantime.plans.live import changes_of


@require_GET
async def stream(request: HttpRequest, key: str) -> HttpResponseBase:
    if not await sync_to_async(lambda: request.user.is_authenticated)():
        return HttpResponseForbidden()
    plan = await sync_to_async(plan_for)(request.user, key)
    # An encoding of its own keeps the compressing middleware from holding events back.
    headers = {"Cache-Control": "no-store", "Content-Encoding": "identity", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(changes_of(plan.key), content_type="text/event-stream", headers=headers)
