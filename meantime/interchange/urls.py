"""The ways of a course into Meantime and out of it."""

from django.urls import include, path

app_name = "interchange"
urlpatterns = [
    path("", include("meantime.interchange.incoming.urls")),
    path("sections/<slug:key>/copy/", include("meantime.interchange.copying.urls")),
    path("sections/<slug:key>/out/", include("meantime.interchange.out.urls")),
]
