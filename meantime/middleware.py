"""What every answer passes through: security headers, and the demo's sign-in without a form."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware, sync_only_middleware

Respond = Callable[[HttpRequest], HttpResponseBase]
RespondLater = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

# Nothing from elsewhere, nothing inline: a script that somebody smuggles into a title does not run.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


@sync_and_async_middleware
def security_headers(respond: Respond | RespondLater) -> Respond | RespondLater:
    if iscoroutinefunction(respond):

        async def later(request: HttpRequest) -> HttpResponseBase:
            return _with_headers(await respond(request))

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        return _with_headers(respond(request))  # type: ignore[arg-type]

    return now


def _with_headers(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    return response


@sync_only_middleware
def demo_sign_in(respond: Respond) -> Respond:
    """`meantime demo` opens the demo to whoever sits at this computer, and to nobody else."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if settings.DEMO and request.user.is_anonymous:
            from meantime.accounts.demo import demo_user

            user = demo_user() if from_this_computer(request) else None
            if user is None:
                return HttpResponse(
                    "The demo opens only on the computer that runs it.", status=403, content_type="text/plain"
                )
            request.user = user
        return respond(request)

    return middleware


def from_this_computer(request: HttpRequest) -> bool:
    """A loopback peer that asked for a loopback host.

    The host matters as much as the peer: a page elsewhere could point its own name at 127.0.0.1 (DNS rebinding).
    A proxy on this computer makes strangers look local, so that anything forwarded does not count.
    """
    if any(name.lower().startswith(("x-forwarded-", "forwarded")) for name in request.headers):
        return False
    host = request.get_host().rsplit(":", 1)[0] if not request.get_host().endswith("]") else request.get_host()
    return host in settings.LOOPBACK_HOSTS and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
