"""Putting right what somebody was told wrongly (B17)."""

from victimcontact.scheme.brakes import DISCHARGES
from victimcontact.scheme.keystages import Pace, stage_called
from victimcontact.scheme.weighing import WHEREABOUTS


def phone_first(code: str) -> bool:
    """Whether somebody who was wrongly told of this stage is phoned, and not only written to: danger may hang on it.

    So it is with what cannot wait at all, and with whatever says that the offender is outside or is not: who believes a wrong
    recall feels safe and is not. Raises `UnknownStage`.
    """
    return stage_called(code).pace is Pace.SAME_DAY or code in WHEREABOUTS | DISCHARGES
