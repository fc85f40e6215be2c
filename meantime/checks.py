"""Is this installation fit to be reached by others? `meantime serve` asks before it opens a door to them."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


class MeantimeConfig(AppConfig):
    """The project itself: its checks, and the catalogues of its translations."""

    name = "meantime"

    def ready(self) -> None:
        register(Tags.security, deploy=True)(fit_for_others)


def fit_for_others(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if settings.HOSTS and not settings.HTTPS:
        found.append(
            Error(
                f"MEANTIME_HOSTS names {', '.join(settings.HOSTS)}, but MEANTIME_HTTPS is off: "
                "anybody on the way could read passwords.",
                hint="Serve it over https (docs/how-to/host.md) and leave MEANTIME_HTTPS alone.",
                id="meantime.E001",
            )
        )
    if settings.DEMO and settings.HOSTS:
        found.append(Error("The demo signs everybody in, and MEANTIME_HOSTS opens it to others.", id="meantime.E002"))
    if bad := [host for host in settings.HOSTS if urlsplit(f"//{host}").hostname != host.lower()]:
        found.append(Error(f"MEANTIME_HOSTS: {bad[0]!r} is not the name of a host alone.", id="meantime.E003"))
    if len(settings.SECRET_KEY) < 32:
        found.append(Warning("MEANTIME_SECRET_KEY is short; 50 random letters keep sessions safe.", id="meantime.W001"))
    return found
