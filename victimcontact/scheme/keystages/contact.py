"""The scheme's own contact with a member: the yearly letter and changes on our side."""

from victimcontact.scheme.keystages.fields import ONLY_MONTH_OF_REVIEW, month_of, told
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, YEARLY_AND_MORE, Kind, Pace, Stage

YEARLY_LETTER_DUE = Stage(
    code="yearly_letter_due",
    title="A year since you last heard from us",
    means="This is the letter you chose to get every year, also when nothing has changed.",
    next_step="Tell us if your address, your telephone or your wishes have changed.",
    rules=("R33",),
    source="Information about the Victim Contact Scheme",
    document="L06",
    levels=YEARLY_AND_MORE,
    pace=Pace.NOTICE,
    fields=(
        told("next_milestone"),
        month_of("next_milestone_on"),
        month_of("release_on"),
        month_of("parole_eligible_on"),
        month_of("next_review_on", ONLY_MONTH_OF_REVIEW),
    ),
)
OFFICER_CHANGED = Stage(
    code="officer_changed",
    title="You have a new victim liaison officer",
    means="Another officer is now your contact in the scheme.",
    next_step="Your new officer will get in touch. What you chose stays as it is.",
    rules=("R68",),
    source="DVCVA 2004 s.35(8)",
    document="L25",
    levels=EVERY_LEVEL,
    pace=Pace.NOTICE,
    fields=(told("officer"), told("office"), told("previous_officer_name"), told("call_on", Kind.DATE)),
    in_vns=True,
)

STAGES = (YEARLY_LETTER_DUE, OFFICER_CHANGED)
