"""Texts that give a made-up victim away, and texts that do not, in the hundreds: the same ones every time.

`leaks()` writes every protected fact of sixty people into sentences of a report: exactly as recorded, spelled another way, and
torn apart by lines and signs. `clean_texts()` says what reports say without any of it, with words, names and numbers beside
which a hasty guard would cry out. What the guard makes of them is measured in `test_leak_corpus.py` and shown by
`scripts/leak_guard.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from victimcontact.scheme.leaks import Hit, Kind, ProtectedFact
from victimcontact.scheme.words.months import NAMES as MONTHS

EXACT, RESPELLED, TORN = "as recorded", "spelled another way", "torn apart"
PEOPLE, CLEAN = 60, 400

_GIVEN = [
    "Rhian",
    "Dilys",
    "Megan",
    "Catherine",
    "Elizabeth",
    "Siân",
    "Gwenllian",
    "Margaret",
    "Priya",
    "Oluwaseun",
    "Katarzyna",
    "Jonathan",
    "Geraint",
    "Llinos",
    "Patricia",
    "Christopher",
    "Nicholas",
    "Aneirin",
    "Fatima",
    "Rebecca",
    "Stephanie",
    "Matthew",
    "Angharad",
    "Theresa",
    "Zainab",
    "Michael",
]
_FAMILY = [
    "Prydderch",
    "Llewelyn",
    "Griffiths",
    "O'Brien",
    "Rowlands",
    "Kowalczyk",
    "Okonkwo",
    "Chaudhry",
    "Pritchard",
    "Thompson",
    "Cadwaladr",
    "Robinson",
    "Fitzgerald",
    "Ellis-Jones",
    "McKenzie",
    "Vaughan",
    "Nicholls",
    "Hughes",
    "Abernethy",
    "Bevan",
    "Sutherland",
    "Ramachandran",
    "Winterbourne",
    "Meredith",
]
_STREETS = [
    "Heather Street",
    "Quarry Road",
    "Larkfield Avenue",
    "Heol Fawr",
    "Saint Cadoc's Close",
    "Orchard Crescent",
    "Tannery Lane",
    "Beacon Drive",
    "Millpond Terrace",
    "Castle View Gardens",
    "Stryd y Ffynnon",
    "Windmill Place",
]
_TOWNS = [
    "Nantgaredig",
    "Lower Marsden",
    "Porthwen",
    "Upper Thornley",
    "Cwmderwen",
    "Ashcombe",
    "Llanfedw",
    "Netherstow",
]
_SCHOOLS = [
    "Glan Afon Primary School",
    "Ysgol Bryn Derwen",
    "Thornley Road Nursery",
    "Saint Bride's Academy",
    "Marsden Grange College",
]
_WORK = [
    "Penrose Bakery",
    "Dolphin Leisure Centre",
    "Harcourt Veterinary Surgery",
    "Siop Gornel Emrys",
    "Kestrel Haulage Ltd",
]

_SAID = (
    "She told me that {} is where she feels least safe.",
    "The offender has written about {} in his letters.",
    "Please make sure that {} is not in the licence.",
    "A friend of his was asking for {} in the summer.",
    "It was said at the meeting that {} had come up again.",
    "He must not learn of {} by any way.",
)


@dataclass(frozen=True)
class Leak:
    """A text that gives a fact away, how it is written there, and the facts against which the text is held."""

    how: str
    fact: ProtectedFact
    text: str
    facts: tuple[ProtectedFact, ...]


@dataclass(frozen=True)
class Victim:
    """A made-up person with everything about them that is protected, by what it is."""

    facts: Mapping[str, ProtectedFact]

    @property
    def all(self) -> tuple[ProtectedFact, ...]:
        return tuple(self.facts.values())


def victims() -> tuple[Victim, ...]:
    """Sixty made-up people, the same every time."""
    chance = Random(20260817)
    return tuple(_victim(chance, number) for number in range(PEOPLE))


def leaks() -> Iterator[Leak]:
    """Every protected fact of every victim, written each way that it can be."""
    chance = Random(411)
    for victim in victims():
        for what, fact in victim.facts.items():
            for how, written in _written(what, fact.value, chance):
                yield Leak(how, fact, chance.choice(_SAID).format(written), victim.all)


def is_marked(leak: Leak, hits: Iterable[Hit]) -> bool:
    """Whether the guard found this very fact, not only something else in the text."""
    return any((hit.kind, hit.label) == (leak.fact.kind, leak.fact.label) for hit in hits)


def clean_texts() -> Iterator[tuple[str, tuple[ProtectedFact, ...]]]:
    """What a report says without giving anybody away, each held against the facts of one victim."""
    chance = Random(7)
    everybody = victims()
    for number in range(CLEAN):
        sentences = chance.sample(_HARMLESS, 4)
        values = {name: chance.choice(choices) for name, choices in _BESIDE.items()}
        yield " ".join(sentences).format(**values), everybody[number % PEOPLE].all


def _victim(chance: Random, number: int) -> Victim:
    given, family, before = chance.choice(_GIVEN), chance.choice(_FAMILY), chance.choice(_FAMILY)
    town, postcode = (
        chance.choice(_TOWNS),
        f"{chance.choice(('BS', 'CF', 'LD', 'SA'))}{90 + number % 10} {number % 9 + 1}ZZ",
    )
    street, old_street = chance.sample(_STREETS, 2)
    return Victim(
        {
            "name": ProtectedFact(Kind.NAME, f"{given} {family}", "name"),
            "old name": ProtectedFact(Kind.NAME, f"{given} {before}", "other name"),
            "address": ProtectedFact(Kind.ADDRESS, f"{3 + number} {street}\n{town}\n{postcode}", "address"),
            "old address": ProtectedFact(Kind.ADDRESS, f"{90 + number} {old_street}\n{town}\nCF98 8ZZ", "old address"),
            "postcode": ProtectedFact(Kind.POSTCODE, postcode, "postcode"),
            "telephone": ProtectedFact(Kind.PHONE, f"+447700900{100 + number}", "phone"),
            "email": ProtectedFact(
                Kind.EMAIL, f"{given.casefold()}.{number}{family[0].casefold()}@example.org", "email"
            ),
            "school": ProtectedFact(Kind.PLACE, chance.choice(_SCHOOLS), "school"),
            "place of work": ProtectedFact(Kind.PLACE, chance.choice(_WORK), "place of work"),
            "reference": ProtectedFact(Kind.REFERENCE, f"VC-2026-{1000 + 37 * number}", "our reference"),
            "date of birth": ProtectedFact(
                Kind.REFERENCE, f"{1 + number % 28} {chance.choice(MONTHS['en'])} {1950 + number}", "date of birth"
            ),
            "being in the scheme": ProtectedFact(Kind.MEMBERSHIP, "", "being in the scheme"),
        }
    )


def _written(what: str, value: str, chance: Random) -> Iterator[tuple[str, str]]:
    if what == "being in the scheme":
        yield from _membership()
        return
    line = ", ".join(value.split("\n"))
    yield EXACT, line
    yield RESPELLED, line.upper()
    yield RESPELLED, line.casefold() if what != "name" else line.swapcase()
    yield TORN, _torn(line, chance)
    yield TORN, "\N{ZERO WIDTH SPACE}".join((line[:2], line[2:]))
    if " " in line:
        yield TORN, line.replace(" ", "\n")
        yield TORN, line.replace(" ", "\N{NO-BREAK SPACE}")
        yield TORN, line.replace(" ", " | ")
    yield from _by_kind(what, value, chance)


def _by_kind(what: str, value: str, chance: Random) -> Iterator[tuple[str, str]]:
    if "name" in what:
        yield from ((RESPELLED, text) for text in _names(value, chance))
    elif "address" in what:
        yield from ((RESPELLED, text) for text in _addresses(value, chance))
    elif what == "telephone":
        yield from ((RESPELLED, text) for text in _numbers(value))
    elif what == "email":
        yield RESPELLED, value.replace("@", " at ").replace(".", " dot ")
        yield RESPELLED, value.replace("@", " (at) ")
    elif what == "postcode":
        yield RESPELLED, value.replace(" ", "").casefold()
        yield RESPELLED, value.replace("0", "O")
    elif what in ("school", "place of work"):
        yield RESPELLED, " ".join(value.split()[:2])
        yield RESPELLED, _misspelt(value.split()[0], chance) + value[len(value.split()[0]) :]


def _names(value: str, chance: Random) -> Iterator[str]:
    given, family = value.split(" ", 1)
    yield family
    yield given
    yield f"{family}, {given}"
    yield f"{given[0]}. {family}"
    yield f"{given}{family}"
    yield f"@{given}_{family}".casefold()
    yield f"{given} {_misspelt(family, chance)}"
    yield f"Ms {_misspelt(family, chance)}"


def _addresses(value: str, chance: Random) -> Iterator[str]:
    first, town, _postcode = value.split("\n")
    number, street = first.split(" ", 1)
    yield first
    yield street
    yield f"{street}, {town}"
    yield f"{number}, {street}"
    yield f"number {number} {street.replace('Street', 'St.').replace('Avenue', 'Ave').replace('Gardens', 'Gdns')}"
    yield f"{_misspelt(street.split()[0], chance)} {' '.join(street.split()[1:])}"
    yield town


def _numbers(value: str) -> Iterator[str]:
    national = "0" + value.removeprefix("+44")
    yield national
    yield f"{national[:5]} {national[5:]}"
    yield f"{national[:4]}-{national[4:7]}-{national[7:]}"
    yield f"+44 (0){national[1:5]} {national[5:]}"
    yield f"0044 {national[1:]}"
    yield national.replace("0", "O")
    yield " ".join(_SPOKEN[int(digit)] for digit in national)
    yield f"oh double seven double oh {' '.join(national[5:])}"


_SPOKEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _membership() -> Iterator[tuple[str, str]]:
    yield EXACT, "the Victim Contact Scheme"
    yield EXACT, "her Victim Liaison Officer"
    yield EXACT, "the VCS"
    yield EXACT, "Cynllun Cyswllt Dioddefwyr"
    yield RESPELLED, "victim-liaison"
    yield RESPELLED, "the V.L.O."
    yield RESPELLED, "her liaison officer"
    yield RESPELLED, "the contact scheme"
    yield TORN, "the Victim\nContact Scheme"
    yield TORN, "victim lia\N{SOFT HYPHEN}ison"


def _torn(line: str, chance: Random) -> str:
    """A line broken within a word, with a hyphen, as a narrow column breaks it."""
    places = [place for place in range(2, len(line) - 1) if line[place - 1].isalpha() and line[place].isalpha()]
    place = chance.choice(places) if places else len(line) // 2
    return f"{line[:place]}-\n{line[place:]}"


def _misspelt(word: str, chance: Random) -> str:
    """A word with one slip: two letters swapped, one left out, doubled, or another one written."""
    place = chance.randrange(1, len(word) - 1)
    slips = (
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + "e" + word[place + 1 :],
    )
    return chance.choice([slip for slip in slips if slip.casefold() != word.casefold()] or [word])


# What is beside the facts and not one of them: the offender, those who work with him, other places, other numbers.
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "offender": ("Gareth Blake", "Darren Coombes", "Mr Blake", "Wayne Tucker"),
    "worker": (
        "Mrs Adeyemi of the prison",
        "the practitioner, Mr Lowe",
        "Dr Farrow",
        "Inspector Pugh",
        "Ms Rowland",
        "PC Griffith",
        "Mr Thomson",
        "Mrs Nicholson",
        "Mr Roberts",
    ),
    "court": ("Bristol Crown Court", "Cardiff Crown Court", "Swansea Crown Court"),
    "day": ("14 March 2019", "the 3rd of May", "2 December 2025", "last Tuesday", "9/11/2024"),
    "number": ("12", "0117 496 0111", "48", "07700 900999", "1,300", "A1234BC"),
    "place": ("the market square", "any school", "Victoria Park", "the bus station", "Station Approach"),
}
_HARMLESS = (
    "The person has been afraid since {day}, and sleeps badly.",
    "{offender} was sentenced at {court} on {day}.",
    "I spoke with {worker} about it on {day}.",
    "Will he be told where he may go? Hope is what keeps the family going.",
    "He should not come near {place} at any time of day.",
    "A condition not to make contact is necessary, because he wrote {number} letters from prison.",
    "It is proportionate: it leaves him free to work, to travel and to see his family.",
    "Nothing less would do. Marks of the attack are still there.",
    "The children do not go out alone. Their rooms are at the back.",
    "May is the hardest month, because of the anniversary.",
    "The statement takes about {number} minutes to read aloud.",
    "In the spring he sent a card through somebody whom {worker} knows.",
    "A tag that follows where he goes would help, and so would a curfew from 7pm to 7am.",
    "The attack was in the street outside a shop, and a neighbour rang the police.",
    "They ask to read the statement by video link, with somebody beside them.",
    "Grace was shown to him by the court, and he has not used it well.",
    "Roads near the river are where he used to wait.",
    "He has said on the telephone, on {number}, that he is sorry.",
    "The panel may wish to ask {worker} how he has behaved since {day}.",
    "An area to keep out of is asked for under number {number}, and the map goes by itself.",
    "The doctor says that the fear is real and that it is getting worse at night.",
    "No contact through friends, through family, or online, please.",
    "Prisoners are told what the conditions are, and {offender} will be as well.",
    "{offender} knows the town, and has relatives at {place}.",
    "Michaelmas term begins when he may be released; the terms of the licence matter.",
    "Mathematics is her best subject, she says, and school is where she feels well.",
)
