"""The question of the disclosure gate with everything but the stage filled in."""

from collections.abc import Collection, Mapping
from datetime import date

from victimcontact.scheme.disclosure import Telling, tell
from victimcontact.scheme.switches import SHIPPED, Law

SUNDAY = date(2026, 11, 22)
CONDITIONS = [
    {"text": "Not to approach Dilys Prydderch.", "about_victim": True},
    {"text": "To live at an approved address.", "about_victim": False},
]


def ask(
    code: str,
    data: Mapping[str, object] | None = None,
    *,
    happened_on: date = SUNDAY,
    on: date = SUNDAY,
    route: str = "A",
    level: str = "key_stages",
    wants_representations: bool = True,
    law: Law = SHIPPED,
    authorised: Collection[str] = (),
) -> Telling:
    return tell(
        code,
        data or {},
        happened_on=happened_on,
        on=on,
        route=route,
        level=level,
        wants_representations=wants_representations,
        law=law,
        authorised=authorised,
    )
