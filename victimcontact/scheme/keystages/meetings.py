"""Meetings of the agencies, and threats: never told through the scheme's letters."""

from victimcontact.scheme.keystages.fields import never
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Decision, Kind, Pace, Stage

MAPPA_MEETING_HELD = Stage(
    code="mappa_meeting_held",
    title="A meeting of the agencies that manage risk",
    means="What these meetings decide and write down is confidential.",
    next_step="If a step concerns you, your officer talks to you once the agencies have agreed to it.",
    rules=("R49",),
    source="MAPPA guidance, chapter 22",
    document=None,
    decision=Decision.NEVER,
    fields=(
        never("level", "The level of these meetings is never told (R49).", Kind.WHOLE_NUMBER),
        never("minutes", "The minutes of these meetings are never told (R49)."),
    ),
)
THREAT_TO_VICTIM = Stage(
    code="threat_to_victim",
    title="A threat to this victim has become known",
    means="Something has become known that may put you in danger.",
    next_step="The police or your officer speak to you at once. Nothing is put in writing before that.",
    rules=("P92",),
    source="MAPPA guidance; practice of the scheme, no published source found",
    document=None,
    decision=Decision.MANAGER_DECIDES,
    levels=EVERY_LEVEL,
    pace=Pace.SAME_DAY,
    in_vns=True,
    fields=(never("threat", "A threat is told in person, by the police or the lead agency (R38)."),),
)

STAGES = (MAPPA_MEETING_HELD, THREAT_TO_VICTIM)
