"""The form of a licence policy: JSON as the licence service keeps it (docs/howto/licence-policies.md).

Read whole or not at all: a condition that lacks its code or text, or stands twice, refuses the file.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from victimcontact.scheme.licence_policies import NEWER, OLDER, Policy, PolicyCondition, PolicyInput

VERSIONS = (OLDER, NEWER)
OPTIONAL = "(optional)"


class UnreadablePolicy(ValueError):
    """The text is no licence policy; says why in one line."""


def policy_in(text: str) -> Policy:
    """The policy in a text. Raises `UnreadablePolicy`: no JSON, no known version, no condition, or one that cannot be read."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadablePolicy("is not JSON; accepted: the policy as the licence service keeps it") from error
    version = whole.get("version") if isinstance(whole, dict) else None
    if version not in VERSIONS:
        raise UnreadablePolicy(f"found version {version!r}; accepted: {' or '.join(VERSIONS)}")
    conditions = tuple(_conditions(whole))
    if not conditions:
        raise UnreadablePolicy("found no condition; accepted: a list additionalConditions.AP")
    return Policy(version, conditions)


def _conditions(whole: Mapping[str, Any]) -> Iterator[PolicyCondition]:
    listed = whole.get("additionalConditions")
    rows = listed.get("AP") if isinstance(listed, dict) else None
    if not isinstance(rows, list):
        raise UnreadablePolicy("found no list additionalConditions.AP")
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        condition = _condition(row, f"additional condition {number}")
        if condition.code in seen:
            raise UnreadablePolicy(
                f"additional condition {number}: its code stands here twice; accepted: each code once"
            )
        seen.add(condition.code)
        yield condition


def _condition(row: Any, where: str) -> PolicyCondition:
    if not isinstance(row, dict):
        raise UnreadablePolicy(f"{where}: is no object")
    for name in ("code", "category", "text"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise UnreadablePolicy(f"{where}: found no {name}")
    inputs = row.get("inputs") or []
    if row.get("requiresInput") and not inputs:
        raise UnreadablePolicy(f"{where}: needs input and names none")
    return PolicyCondition(
        code=row["code"],
        category=row["category"],
        text=row["text"],
        template=_text(row, "tpl", where),
        needs_input=bool(row.get("requiresInput")),
        inputs=tuple(_inputs(inputs, where, inner=False)),
    )


def _inputs(rows: Any, where: str, *, inner: bool) -> Iterator[PolicyInput]:
    """Every input, also those that an option of another asks for: these may be left out."""
    if not isinstance(rows, list):
        raise UnreadablePolicy(f"{where}: its inputs are no list")
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("name"), str):
            raise UnreadablePolicy(f"{where}: an input has no name")
        yield PolicyInput(
            name=row["name"],
            before=_text(row, "includeBefore", where),
            default=_text(row, "defaultValue", where),
            joined_by=_text(row, "listType", where),
            lower=row.get("case") == "lower",
            optional=inner or OPTIONAL in _text(row, "label", where),
        )
        for option in row.get("options") or []:
            conditional = option.get("conditional") if isinstance(option, dict) else None
            if conditional:
                yield from _inputs(conditional.get("inputs"), where, inner=True)


def _text(row: Mapping[str, Any], name: str, where: str) -> str:
    value = row.get(name) or ""
    if not isinstance(value, str):
        raise UnreadablePolicy(f"{where}: {name} is no text")
    return value
