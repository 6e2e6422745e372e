"""`explain stages`: the whole register of key stages, for people as a table and for programs as JSON."""

import json
from collections.abc import Iterable, Sequence

from victimcontact.scheme.keystages import REGISTER, Field, Heard, Stage

_HEADINGS = ("code", "decision", "levels", "told", "never told", "document", "rules")


def main(as_json: bool) -> str:
    """The register as JSON, or as a table in plain text."""
    if as_json:
        rows = [as_row(stage) for stage in REGISTER.values()]
        return json.dumps({"stages": rows}, ensure_ascii=False, indent=2)
    return "\n".join(table([_HEADINGS, *map(_short_row, REGISTER.values())]))


def as_row(stage: Stage) -> dict[str, object]:
    """One stage with everything the register says of it."""
    return {
        "code": stage.code,
        "title": stage.title,
        "decision": stage.decision,
        "levels": sorted(stage.levels),
        "told_at_every_level_when": sorted(stage.told_at_every_level_when),
        "owed_on": sorted(stage.owed_on),
        "managers_tell": stage.managers_tell,
        "considered": stage.considered,
        "in_vns": stage.in_vns,
        "public": stage.public,
        "within": stage.pace,
        "fields": [_field(field) for field in stage.fields],
        "document": stage.document,
        "document_by_outcome": dict(stage.document_by_outcome),
        "heard_as": [_heard(heard) for heard in stage.heard_as],
        "means": stage.means,
        "next_step": stage.next_step,
        "rules": list(stage.rules),
        "source": stage.source,
    }


def _field(field: Field) -> dict[str, object]:
    return {
        "name": field.name,
        "type": field.kind,
        "told": field.shown,
        "told_as": None if field.shown == "never" else field.told_name,
        "routes": sorted(field.routes),
        "by_manager": field.by_manager,
        "past": field.past,
        "why": field.why,
    }


def _heard(heard: Heard) -> dict[str, object]:
    return {"event": heard.event, "codes": list(heard.codes), "sure": heard.sure}


def _short_row(stage: Stage) -> tuple[str, ...]:
    levels = "every" if len(stage.levels) > 2 else ", ".join(sorted(stage.levels))
    told = [field.told_name for field in stage.fields if field.shown != "never"]
    never = [field.name for field in stage.fields if field.shown == "never"]
    document = stage.document or "-"
    return (stage.code, stage.decision, levels, _names(told), _names(never), document, ", ".join(stage.rules))


def _names(names: Iterable[str]) -> str:
    return ", ".join(names) or "-"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows in columns, with a line under the headings and no spaces at the ends."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]
