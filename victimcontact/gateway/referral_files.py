"""The form of a referral file (docs/howto/referral-files.md): rows of named columns, as CSV or as a JSON list of objects."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from victimcontact.casework.people import WayGiven
from victimcontact.casework.referrals import OffenderTold, ReferralTold, SentenceTold, VictimTold
from victimcontact.scheme.eligibility import Kind, Relationship, Verdict, VictimKind
from victimcontact.scheme.regions import REGIONS, region_named

NEEDED = (
    "referral", "received_on", "offender_family_name", "offence_title", "imposed_on", "sentence_kind",
    "victim_given_names", "victim_family_name", "relationship",
)  # fmt: skip
MAY = (
    "victim", "source_name", "region", "court", "offender_given_names", "offender_born_on", "prison_number", "crn", "pnc", "cro",
    "offence_code", "offence_act", "offence_section", "convicted_on", "verdict", "years", "months", "weeks", "days", "restriction_order",
    "victim_title", "victim_born_on", "language", "acts_for", "acts_for_born_on", "victim_kind", "lacks_capacity",
    "suspected_of_same_conduct", "address", "phone", "email", "safe_contact_note",
)  # fmt: skip
COLUMNS = frozenset((*NEEDED, *MAY))
NUMBERS = ("prison_number", "crn", "pnc", "cro")
TERM = ("years", "months", "weeks", "days")
LARGEST = 20_000_000
T = TypeVar("T")


class UnreadableFile(Exception):
    """The file as a whole cannot be read; says why in one line."""


class BadRow(Exception):
    """A row cannot be taken in; names the column and what is accepted, never what stands there (it may be somebody's data)."""

    def __init__(self, column: str, accepted: str) -> None:
        super().__init__(f"column {column}: {accepted}")
        self.column = column


@dataclass(frozen=True)
class Row:
    """A row with its number as an editor shows it: the header of a CSV file is row 1, the first object of a list row 1."""

    number: int
    values: Mapping[str, str]


def rows_of(file: Path) -> Iterator[Row]:
    """The rows of a file. Raises `UnreadableFile`."""
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableFile(f"{file.name} is larger than {LARGEST // 1_000_000} MB; split it")
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFile(f"{file.name} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{file.name} is not UTF-8 text (byte {error.start})") from error
    yield from _from_json(file, text) if file.suffix.lower() == ".json" else _from_csv(file, text)


def told(row: Row, *, source: str) -> ReferralTold:
    """A row as a referral of one person. Raises `BadRow` for the first column that is wrong."""
    values = _known(row.values)
    return ReferralTold(
        source=source,
        source_name=values["source_name"],
        source_reference=f"{values['referral']}/{values['victim'] or '1'}",
        received_on=_day(values, "received_on"),
        region=_region(values),
        offender=_offender(values),
        sentence=_sentence(values),
        victims=(_victim(values),),
    )


def _from_csv(file: Path, text: str) -> Iterator[Row]:
    reader = csv.DictReader(text.splitlines(), strict=True)
    _require_columns(file, reader.fieldnames or ())
    try:
        for values in reader:
            plain = {name: value for name, value in values.items() if isinstance(name, str) and isinstance(value, str)}
            yield Row(reader.line_num, plain)
    except csv.Error as error:
        raise UnreadableFile(f"{file.name}, line {reader.line_num}: {error}") from error


def _from_json(file: Path, text: str) -> Iterator[Row]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise UnreadableFile(f"{file.name} is not JSON: {error}") from error
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise UnreadableFile(f"{file.name} must be a JSON list of objects, one a person")
    for number, item in enumerate(found, 1):
        yield Row(number, {name: "" if value is None else str(value) for name, value in item.items()})


def _require_columns(file: Path, names: Any) -> None:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise UnreadableFile(f"{file.name} has no column {', '.join(missing)}; see docs/howto/referral-files.md")


def _known(values: Mapping[str, str]) -> dict[str, str]:
    for name in values:
        if name not in COLUMNS:
            raise BadRow(name, "is not a column of this form; see docs/howto/referral-files.md")
    whole = {name: values.get(name, "").strip() for name in COLUMNS}
    for name in NEEDED:
        if not whole[name]:
            raise BadRow(name, "must not be empty")
    return whole


def _offender(values: Mapping[str, str]) -> OffenderTold:
    numbers = {name: values[name] for name in NUMBERS if values[name]}
    if not numbers:
        raise BadRow("prison_number", "one of prison_number, crn, pnc and cro is needed to know the offender again")
    return OffenderTold(
        values["offender_given_names"],
        values["offender_family_name"],
        _day_or_none(values, "offender_born_on"),
        numbers,
    )


def _sentence(values: Mapping[str, str]) -> SentenceTold:
    term = {name: number for name in TERM if (number := _whole(values, name))}
    restricted = _yes(values, "restriction_order")
    return SentenceTold(
        kind=_one_of(values, "sentence_kind", tuple(Kind)),
        imposed_on=_day(values, "imposed_on"),
        convicted_on=_day_or_none(values, "convicted_on"),
        offence_title=values["offence_title"],
        offence_act=values["offence_act"],
        offence_section=values["offence_section"],
        offence={"code": values["offence_code"]} if values["offence_code"] else {},
        verdict=_one_of(values, "verdict", ("", *Verdict)) or "convicted",
        court_name=values["court"],
        term=term or None,
        disposal={"restriction_order": True} if restricted else {},
    )


def _victim(values: Mapping[str, str]) -> VictimTold:
    lines = tuple(line.strip() for line in values["address"].split("|") if line.strip())
    if len(lines) == 1:
        raise BadRow("address", "needs at least two lines with | between them, the postcode last")
    return VictimTold(
        given_names=values["victim_given_names"],
        family_name=values["victim_family_name"],
        relationship=_one_of(values, "relationship", tuple(Relationship)),
        title=values["victim_title"],
        born_on=_day_or_none(values, "victim_born_on"),
        language=_one_of(values, "language", ("", "en", "cy")) or "en",
        acts_for=values["acts_for"],
        acts_for_born_on=_day_or_none(values, "acts_for_born_on"),
        victim_kind=_one_of(values, "victim_kind", ("", *VictimKind)) or "person",
        lacks_capacity=_yes(values, "lacks_capacity"),
        suspected_of_same_conduct=_yes(values, "suspected_of_same_conduct"),
        address=WayGiven(lines) if lines else None,
        phone=WayGiven(values["phone"]) if values["phone"] else None,
        email=WayGiven(values["email"]) if values["email"] else None,
        safe_contact_note=values["safe_contact_note"],
    )


def _one_of(values: Mapping[str, str], name: str, accepted: tuple[str, ...]) -> str:
    if values[name] not in accepted:
        raise BadRow(name, f"must be one of {', '.join(value for value in accepted if value)}")
    return str(values[name])


def _region(values: Mapping[str, str]) -> str:
    """The region by its own name, however the referrer wrote it; none where none was given."""
    found = region_named(values["region"])
    return found.name if found else _one_of(values, "region", ("", *REGIONS))


def _yes(values: Mapping[str, str], name: str) -> bool:
    return _one_of(values, name, ("", "yes", "no")) == "yes"


def _day_or_none(values: Mapping[str, str], name: str) -> date | None:
    return _day(values, name) if values[name] else None


def _day(values: Mapping[str, str], name: str) -> date:
    return _read(values, name, date.fromisoformat, "must be a day as YYYY-MM-DD")


def _whole(values: Mapping[str, str], name: str) -> int:
    return _read(values, name, int, "must be a whole number") if values[name] else 0


def _read(values: Mapping[str, str], name: str, reading: Callable[[str], T], accepted: str) -> T:
    try:
        return reading(values[name])
    except ValueError:
        raise BadRow(name, accepted) from None
