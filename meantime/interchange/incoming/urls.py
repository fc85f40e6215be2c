"""The steps of a course on its way in."""

from django.urls import path

from meantime.interchange.incoming.views import course, preview, source

urlpatterns = [
    path("courses/new/", source.new, name="new"),
    path("courses/new/<slug:key>/", source.source, name="source"),
    path("courses/new/<slug:key>/discard", source.discard, name="discard"),
    path("courses/new/<slug:key>/preview/", preview.preview, name="preview"),
    path("courses/new/<slug:key>/state", preview.state, name="draft_state"),
    path("courses/new/<slug:key>/columns", preview.columns, name="columns"),
    path("courses/new/<slug:key>/apart", preview.apart, name="apart"),
    path("courses/new/<slug:key>/term/", course.term, name="term"),
    path("courses/new/<slug:key>/term/summary", course.summary, name="summary"),
    path("courses/new/<slug:key>/policy/", course.policy, name="policy"),
    path("courses/new/<slug:key>/make/", course.make, name="make"),
    path("sections/<slug:key>/import/", source.again, name="again"),
]
