"""What closed addresses and numbers are looked up by: keyed digests of one plain form, so that no row has to be opened."""

import re
from collections.abc import Iterable

from victimcontact.records.keyring import blind_index
from victimcontact.records.models import Channel

POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?) ?([0-9][A-Z]{2})\b")
COUNTRY = "44"


def of_contact_point(channel: str, value: str) -> bytes:
    """The index of a number or e-mail address as it was written down."""
    if channel == Channel.EMAIL:
        return blind_index(f"email:{value.casefold().strip()}")
    return blind_index(f"number:0{_bare(value)}")


def of_number(number: str) -> tuple[bytes, ...]:
    """The indexes of a telephone number: of its one form, and of the forms in which earlier versions wrote it down.

    `07700 900123`, `+44 7700 900123`, `0044 (0)7700 900123` are one number.
    """
    bare = _bare(number)
    forms = (f"0{bare}", f"{COUNTRY}{bare}", f"00{COUNTRY}{bare}", f"{COUNTRY}0{bare}")
    return tuple(blind_index(f"number:{form}") for form in forms)


def of_address(lines: Iterable[str]) -> bytes | None:
    """The index of an address's postcode, from the last line that has one; nothing when none has."""
    found = [postcode for line in lines if (postcode := postcode_in(str(line)))]
    return of_postcode(found[-1]) if found else None


def of_postcode(postcode: str) -> bytes:
    """The index of a postcode, however it is spaced and in whichever letters."""
    return blind_index(f"postcode:{''.join(postcode.split()).upper()}")


def postcode_in(text: str) -> str:
    """The first postcode in a text, without its space; empty when there is none."""
    found = POSTCODE.search(text.upper())
    return found[1] + found[2] if found else ""


def _bare(number: str) -> str:
    """The figures of a number without the country's and without the nought before the area."""
    figures = "".join(letter for letter in number if letter.isdigit())
    return figures.removeprefix("00").removeprefix(COUNTRY).lstrip("0")
