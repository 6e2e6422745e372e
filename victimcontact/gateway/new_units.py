"""`victimcontact add-unit`: a victim liaison unit and the courts whose sentences are its own."""

import argparse

from django.utils import timezone

from victimcontact.casework import access, units
from victimcontact.gateway.refusal import Refusal
from victimcontact.scheme.regions import REGIONS


def main(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    new = units.NewUnit(
        reference=asked.reference,
        name=asked.name,
        region=asked.region,
        address=[line.strip() for line in asked.address.split("|") if line.strip()],
        phone=asked.phone,
        email=asked.email,
        hours=asked.hours,
        hours_in_welsh=asked.hours_in_welsh or asked.hours,
        courts=asked.court,
    )
    try:
        units.add(new, by=access.program(), now=timezone.now())
    except units.AlreadyThere as error:
        raise Refusal("there is a unit with this reference or name already.") from error
    print(f"The unit is there. Next: victimcontact create-officer --role manager --unit {asked.reference} ...")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="victimcontact add-unit", description=__doc__)
    parser.add_argument("reference", help="a short name in small letters, such as bristol")
    parser.add_argument("--name", required=True)
    parser.add_argument("--region", required=True, choices=list(REGIONS))
    parser.add_argument(
        "--address", required=True, help="where lost letters go back to: lines with | between them, neutral"
    )
    parser.add_argument("--phone", required=True)
    parser.add_argument("--email", required=True)
    parser.add_argument("--hours", required=True, help="when the telephone is answered, as letters say it")
    parser.add_argument("--hours-in-welsh", default="")
    parser.add_argument("--court", action="append", default=[], help="a court of this unit; may be given again")
    return parser
