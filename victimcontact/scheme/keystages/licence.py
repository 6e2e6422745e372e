"""Conditions of a licence, and what was asked for."""

from victimcontact.scheme.keystages.fields import CONDITIONS, told
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Heard, Kind, Pace, Stage

_STATUTE = "DVCVA 2004 s.35(7)"

LICENCE_CONDITIONS_SET = Stage(
    code="licence_conditions_set",
    title="The conditions of the licence are set",
    means="These are the conditions about you or your family that the offender must keep to.",
    next_step="If one of them is broken, ring the police. Then tell your officer.",
    rules=("R40", "R41"),
    source=_STATUTE,
    document="L15",
    levels=EVERY_LEVEL,
    fields=(CONDITIONS,),
    in_vns=True,
    heard_as=(Heard("create-and-vary-a-licence.licence.activated"),),
)
LICENCE_VARIATION_CONSIDERED = Stage(
    code="licence_variation_considered",
    title="A change to the conditions is being considered",
    means="Somebody has asked to change a condition that is about you or your family.",
    next_step="Tell your officer what you think by the day named here.",
    rules=("R45",),
    source=_STATUTE,
    document="L18",
    levels=EVERY_LEVEL,
    fields=(CONDITIONS, told("respond_by", Kind.DATE)),
    in_vns=True,
)
LICENCE_CONDITIONS_VARIED = Stage(
    code="licence_conditions_varied",
    title="The conditions of the licence have changed",
    means="The conditions about you or your family have been changed. These are the ones that hold now.",
    next_step="If one of them is broken, ring the police. Then tell your officer.",
    rules=("R40", "R41", "R45"),
    source=_STATUTE,
    document="L18",
    levels=EVERY_LEVEL,
    fields=(CONDITIONS,),
    in_vns=True,
    heard_as=(
        Heard("create-and-vary-a-licence.variation.activated"),
        Heard("create-and-vary-a-licence.licence.variation.activated"),
    ),
)
CONDITION_REQUESTED = Stage(
    code="condition_requested",
    title="Your request for a condition has been sent",
    means="The condition you asked for has been sent to those who decide.",
    next_step="You will be told what was decided and why.",
    rules=("R60",),
    source="DVCVA 2004 s.35(6)",
    document="L07",
    levels=EVERY_LEVEL,
    pace=Pace.NOTICE,
    fields=(told("condition"),),
    in_vns=True,
)
CONDITION_GRANTED = Stage(
    code="condition_granted",
    title="The condition you asked for was granted",
    means="The condition you asked for will be on the licence, as it stands here.",
    next_step="If it is broken, ring the police. Then tell your officer.",
    rules=("R40", "R46"),
    source=_STATUTE,
    document="L16",
    levels=EVERY_LEVEL,
    pace=Pace.ANSWER,
    fields=(told("condition"), told("reason")),
    in_vns=True,
)
CONDITION_REFUSED = Stage(
    code="condition_refused",
    title="The condition you asked for was refused",
    means="The condition you asked for will not be on the licence. You have a right to the reasons.",
    next_step="Your officer can explain the reasons, what else may be asked for, and how to complain.",
    rules=("R46",),
    source="Parole Board on licence conditions",
    document="L16",
    levels=EVERY_LEVEL,
    pace=Pace.ANSWER,
    fields=(told("condition"), told("reason")),
    in_vns=True,
)

STAGES = (
    LICENCE_CONDITIONS_SET,
    LICENCE_VARIATION_CONSIDERED,
    LICENCE_CONDITIONS_VARIED,
    CONDITION_REQUESTED,
    CONDITION_GRANTED,
    CONDITION_REFUSED,
)
