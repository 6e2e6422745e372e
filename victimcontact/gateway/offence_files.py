"""The form of a list of offence codes: CSV with one row a code, as the prison service publishes it (docs/howto/offence-lists.md).

Only what a row marks is read. What it leaves open is never a "no": the scheme weighs it with the Act and section (R1, R83).
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from victimcontact.scheme.offences import CodeFlags

NEEDED = ("code", "sch15_part", "parent_sch15_part", "murder")
TERRORISM_PART = "3"


class UnreadableList(ValueError):
    """The text is no list of offence codes; says why in one line."""


@dataclass(frozen=True)
class Listed:
    """One code of a list: what it marks, and what the offence is called there."""

    flags: CodeFlags
    title: str


def codes_in(text: str) -> dict[str, Listed]:
    """The codes of a list, by code. Raises `UnreadableList`: a column is missing, no code is there, or one stands twice."""
    rows = csv.DictReader(io.StringIO(text), strict=True)
    missing = [column for column in NEEDED if column not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableList(f"found no column {missing[0]}; accepted: CSV with {', '.join(NEEDED)}")
    found: dict[str, Listed] = {}
    try:
        for row in rows:
            listed = _listed(row)
            if listed.flags.code in found:
                raise UnreadableList(
                    f"line {rows.line_num}: {listed.flags.code} stands here twice; accepted: each code once"
                )
            if listed.flags.code:
                found[listed.flags.code] = listed
    except csv.Error as error:
        raise UnreadableList(f"line {rows.line_num}: {error}") from error
    if not found:
        raise UnreadableList("found no code; accepted: a row for each code")
    return found


def _listed(row: Mapping[str, str | None]) -> Listed:
    parts = row["sch15_part"] or ""
    flags = CodeFlags(
        code=(row["code"] or "").strip().upper(),
        scheduled=bool(parts.strip()),
        murder=bool((row["murder"] or "").strip()),
        related_to_scheduled=bool((row["parent_sch15_part"] or "").strip()),
        terrorism=TERRORISM_PART in parts,
    )
    return Listed(flags, (row.get("title") or "").strip())
