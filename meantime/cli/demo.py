"""Open the demo course in the browser: on this computer only, with data of its own."""

import argparse
import os
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from meantime.cli.serving import listen, port_of, serve
from meantime.cli.site import collect_static, open_site
from meantime.formats.source import Source
from meantime.terms.message import UserError, message

if TYPE_CHECKING:
    from meantime.courses.models import Section

HOST = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", help="port to listen on (default: PORT, else 8000)")


def run(args: argparse.Namespace) -> int:
    port = port_of(args.port or os.environ.get("PORT"))
    data = _demo_folder()
    listening = listen(HOST, port)
    open_site()
    section = open_demo(datetime.now(UTC))
    if section is None:
        raise UserError(message("web.not_demo", folder=str(data)))
    collect_static()
    print(f"\n  The demo course is open at  http://{HOST}:{port}/sections/{section.key}/\n", flush=True)
    print("  It opens on this computer only. Ctrl-C stops it.", flush=True)
    serve(listening, behind_proxy=False)
    return 0


def _demo_folder() -> Path:
    """The demo never touches the data of people: it has a folder inside the data folder, and SQLite."""
    data = Path(os.environ.get("MEANTIME_DATA") or "data").resolve() / "demo"
    os.environ["MEANTIME_DATA"] = str(data)
    os.environ["MEANTIME_DEMO"] = "1"
    for name in ("MEANTIME_HOSTS", "MEANTIME_DATABASE_URL", "MEANTIME_HTTPS", "MEANTIME_BEHIND_PROXY"):
        os.environ.pop(name, None)
    return data


def open_demo(now: datetime) -> "Section | None":
    """The demo course, imported and waiting for its plan at the first start; None where people have accounts."""
    from meantime.accounts.demo import ensure_demo_user
    from meantime.formats.coursefile import read
    from meantime.interchange.actions import import_document
    from meantime.interchange.models import CourseSource
    from meantime.plans.actions import request_plan

    user = ensure_demo_user()
    if user is None:
        return None
    known = CourseSource.objects.filter(owner=user, system="demo").select_related("section").first()
    if known is not None:
        section = known.section
    else:
        data = files("meantime").joinpath("demo", "course.yaml").read_bytes()
        section = import_document(read(Source("course.yaml", data)).document, user, now, system="demo").section
    if not section.plan_requests.exists():
        request_plan(section, by=user, now=now)
    return section
