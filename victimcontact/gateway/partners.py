"""`victimcontact add-partner`: let another organisation's program ask the release gate."""

import argparse

from django.utils import timezone

from victimcontact.casework import access, partners
from victimcontact.gateway.refusal import Refusal


def main(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    try:
        made = partners.add(name=asked.name, by=access.program(), now=timezone.now())
    except partners.NameMissing as error:
        raise Refusal("a partner needs a name.") from error
    print(f"{made.partner.reference}  {made.partner.name}")
    print(f"Its key, which is shown this once: {made.key}")
    print("It asks with it: GET /release-gates/REFERENCE, Authorization: Bearer KEY (docs/howto/release-gate.md).")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="victimcontact add-partner",
        description="Make a key with which another organisation's program may ask whether everyone who must know has been reached.",
    )
    parser.add_argument("name", metavar="NAME", help="who it is, for example: Parole Board press office")
    return parser
