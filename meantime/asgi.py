"""The application as an ASGI server runs it."""

import gc
import os
from importlib import import_module

from django.core.asgi import get_asgi_application

from meantime.interchange.incoming.body_limit import with_body_limit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.settings")

application = with_body_limit(get_asgi_application())

# What is loaded now stays for good. Without this the collector walks over all of it again and again: 0.1 s each time,
# in the middle of somebody's save.
import_module("meantime.urls")
gc.collect()
gc.freeze()
