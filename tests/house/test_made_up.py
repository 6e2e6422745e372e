"""Nobody real is in this project, and nothing of the machine it was written on."""

import re
import string
from collections.abc import Callable, Iterator

import pytest

from tests.house.source import our_files

# Numbers that Ofcom keeps free for drama, and the public numbers of services that pages and letters name.
DRAMA = (
    *("01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960", "01414960"),
    *("01514960", "01614960", "01632960", "01914980", "02079460", "02890180", "02920180", "03069990", "07700900"),
    *("08081570", "09098790"),
)
PUBLIC = {
    "08081689111": "Victim Support",
    "03000606699": "unwanted contact from prison",
    "08082000247": "domestic abuse, England",
    "08088010800": "domestic abuse, Wales",
    "08085002222": "rape and sexual abuse support line",
    "08088020300": "stalking helpline",
    "03450154033": "the Parliamentary Ombudsman",
}
PHONE = re.compile(r"(?<![\w.+/-])(?:\+44 ?(?:\(0\) ?)?|0)(?:\d[ -]?){8,9}\d(?![\w-])")
# Districts and endings that no post office serves.
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")
NO_SUCH_POSTCODE = re.compile(r"[A-Z]{1,2}99 9Z[YZ]")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SAFE_DOMAINS = ("example.org", "example.com", "example.net", "127.0.0.1")
PUBLIC_ADDRESSES = frozenset(
    {
        "vcsenquiries@justice.gov.uk",
        "simulate-delivered@notifications.service.gov.uk",  # GOV.UK Notify sends to nobody who has one of these
        "temp-fail@simulator.notify",
        "perm-fail@simulator.notify",
    }
)
# Generic signs of a private machine: its folders, its users, where it gets packages from.
PRIVATE = {
    "a home folder": re.compile(r"(?<![\w.])/(?:home|Users)/\w+|(?<![\w.])/root/"),
    "a folder of work": re.compile(r"(?<![\w.])/(?:work|workspace|mnt|tmp/\w+)(?![\w-])"),
    "a registry or mirror": re.compile(r"https?://[\w.-]*(?:registry|mirror|artifactory|nexus|pypi|npmjs)[\w.-]*", re.IGNORECASE),
    "an address in a private network": re.compile(r"\b(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b"),
    "a token": re.compile(r"\b(?:ghp_|glpat-|sk-|AKIA)[A-Za-z0-9_-]{12,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}  # fmt: skip
THIS_FILE = "tests/house/test_made_up.py"


def real_phones(text: str) -> Iterator[str]:
    for found in PHONE.findall(text):
        digits = re.sub(r"\D", "", re.sub(r"^\+44 ?(?:\(0\) ?)?", "0", found))
        if not digits.startswith(DRAMA) and digits not in PUBLIC and digits not in string.digits:
            yield found


def real_postcodes(text: str) -> Iterator[str]:
    yield from (found for found in POSTCODE.findall(text) if not NO_SUCH_POSTCODE.fullmatch(found))


def real_addresses(text: str) -> Iterator[str]:
    for found in EMAIL.findall(text):
        domain = found.partition("@")[2].lower()
        if (
            not any(domain == safe or domain.endswith(f".{safe}") for safe in SAFE_DOMAINS)
            and found not in PUBLIC_ADDRESSES
        ):
            yield found


def private_things(text: str) -> Iterator[str]:
    yield from (found.group() for pattern in PRIVATE.values() for found in pattern.finditer(text))


Finder = Callable[[str], Iterator[str]]


@pytest.mark.parametrize("finder", [real_phones, real_postcodes, real_addresses, private_things])
def test_the_project_names_nobody_real_and_no_private_machine(finder: Finder) -> None:
    found = {name: list(finder(text)) for name, text in our_files() if name != THIS_FILE}

    assert {name: things for name, things in found.items() if things} == {}


@pytest.mark.parametrize(
    ("finder", "text"),
    [
        (real_phones, "call 020 7219 3000 today"),
        (real_phones, "+44 20 7219 3000"),
        (real_phones, "07911 123456"),
        (real_postcodes, "SW1A 1AA"),
        (real_postcodes, "CF10 3NQ"),
        (real_addresses, "someone@justice.gov.uk"),
        (private_things, "/home/somebody/project"),
        (private_things, "https://registry.example.org/simple"),
        (private_things, "10.20.30.40"),
    ],
)
def test_what_is_real_is_seen(finder: Finder, text: str) -> None:
    assert list(finder(text))


@pytest.mark.parametrize(
    "text", ["07700 900123", "+447700900123", "0117 496 0123", "08 08 16 89 111", "BS99 9ZZ", "a@example.org"]
)
def test_what_is_made_up_or_public_is_let_through(text: str) -> None:
    assert not [
        found for finder in (real_phones, real_postcodes, real_addresses, private_things) for found in finder(text)
    ]
