"""The pages on which a course is edited."""

from django.urls import path

from meantime.editing.views import activity, grid, outcomes, term, undoing

app_name = "editing"
# Keys of activities are those of their source and may hold slashes; no key ends with one, so the ends tell pages apart.
urlpatterns = [
    path("sections/<slug:key>/activities/", grid.activities, name="activities"),
    path("sections/<slug:key>/activities/new", activity.new, name="new"),
    path("sections/<slug:key>/activities/<path:activity>/delete", activity.delete, name="delete"),
    path("sections/<slug:key>/activities/<path:activity>/", activity.activity, name="activity"),
    path("sections/<slug:key>/outcomes/", outcomes.outcomes, name="outcomes"),
    path("sections/<slug:key>/term/", term.term, name="term"),
    path("sections/<slug:key>/undo", undoing.undone, name="undo"),
]
