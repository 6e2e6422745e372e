"""`explain moves`: the tables of moves of a case, a review, a request and a report, so that somebody can sign them."""

import json
from collections.abc import Iterator, Mapping, Sequence

from victimcontact.gateway.explain.stages import table
from victimcontact.scheme.moves import as_rows
from victimcontact.scheme.reports import REPORT_MOVES
from victimcontact.scheme.requests import REQUEST_MOVES
from victimcontact.scheme.reviews import PAROLE_MOVES
from victimcontact.scheme.standing import MOVES
from victimcontact.scheme.tribunals import TRIBUNAL_MOVES

_HEADINGS = ("from", "event", "to", "what must be true first", "source")

Rows = Sequence[tuple[str, str, str, str, str]]

TABLES: Mapping[str, Rows] = {
    "the standing of a case": as_rows(MOVES),
    "a parole review": as_rows(PAROLE_MOVES),
    "a review by a tribunal or the Secretary of State": as_rows(TRIBUNAL_MOVES),
    "a request for a condition": as_rows(REQUEST_MOVES),
    "a report": as_rows(REPORT_MOVES),
}


def main(as_json: bool) -> str:
    """The tables as JSON, or as plain text one under the other."""
    if as_json:
        named = {title: [dict(zip(_HEADINGS, row, strict=True)) for row in rows] for title, rows in TABLES.items()}
        return json.dumps({"moves": named}, ensure_ascii=False, indent=2)
    return "\n".join(_lines()).strip()


def _lines() -> Iterator[str]:
    for title, rows in TABLES.items():
        yield f"\n{title.upper()}\n"
        yield from table([_HEADINGS, *(tuple(cell or "-" for cell in row) for row in rows)])
