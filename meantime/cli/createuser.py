"""Make an account that signs in with an e-mail address and a password."""

import argparse
import getpass
import sys

from meantime.cli.site import open_site
from meantime.terms.message import UserError, message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="address that the person signs in with")
    parser.add_argument("--name", default="", help="name that others see")
    parser.add_argument("--staff", action="store_true", help="may look after the whole site")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(args: argparse.Namespace) -> int:
    open_site()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from meantime.accounts.models import User

    if User.objects.filter(email__iexact=args.email).exists():
        raise UserError(message("web.account", email=args.email))
    password = sys.stdin.readline().rstrip("\n") if args.password_stdin else _asked()
    try:
        validate_password(password, User(email=args.email, name=args.name))
        User.objects.create_user(args.email, password, name=args.name, is_staff=args.staff)
    except ValidationError as error:
        raise UserError(message("web.account_refused", why=" ".join(error.messages))) from None
    print(f"{args.email} can sign in now.")
    return 0


def _asked() -> str:
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise UserError(message("web.passwords_differ"))
    return password
