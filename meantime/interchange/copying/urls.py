from django.urls import path

from meantime.interchange.copying.views import copy

urlpatterns = [path("", copy, name="copy")]
