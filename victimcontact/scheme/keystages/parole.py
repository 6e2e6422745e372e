"""Reviews by the Parole Board, and what can follow a decision."""

from collections.abc import Mapping
from types import MappingProxyType

from victimcontact.scheme.keystages.fields import ONLY_MONTH_OF_REVIEW, month_of, told
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Heard, Kind, Pace, Stage

_CODE = "Victims’ Code, Right 11"
_RULES_2019 = "Parole Board Rules 2019"
# Told at every level: a decision to release is about release. The others are key stages.
RELEASE_OUTCOMES = frozenset({"release"})
_DECISION_LETTERS: Mapping[str, str] = MappingProxyType({"release": "L13"})

PAROLE_REVIEW_STARTED = Stage(
    code="parole_review_started",
    title="The Parole Board has started a review",
    means="The Parole Board is going to decide whether it is safe to release the offender.",
    next_step="You can make a statement and ask for conditions. Your officer will help you and tell you the last day.",
    rules=("P16", "R65"),
    source=_CODE,
    document="L09",
    pace=Pace.NOTICE,
    fields=(told("hearing_on", Kind.DATE), told("outcome"), month_of("next_review_on", ONLY_MONTH_OF_REVIEW)),
    heard_as=(Heard("parole-extract.review"),),
)
PAROLE_HEARING_LISTED = Stage(
    code="parole_hearing_listed",
    title="A date for the hearing has been set",
    means="The Parole Board has set a date on which it will hear the case.",
    next_step="The date can still change. Your statement must reach the Board 28 days before it.",
    rules=("P16", "R65"),
    source=_CODE,
    document="L10",
    pace=Pace.NOTICE,
    fields=(told("hearing_on", Kind.DATE), told("outcome"), month_of("next_review_on", ONLY_MONTH_OF_REVIEW)),
)
PAROLE_HEARING_DEFERRED = Stage(
    code="parole_hearing_deferred",
    title="The hearing has been put off",
    means="The Parole Board will not hear the case on the day you were told.",
    next_step="A statement you have already made still counts. You will be told the new date when there is one.",
    rules=("P7", "P16"),
    source=_CODE,
    document="L11",
    pace=Pace.NOTICE,
    fields=(told("hearing_on", Kind.DATE), told("previous_hearing_on", Kind.DATE), told("why")),
)
PAROLE_DECIDED = Stage(
    code="parole_decided",
    title="The Parole Board has decided",
    means="The Parole Board has made its decision. A decision to release is often not final for 21 days.",
    next_step="You can ask for a summary of the decision. Your officer will tell you when the decision is final.",
    rules=("R65", "P42"),
    source=_CODE,
    document="L12",
    document_by_outcome=_DECISION_LETTERS,
    told_at_every_level_when=RELEASE_OUTCOMES,
    fields=(told("hearing_on", Kind.DATE), told("outcome"), month_of("next_review_on", ONLY_MONTH_OF_REVIEW)),
    public=True,
    heard_as=(Heard("parole-extract.result", sure=False),),
)
PAROLE_DECISION_FINAL = Stage(
    code="parole_decision_final",
    title="The Parole Board’s decision is final",
    means="Nobody asked in time for the decision to be looked at again, or it was looked at and stands.",
    next_step="If the decision was to release, you will be told the month.",
    rules=("P42", "P43"),
    source=_RULES_2019 + ", rules 25 and 28",
    document="L14",
    levels=EVERY_LEVEL,
    fields=(told("outcome"), month_of("next_review_on", ONLY_MONTH_OF_REVIEW)),
    public=True,
)
PAROLE_RECONSIDERATION_APPLIED = Stage(
    code="parole_reconsideration_applied",
    title="The decision may be looked at again",
    means="The Board has been asked to look at its decision again. Until it answers, nobody is released.",
    next_step="You will be told what the Board answers.",
    rules=("P42", "P46"),
    source=_RULES_2019 + ", rule 28",
    document="L14",
    pace=Pace.NOTICE,
)
PAROLE_RECONSIDERATION_DECIDED = Stage(
    code="parole_reconsideration_decided",
    title="The Board has answered whether it will look at the decision again",
    means="The Board has decided whether its decision stands or is looked at again.",
    next_step="If it is looked at again, there may be a new hearing, and you will be told.",
    rules=("P42", "P46"),
    source=_RULES_2019 + ", rule 28",
    document="L14",
    fields=(told("outcome"),),
    public=True,
)
PAROLE_REFERRED_TO_HIGH_COURT = Stage(
    code="parole_referred_to_high_court",
    title="The decision has gone to the High Court",
    means="The High Court will decide afresh whether the offender can be released. Until then nobody is released.",
    next_step="You will be told what the court decides.",
    rules=("P51",),
    source="Victims and Prisoners Act 2024; SI 2025/1325",
    document="L14",
    public=True,
)
PAROLE_HIGH_COURT_DECIDED = Stage(
    code="parole_high_court_decided",
    title="The High Court has decided",
    means="The High Court has decided whether the offender can be released.",
    next_step="Your officer will tell you what happens now.",
    rules=("P51",),
    source="Victims and Prisoners Act 2024; SI 2025/1325",
    document="L14",
    levels=EVERY_LEVEL,
    fields=(told("outcome"),),
    public=True,
)
PAROLE_SET_ASIDE_APPLIED = Stage(
    code="parole_set_aside_applied",
    title="The Board has been asked to set its decision aside",
    means="The decision was final. The Board has been asked to take it back, and nobody is released until it answers.",
    next_step="You will be told what the Board answers.",
    rules=("P48",),
    source=_RULES_2019 + ", rule 28A",
    document="L14",
    levels=EVERY_LEVEL,
    pace=Pace.NOTICE,
)
PAROLE_DECISION_SET_ASIDE = Stage(
    code="parole_decision_set_aside",
    title="The decision no longer stands",
    means="The Parole Board has set its own decision aside. It has no effect any more.",
    next_step="The Board will decide again. You will be told when.",
    rules=("P48",),
    source=_RULES_2019 + ", rule 28A",
    document="L14",
    levels=EVERY_LEVEL,
    public=True,
)

STAGES = (
    PAROLE_REVIEW_STARTED,
    PAROLE_HEARING_LISTED,
    PAROLE_HEARING_DEFERRED,
    PAROLE_DECIDED,
    PAROLE_DECISION_FINAL,
    PAROLE_RECONSIDERATION_APPLIED,
    PAROLE_RECONSIDERATION_DECIDED,
    PAROLE_REFERRED_TO_HIGH_COURT,
    PAROLE_HIGH_COURT_DECIDED,
    PAROLE_SET_ASIDE_APPLIED,
    PAROLE_DECISION_SET_ASIDE,
)
