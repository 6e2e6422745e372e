"""Every stage we have words for, in English."""

from collections.abc import Mapping
from types import MappingProxyType

from victimcontact.scheme.words.document import StageWords
from victimcontact.scheme.words.en import (
    stages_contact,
    stages_court,
    stages_custody,
    stages_discharge,
    stages_hospital,
    stages_licence,
    stages_parole,
    stages_release,
)

STAGES: Mapping[str, StageWords] = MappingProxyType(
    {
        stage.code: stage
        for room in (
            stages_court,
            stages_custody,
            stages_release,
            stages_parole,
            stages_licence,
            stages_hospital,
            stages_discharge,
            stages_contact,
        )
        for stage in room.STAGES
    }
)


def picked(*codes: str) -> tuple[StageWords, ...]:
    """The words of these stages, in this order. Raises KeyError for a code without words."""
    return tuple(STAGES[code] for code in codes)
