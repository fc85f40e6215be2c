"""Every address of the site; each part brings its own."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: it answers and needs no sign-in. Says nothing about what it holds."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("health", health, name="health"),
    path("", include("meantime.accounts.urls")),
    path("", include("meantime.plans.urls")),
    path("", include("meantime.editing.urls")),
    path("", include("meantime.interchange.urls")),
]
handler400 = "meantime.ui.views.bad_request"
handler403 = "meantime.ui.views.forbidden"
handler404 = "meantime.ui.views.not_found"
handler500 = "meantime.ui.views.server_error"
