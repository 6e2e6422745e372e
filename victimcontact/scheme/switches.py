"""The law in force: switches with the day they were thrown (P8), and the local periods that managers may change (P95).

Marks: H read in an official source, M seen in part, L little evidence, D our own default ("local setting").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

LONGEST_PERIOD = 1000


class UnknownSwitch(ValueError):
    """A switch that the shipped table does not have."""


class UnknownPeriod(ValueError):
    """A period that the shipped table does not have."""


class BadPeriod(ValueError):
    """A period of the wrong shape, or with a number that cannot be one."""


@dataclass(frozen=True)
class Switch:
    """A change in the law. `came_into_force_on` is None while commencement is not known."""

    came_into_force_on: date | None
    changes: str
    mark: str


@dataclass(frozen=True)
class PeriodPart:
    """One number of a period, with its unit: working days, days, weeks or months."""

    shipped: int
    unit: str
    means: str


@dataclass(frozen=True)
class Period:
    """A period of the product. `mark` D is a local setting: nobody outside the scheme has fixed it."""

    title: str
    mark: str
    parts: tuple[PeriodPart, ...]

    @property
    def is_local_setting(self) -> bool:
        return self.mark == "D"


@dataclass(frozen=True)
class Law:
    """Which switches are thrown, and how long the periods are: a frozen value, handed to every rule."""

    switches: Mapping[str, date | None]
    periods: Mapping[str, tuple[int, ...]]

    def in_force(self, switch: str, reference: date) -> bool:
        """Whether `switch` was thrown on or before `reference`, the rule's own reference date.

        The reference is the day the sentence was imposed or activated for SW-VCA26, of the application or reference
        for SW-VIS, the eligibility date for SW-HDCEND, and the day the question is asked for the others.
        Raises UnknownSwitch.
        """
        if switch not in self.switches:
            raise UnknownSwitch(switch)
        since = self.switches[switch]
        return since is not None and since <= reference

    def period(self, name: str, part: int = 0) -> int:
        """The number at `part` (from 0) of the period `name`, in the unit PERIODS gives it. Raises UnknownPeriod."""
        if name not in self.periods:
            raise UnknownPeriod(name)
        return self.periods[name][part]


SWITCHES: Mapping[str, Switch] = MappingProxyType(
    {
        "SW-PB22": Switch(date(2022, 7, 21), "The Parole Board may hear in public and set a decision aside.", "H"),
        "SW-SDS40a": Switch(date(2024, 9, 10), "Release at 40% for standard terms under 5 years.", "H"),
        "SW-SDS40b": Switch(date(2024, 10, 22), "Release at 40% for the other standard terms.", "H"),
        "SW-SDS40c": Switch(date(2024, 12, 16), "Six more offences are kept out of release at 40%.", "H"),
        "SW-IPP3": Switch(date(2024, 11, 1), "IPP licences end by themselves sooner: 3 years, DPP 2 years.", "H"),
        "SW-IPP3-ALL": Switch(date(2025, 2, 1), "The shorter IPP and DPP periods count for every purpose.", "H"),
        "SW-OBS": Switch(date(2025, 4, 1), "Victims anywhere may ask to observe a private oral hearing.", "H"),
        "SW-HDC365": Switch(date(2025, 6, 3), "Home detention curfew may last up to 365 days.", "H"),
        "SW-VIS": Switch(date(2025, 6, 25), "A victim impact statement may go to a mental health tribunal.", "H"),
        "SW-FTR48": Switch(date(2025, 9, 2), "Fixed-term recall for most terms under 4 years.", "H"),
        "SW-HC": Switch(date(2025, 12, 31), "Some release decisions may be referred to the High Court.", "H"),
        "SW-SA26": Switch(date(2026, 1, 22), "The Sentencing Act 2026 was passed.", "H"),
        "SW-FTR56": Switch(date(2026, 3, 31), "Release 56 days after recall for most adult standard sentences.", "H"),
        "SW-VCA26": Switch(None, "Victims and Courts Act 2026: its offence schedule and the helpline.", "H"),
        "SW-PSSIPP": Switch(None, "Post-sentence supervision ends; the IPP qualifying period is 2 years.", "H"),
        "SW-HDCEND": Switch(date(2026, 9, 2), "Adults get no home detention curfew dates any more.", "M"),
        "SW-PROG": Switch(date(2026, 10, 1), "Progression model: standard release at one third or one half.", "M"),
    }
)

_WORKING_DAYS, _DAYS, _WEEKS, _MONTHS = "working days", "days", "weeks", "months"

PERIODS: Mapping[str, Period] = MappingProxyType(
    {
        "D1": Period(
            "Telling a victim about an outcome",
            "D",
            (
                PeriodPart(1, _WORKING_DAYS, "to speak or write to the victim after learning of it"),
                PeriodPart(5, _WORKING_DAYS, "to send the letter after learning of it"),
            ),
        ),
        "D2": Period(
            "Letters about a review or a hearing",
            "D",
            (PeriodPart(5, _WORKING_DAYS, "to send the letter after the notice"),),
        ),
        "D3": Period(
            "Statement to the Parole Board",
            "D",
            (
                PeriodPart(28, _DAYS, "before the hearing: the statement is sent"),
                PeriodPart(10, _WORKING_DAYS, "before that: the victim has approved it"),
            ),
        ),
        "D4": Period(
            "Pack to keep a statement from the prisoner",
            "D",
            (PeriodPart(10, _WORKING_DAYS, "before the last day for the application"),),
        ),
        "D5": Period(
            "Yearly letter",
            "D",
            (
                PeriodPart(12, _MONTHS, "after the last contact that got through"),
                PeriodPart(20, _WORKING_DAYS, "before the letter is due: work on it opens"),
            ),
        ),
        "D6": Period(
            "No reply to an offer",
            "D",
            (PeriodPart(20, _WORKING_DAYS, "until the second contact, and from it until the case is closed"),),
        ),
        "D7": Period(
            "Requests for a licence condition",
            "D",
            (
                PeriodPart(5, _WORKING_DAYS, "for the probation practitioner to acknowledge the request"),
                PeriodPart(2, _WORKING_DAYS, "to tell the victim what was decided"),
            ),
        ),
        "D8": Period(
            "Views on changing a licence",
            "D",
            (
                PeriodPart(10, _WORKING_DAYS, "for the victim’s views"),
                PeriodPart(1, _WORKING_DAYS, "for the victim’s views in an emergency"),
            ),
        ),
        "D9": Period(
            "Getting ready for release or parole",
            "D",
            (
                PeriodPart(26, _WEEKS, "before the release date"),
                PeriodPart(30, _WEEKS, "before the parole eligibility or tariff date"),
            ),
        ),
        "D10": Period(
            "Reasons for a reconsideration",
            "D",
            (PeriodPart(5, _WORKING_DAYS, "before the window for the application ends"),),
        ),
        "D11": Period(
            "Closing letter",
            "D",
            (PeriodPart(10, _WORKING_DAYS, "after the event that closes the case"),),
        ),
        "D12": Period(
            "Letter about a changed release date",
            "D",
            (
                PeriodPart(5, _WORKING_DAYS, "after the update"),
                PeriodPart(1, _WORKING_DAYS, "after the update when the new date is near"),
                PeriodPart(28, _DAYS, "a new date nearer than this is near"),
            ),
        ),
        "D14": Period(
            "Views on home detention curfew",
            "H",
            (PeriodPart(14, _DAYS, "from the day the victim is asked"),),
        ),
        "D15": Period(
            "Representations to the tribunal",
            "D",
            (PeriodPart(10, _WORKING_DAYS, "before the hearing, when the notice names no date"),),
        ),
        "D17": Period(
            "MAPPA meetings",
            "D",
            (
                PeriodPart(5, _WORKING_DAYS, "before the meeting: our input is sent"),
                PeriodPart(2, _WORKING_DAYS, "after the minutes come: the actions are logged"),
            ),
        ),
        "T20": Period(
            "Handing over to hospital managers",
            "D",
            (PeriodPart(5, _WORKING_DAYS, "after the victim’s wish, or after the restriction ended"),),
        ),
    }
)


def _shipped_numbers(period: Period) -> tuple[int, ...]:
    return tuple(part.shipped for part in period.parts)


SHIPPED = Law(
    switches=MappingProxyType({name: switch.came_into_force_on for name, switch in SWITCHES.items()}),
    periods=MappingProxyType({name: _shipped_numbers(period) for name, period in PERIODS.items()}),
)


def law_with(
    switches: Mapping[str, date | None] | None = None,
    periods: Mapping[str, int | Sequence[int]] | None = None,
) -> Law:
    """The shipped law with some switches and periods replaced; those not named stay as shipped.

    A period of one number is given as that number, one of several as a list in the order of PERIODS.
    Raises UnknownSwitch, UnknownPeriod or BadPeriod.
    """
    given = dict(switches or {})
    for name in given:
        if name not in SWITCHES:
            raise UnknownSwitch(f"{name}: unknown switch; accepted: {', '.join(SWITCHES)}")
    replaced = {name: _checked_period(name, value) for name, value in (periods or {}).items()}
    return Law(
        switches=MappingProxyType({**SHIPPED.switches, **given}),
        periods=MappingProxyType({**SHIPPED.periods, **replaced}),
    )


def _checked_period(name: str, value: int | Sequence[int]) -> tuple[int, ...]:
    if name not in PERIODS:
        raise UnknownPeriod(f"{name}: unknown period; accepted: {', '.join(PERIODS)}")
    count = len(PERIODS[name].parts)
    numbers = (value,) if isinstance(value, int) else tuple(value)
    if len(numbers) != count or isinstance(value, int) != (count == 1):
        shape = "one whole number" if count == 1 else f"a list of {count} whole numbers"
        raise BadPeriod(f"{name}: found {value}; accepted: {shape}")
    if not all(_can_be_a_period(number) for number in numbers):
        raise BadPeriod(f"{name}: found {value}; accepted: whole numbers from 0 to {LONGEST_PERIOD}")
    return numbers


def _can_be_a_period(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= LONGEST_PERIOD
