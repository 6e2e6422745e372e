"""The register of key stages: everything that can happen in a sentence or order that the scheme may have to tell of.

A stage names its facts and says of each whether it may be told, as what, and on which routes. What one member is told
of one stage is worked out from it by `victimcontact.scheme.disclosure.tell`, and by nothing else.
"""

from collections.abc import Mapping
from types import MappingProxyType

from victimcontact.scheme.keystages import contact, court, custody, hospital, licence, meetings, parole, recall, release
from victimcontact.scheme.keystages.stage import (
    ALL_ROUTES,
    RESTRICTED,
    UNRESTRICTED,
    Decision,
    Field,
    Heard,
    Kind,
    Level,
    Pace,
    Route,
    Shown,
    Stage,
)

__all__ = [
    "ALL_ROUTES",
    "REGISTER",
    "RESTRICTED",
    "UNRESTRICTED",
    "Decision",
    "Field",
    "Heard",
    "Kind",
    "Level",
    "Pace",
    "Route",
    "Shown",
    "Stage",
    "UnknownStage",
    "stage_called",
    "stages_heard_as",
]

_FILES = (court, custody, release, recall, parole, hospital, licence, meetings, contact)
_ALL = tuple(stage for file in _FILES for stage in file.STAGES)

REGISTER: Mapping[str, Stage] = MappingProxyType({stage.code: stage for stage in _ALL})


class UnknownStage(LookupError):
    """The register has no stage of this code."""


def stage_called(code: str) -> Stage:
    """The stage of this code. Raises `UnknownStage`."""
    if code not in REGISTER:
        raise UnknownStage(code)
    return REGISTER[code]


def stages_heard_as(event: str, reason_code: str = "") -> tuple[tuple[Stage, bool], ...]:
    """The stages a message from another system may mean, each with whether the message alone is enough to be sure.

    `reason_code` is the movement reason code, where the message has one. Several stages, none, or one that is not
    sure: a person decides. Source: the movement reason codes of the prison system.
    """
    return tuple(
        (stage, heard.sure)
        for stage in REGISTER.values()
        for heard in stage.heard_as
        if heard.event == event and (not heard.codes or reason_code in heard.codes)
    )
