"""`victimcontact create-officer`: the first officer of an installation, or any other."""

import argparse
import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from victimcontact.casework import access, officers
from victimcontact.gateway.refusal import Refusal
from victimcontact.scheme.roles import OFFICER_ROLES, Role


def main(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    new = officers.NewOfficer(
        name=asked.name,
        email=asked.email,
        role=asked.role,
        password=_password(),
        unit=asked.unit,
        speaks_welsh=asked.speaks_welsh,
    )
    try:
        officers.add(new, by=access.program(), now=timezone.now())
    except officers.AlreadyAnOfficer as error:
        raise Refusal("somebody has this e-mail address already.") from error
    except officers.UnknownUnit as error:
        raise Refusal(f"there is no unit {asked.unit!r}, or the role needs one (--unit).") from error
    print("The officer can sign in now; the second step is set up at the first sign-in.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="victimcontact create-officer",
        description="Make an officer's account. The password is asked for, or read from standard input.",
    )
    parser.add_argument("--name", required=True)
    parser.add_argument("--email", required=True)
    parser.add_argument("--role", required=True, choices=sorted(OFFICER_ROLES - {Role.HOSPITAL_MANAGER}))
    parser.add_argument(
        "--unit",
        default="",
        help="the unit's reference; auditors, analysts, helpline advisers and decision makers need none",
    )
    parser.add_argument("--speaks-welsh", action="store_true")
    return parser


def _password() -> str:
    """From the keyboard without showing it, or the first line of standard input; never from the command line."""
    given = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        validate_password(given)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    return given
