"""What happens while a sentence is served in custody."""

from victimcontact.scheme.keystages.fields import CAUSE, COUNTRY, PLACE, PRISON, month_of, never
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Decision, Heard, Pace, Stage

_OUT = "prison-offender-events.prisoner.released"
_IN = "prison-offender-events.prisoner.received"

ELIGIBLE_FOR_OPEN_CONDITIONS = Stage(
    code="eligible_for_open_conditions",
    title="Can now be considered for an open prison",
    means="The offender may now be considered for a move to an open prison.",
    next_step="The prison asks your officer before it decides. You can ask for conditions that protect you.",
    rules=("R43",),
    source="Victims’ Code, Right 11",
    document="L07",
    fields=(PRISON,),
)
OPEN_CONDITIONS_REFUSED = Stage(
    code="open_conditions_refused",
    title="A move to an open prison was refused",
    means="The Parole Board advised a move to an open prison. A minister has decided against it.",
    next_step="The offender stays where they are. You will hear if a move is considered again.",
    rules=("R43", "P47"),
    source="Parole Board Rules 2019, rule 25; Victims’ Code, Right 11",
    document="L07",
)
MOVED_TO_OPEN_CONDITIONS = Stage(
    code="moved_to_open_conditions",
    title="Moved to an open prison",
    means="The offender has been moved to an open prison.",
    next_step="From there people may be let out for short times. You can ask for conditions that protect you.",
    rules=("R43",),
    source="Victims’ Code, Right 11",
    document="L07",
    fields=(PRISON,),
    heard_as=(Heard("prisoner-offender-search.prisoner.updated", ("category D",), sure=False),),
)
RETURNED_TO_CLOSED_CONDITIONS = Stage(
    code="returned_to_closed_conditions",
    title="Moved back to a closed prison",
    means="The offender has been moved from an open prison back to a closed one.",
    next_step="Nothing changes for you. You will hear if a new move to an open prison is considered.",
    rules=("R43", "R84"),
    source="DVCVA 2004 s.35(7)(c)",
    document="L07",
    decision=Decision.OFFICER_DECIDES,
    fields=(PRISON,),
)
MOVED_PRISON = Stage(
    code="moved_prison",
    title="Moved to another prison",
    means="The offender has been moved to another prison of the same kind.",
    next_step="Nothing changes for you.",
    rules=("R38", "R84"),
    source="DVCVA 2004 s.35(7)(c)",
    document="L07",
    decision=Decision.MANAGER_DECIDES,
    fields=(PRISON,),
    heard_as=(
        Heard(_IN, ("INT", "TRNCRT", "TRNTAP")),
        Heard(_OUT, ("NOTR", "COMP", "SEC", "OVCROW", "TRN")),
    ),
)
MOVED_TO_ADULT_CUSTODY = Stage(
    code="moved_to_adult_custody",
    title="Moved from youth to adult custody",
    means="The offender has grown up and has been moved to custody for adults.",
    next_step="Probation now has the case. Your officer stays the same unless you are told otherwise.",
    rules=("R38", "R84"),
    source="practice of the scheme, no published source found",
    document="L07",
    decision=Decision.MANAGER_DECIDES,
    fields=(PRISON,),
)
MOVED_TO_ANOTHER_JURISDICTION = Stage(
    code="moved_to_another_jurisdiction",
    title="Moved out of England and Wales to serve the sentence",
    means="The rest of the sentence will be served outside England and Wales.",
    next_step="Your officer will tell you who can keep you informed from now on.",
    rules=("R67", "R84"),
    source="practice of the scheme, no published source found",
    document="L07",
    decision=Decision.MANAGER_DECIDES,
    fields=(COUNTRY,),
    heard_as=(Heard(_OUT, ("OJ",), sure=False),),
)
TEMPORARY_RELEASE_PLANNED = Stage(
    code="temporary_release_planned",
    title="May be let out for a short time",
    means="The offender may be let out of prison for a short time.",
    next_step="You can ask for conditions, such as not contacting you or keeping out of an area.",
    rules=("R51",),
    source="DVCVA 2004 s.35(7)(c)",
    document="L07",
    decision=Decision.OFFICER_DECIDES,
    levels=EVERY_LEVEL,
    fields=(PLACE, month_of("starts_on"), month_of("ends_on")),
    heard_as=(Heard("person.temporary-absence-authorisation.approved"),),
)
ESCAPED = Stage(
    code="escaped",
    title="Escaped",
    means="The offender has escaped and the police are looking for them.",
    next_step="If you think you are in danger, ring 999. Your officer and the police will talk to you.",
    rules=("R47",),
    source="practice of the scheme, no published source found",
    document="L26",
    decision=Decision.OFFICER_DECIDES,
    levels=EVERY_LEVEL,
    pace=Pace.SAME_DAY,
    fields=(PLACE,),
    in_vns=True,
    heard_as=(Heard(_OUT, ("ESCP",)),),
)
ABSCONDED = Stage(
    code="absconded",
    title="Left custody or hospital without leave, or did not come back",
    means="The offender is not where they must be, and the police are looking for them.",
    next_step="If you think you are in danger, ring 999. Your officer and the police will talk to you.",
    rules=("R47",),
    source="practice of the scheme, no published source found",
    document="L26",
    decision=Decision.OFFICER_DECIDES,
    levels=EVERY_LEVEL,
    pace=Pace.SAME_DAY,
    fields=(PLACE,),
    in_vns=True,
    heard_as=(
        Heard(_OUT, ("UAL", "UAL_ECL")),
        Heard("person.temporary-absence.overdue", sure=False),
    ),
)
RECAPTURED = Stage(
    code="recaptured",
    title="Back in custody or hospital after being at large",
    means="The offender has been found and is back in custody or in hospital.",
    next_step="Your officer will tell you if anything changes because of it.",
    rules=("R47",),
    source="practice of the scheme, no published source found",
    document="L26",
    decision=Decision.OFFICER_DECIDES,
    levels=EVERY_LEVEL,
    fields=(PLACE,),
    in_vns=True,
    heard_as=(Heard(_IN, ("RECA",)),),
)
DIED = Stage(
    code="died",
    title="Died",
    means="The offender has died.",
    next_step="The scheme’s contact with you ends. Your officer can tell you about support.",
    rules=("R48",),
    source="Norfolk MAPPA, victim liaison; practice of the scheme, no published source found for the cause",
    document="L26",
    decision=Decision.MANAGER_DECIDES,
    levels=EVERY_LEVEL,
    fields=(CAUSE,),
    in_vns=True,
    heard_as=(Heard(_OUT, ("DEC",)),),
)
INCIDENT_IN_CUSTODY = Stage(
    code="incident_in_custody",
    title="A serious incident, new charge or conviction in custody",
    means="Something has happened in custody that affects the date of release or your safety.",
    next_step="You will be told if the month of release changes.",
    rules=("R84",),
    source="practice of the scheme, no published source found",
    document="L07",
    decision=Decision.MANAGER_DECIDES,
    fields=(
        PRISON,
        never("incident", "What happened in custody is not told; only its effect on release may be (R38)."),
    ),
    heard_as=(Heard("incident.report.created", sure=False),),
)
NAME_CHANGED = Stage(
    code="name_changed",
    title="The offender’s name or recorded gender was changed",
    means="Something in how the offender is recorded has changed.",
    next_step="A manager decides whether you need to know more to stay safe.",
    rules=("R84",),
    source="practice of the scheme, no published source found",
    document="L07",
    decision=Decision.MANAGER_DECIDES,
    levels=EVERY_LEVEL,
    fields=(never("new_name", "A new name is told only outside the letters, where safety needs it (R38)."),),
)

STAGES = (
    ELIGIBLE_FOR_OPEN_CONDITIONS,
    OPEN_CONDITIONS_REFUSED,
    MOVED_TO_OPEN_CONDITIONS,
    RETURNED_TO_CLOSED_CONDITIONS,
    MOVED_PRISON,
    MOVED_TO_ADULT_CUSTODY,
    MOVED_TO_ANOTHER_JURISDICTION,
    TEMPORARY_RELEASE_PLANNED,
    ESCAPED,
    ABSCONDED,
    RECAPTURED,
    DIED,
    INCIDENT_IN_CUSTODY,
    NAME_CHANGED,
)
