"""Made-up people for the demonstration area: names that mean nobody, drama numbers, postcodes that do not exist."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

ENGLISH = (
    "Alice Fernby", "Ben Harcastle", "Chloe Winterlow", "Daniel Ashgrove", "Esther Mallow", "Farah Quillan", "George Tamblyn",
    "Hannah Oakhurst", "Imran Selby", "Jess Pomeroy", "Kiran Holloway", "Leah Branscombe", "Marcus Pell", "Nadia Thistle",
    "Oliver Crake", "Priya Larkin", "Quentin Moss", "Ruth Saltmarsh", "Samuel Tregear", "Tess Ormerod", "Una Fairweather",
    "Victor Dunmore", "Wendy Applin", "Yusuf Carrow", "Zoe Hartnell", "Amira Stokoe", "Colin Nettle", "Dorothy Vane",
)  # fmt: skip
WELSH = (
    "Siân Llwyd", "Gwenllian Rhydwen", "Ifan Tŷ-gwyn", "Lowri Penmaen", "Dafydd Llannerch", "Mared Bronwydd", "Emyr Cwmfelin",
    "Angharad Tirion", "Steffan Hafodwen", "Nerys Maesglas",
)  # fmt: skip
OFFENDERS = (
    "Aaron Blackwell", "Barry Crossfield", "Carl Dunstable", "Dean Eastlake", "Eric Farnley", "Frank Garside", "Graham Hollis",
    "Harvey Ingram", "Ivan Jessop", "Jason Kettle", "Keith Lomas", "Lee Marsden", "Mick Northcote", "Neil Oxley", "Owen Pickard",
    "Paul Quarmby", "Ray Stannard", "Sean Tully", "Terry Upshaw", "Wayne Vickers",
)  # fmt: skip
STREETS = ("Made-up Street", "Nowhere Lane", "Pretend Road", "Example Close", "Sample Terrace")
WELSH_STREETS = ("Stryd Ddychmygol", "Heol Unman", "Ffordd Enghraifft")
OFFENCES = (
    ("Wounding with intent to do grievous bodily harm", "Offences against the Person Act 1861", "18"),
    ("Assault occasioning actual bodily harm", "Offences against the Person Act 1861", "47"),
    ("Rape", "Sexual Offences Act 2003", "1"),
    ("Sexual assault", "Sexual Offences Act 2003", "3"),
    ("Robbery", "Theft Act 1968", "8"),
    ("Threats to kill", "Offences against the Person Act 1861", "16"),
)


Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Somebody:
    """One made-up person."""

    given_names: str
    family_name: str
    born_on: date
    address: tuple[str, ...]
    phone: str
    email: str


class Crowd:
    """Made-up people, the same ones every time."""

    def __init__(self) -> None:
        self._made = self._drawn = 0

    def victim(self, *, welsh: bool) -> Somebody:
        """The next person on the victim's side, with an address in England or Wales."""
        self._made += 1
        given, family = self._name(WELSH if welsh else ENGLISH)
        street = self._one_of(WELSH_STREETS if welsh else STREETS)
        town, postcode = ("Caerdydd", "CF99 9ZZ") if welsh else ("Bristol", "BS99 9ZZ")
        return Somebody(
            given,
            family,
            self._born(),
            (f"{self._made} {street}", town, postcode),
            f"+4477009{self._made:05}",
            f"person{self._made}@example.org",
        )

    def offender(self) -> tuple[str, str, date, str]:
        """Given names, family name, date of birth and prison number of the next offender."""
        given, family = self._name(OFFENDERS)
        return given, family, self._born(), f"A{self._made:04}ZZ"

    def offence(self) -> tuple[str, str, str]:
        """Title, Act and section of an offence in Schedule 18."""
        return self._one_of(OFFENCES)

    def years(self) -> int:
        return 2 + self._draw(13)

    def _one_of(self, things: Sequence[Thing]) -> Thing:
        return things[self._draw(len(things))]

    def _draw(self, below: int) -> int:
        """The next number below this one."""
        self._drawn += 1
        return int.from_bytes(hashlib.sha256(f"victim contact {self._drawn}".encode()).digest()) % below

    def _name(self, names: tuple[str, ...]) -> tuple[str, str]:
        """The next pair: once round the list as it stands, then given names with other families' names."""
        turn, place = divmod(self._made, len(names))
        given = names[place].partition(" ")[0]
        return given, names[(place + 7 * turn) % len(names)].partition(" ")[2]

    def _born(self) -> date:
        return date(1950, 1, 1) + timedelta(days=self._draw(18_000))
