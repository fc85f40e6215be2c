"""The course list and the term map."""

from django.urls import path

from meantime.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.courses, name="courses"),
    path("sections/<slug:key>/", views.section, name="section"),
    path("sections/<slug:key>/state", views.state, name="state"),
]
