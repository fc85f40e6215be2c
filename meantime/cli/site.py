"""Make the site ready: settings, data folder, secret key, database, static files."""

import os
import secrets
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from meantime.terms.message import UserError, message


def open_site(*, migrate: bool = True) -> None:
    """After this the Django parts can be imported; UserError says which setting or folder stands in the way."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.settings")
    try:
        keep_secret(Path(os.environ.get("MEANTIME_DATA") or "data").resolve())
        django.setup()
    except ImproperlyConfigured as error:
        raise UserError(message("web.settings", problem=str(error))) from None
    if migrate:
        _migrate()


def keep_secret(data: Path) -> None:
    """Make the data folder and, once, the key that signs sessions; nobody else on this computer may read it."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if "MEANTIME_SECRET_KEY" not in os.environ:
            handle = os.open(data / "secret-key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        if not data.is_dir():
            raise UserError(message("web.folder", folder=str(data), why="it is a file")) from None
    except OSError as error:
        raise UserError(message("web.folder", folder=str(data), why=error.strerror or str(error))) from None


def _migrate() -> None:
    from django.core.management import call_command

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise UserError(message("web.database", why=str(error).strip())) from None


def collect_static() -> None:
    """Fonts, styles and scripts under hashed names, beside the data."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
