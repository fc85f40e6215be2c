"""Run the web server and its worker, until Ctrl-C."""

import argparse
import os

from meantime.cli.serving import listen, port_of, serve
from meantime.cli.site import collect_static, open_site
from meantime.terms.message import UserError, message

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; others reach 0.0.0.0 (default: %(default)s)"
    )
    parser.add_argument("--port", help="port to listen on (default: PORT, else 8000)")


def run(args: argparse.Namespace) -> int:
    port = port_of(args.port or os.environ.get("PORT"))
    open_site()
    from django.conf import settings

    if args.host not in LOOPBACK or settings.HOSTS:
        _refuse_unfit(args.host)
    listening = listen(args.host, port)
    collect_static()
    print(f"Meantime: {_address(args.host, port)}   (Ctrl-C stops it)", flush=True)
    serve(listening, behind_proxy=settings.BEHIND_PROXY)
    return 0


def _refuse_unfit(host: str) -> None:
    from django.conf import settings
    from django.core.checks import Error, run_checks

    if not settings.HOSTS:
        raise UserError(message("web.open_to_others", host=host))
    problems = [str(check.msg) for check in run_checks(include_deployment_checks=True) if isinstance(check, Error)]
    if problems:
        raise UserError(message("web.unfit", problem=problems[0]))


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
