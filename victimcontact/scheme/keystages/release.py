"""Release, and the end of a sentence."""

from victimcontact.scheme.keystages.fields import ADDRESS, AREA, COUNTRY, month_of, month_unless_authorised, told
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Heard, Kind, Pace, Stage

_OUT = "prison-offender-events.prisoner.released"

RELEASE_DATE_SET = Stage(
    code="release_date_set",
    title="The month of release is known",
    means="The month in which the offender is expected to be released is now known.",
    next_step="The month can change. You will be told if it does.",
    rules=("R37", "R42"),
    source="Victims’ Code, Right 11",
    document="L07",
    levels=EVERY_LEVEL,
    pace=Pace.NEW_DATE,
    fields=(month_unless_authorised("release_on"), month_of("previous_release_on")),
    in_vns=True,
    heard_as=(
        Heard("prison-offender-events.prisoner.sentence-dates-changed", sure=False),
        Heard("calculate-release-dates.prisoner.changed", sure=False),
    ),
)
RELEASE_DATE_CHANGED = Stage(
    code="release_date_changed",
    title="The month of release has changed",
    means="The offender is now expected to be released in another month than the one you were told.",
    next_step="You will be told if it changes again, and before the release.",
    rules=("R37", "R42"),
    source="Victims’ Code, Right 11",
    document="L08",
    levels=EVERY_LEVEL,
    pace=Pace.NEW_DATE,
    fields=(month_unless_authorised("release_on"), month_of("previous_release_on")),
    in_vns=True,
    heard_as=(
        Heard("prison-offender-events.prisoner.sentence-dates-changed", sure=False),
        Heard("calculate-release-dates.prisoner.changed", sure=False),
    ),
)
HOME_DETENTION_CURFEW_CONSIDERED = Stage(
    code="home_detention_curfew_considered",
    title="May be released early on a curfew",
    means="The offender may be released early with an electronic tag and a curfew.",
    next_step="You have 14 days to say how this would affect you and which conditions would protect you.",
    rules=("R51", "P70"),
    source="HMPPS assess for early release",
    document="L07",
    levels=EVERY_LEVEL,
    pace=Pace.NOTICE,
    fields=(month_of("eligible_on"), told("respond_by", Kind.DATE)),
)
RELEASED = Stage(
    code="released",
    title="Released",
    means="The offender has been released from prison.",
    next_step="If a condition that protects you is broken, ring the police. Then tell your officer.",
    rules=("R42",),
    source="Victims’ Code, Right 11",
    document="L17",
    levels=EVERY_LEVEL,
    fields=(month_unless_authorised("released_on", past=True), ADDRESS, AREA),
    in_vns=True,
    public=True,
    heard_as=(Heard(_OUT, ("CR", "AR", "NP", "PX", "CE", "ECSL", "ER", "D1", "D2", "D3", "D4", "D5")),),
)
RELEASED_ON_HOME_DETENTION_CURFEW = Stage(
    code="released_on_home_detention_curfew",
    title="Released early on a curfew",
    means="The offender has been released early with an electronic tag and a curfew.",
    next_step="If a condition that protects you is broken, ring the police. Then tell your officer.",
    rules=("R42", "R51"),
    source="Victims’ Code, Right 11",
    document="L17",
    levels=EVERY_LEVEL,
    fields=(month_unless_authorised("released_on", past=True), ADDRESS, AREA),
    in_vns=True,
    public=True,
    heard_as=(Heard(_OUT, ("HR", "HU")),),
)
RELEASED_AGAIN = Stage(
    code="released_again",
    title="Released again after a recall",
    means="The offender had been taken back to prison and has now been released again.",
    next_step="If a condition that protects you is broken, ring the police. Then tell your officer.",
    rules=("R42",),
    source="Victims’ Code, Right 11",
    document="L20",
    levels=EVERY_LEVEL,
    fields=(month_unless_authorised("released_on", past=True), ADDRESS, AREA),
    in_vns=True,
    public=True,
    heard_as=(Heard(_OUT, ("PD", "HD", "HE", "D6")),),
)
DEPORTED = Stage(
    code="deported",
    title="Removed from the United Kingdom",
    means="The offender has been removed from the United Kingdom.",
    next_step="Your officer will explain whether the scheme’s contact with you goes on.",
    rules=("R67",),
    source="Home Office guide for victims of foreign national offenders",
    document="L26",
    levels=EVERY_LEVEL,
    fields=(COUNTRY,),
    in_vns=True,
    heard_as=(Heard(_OUT, ("DD", "DE", "DL", "EX", "ETR", "FR", "RE")),),
)
LICENCE_ENDED = Stage(
    code="licence_ended",
    title="The licence has ended",
    means="The licence has ended, and with it the conditions that were on it.",
    next_step="If you are threatened or contacted after this, ring the police.",
    rules=("R89",),
    source="practice of the scheme, no published source found",
    document="L28",
    levels=EVERY_LEVEL,
    pace=Pace.CLOSING,
    fields=(told("ended_on", Kind.DATE, past=True),),
    in_vns=True,
    heard_as=(Heard("create-and-vary-a-licence.licence.inactivated", sure=False),),
)
SENTENCE_ENDED = Stage(
    code="sentence_ended",
    title="The sentence has ended",
    means="The sentence has ended. The offender is no longer supervised.",
    next_step="The scheme’s contact with you ends. If you are threatened or contacted, ring the police.",
    rules=("R89",),
    source="practice of the scheme, no published source found",
    document="L28",
    levels=EVERY_LEVEL,
    pace=Pace.CLOSING,
    # Somebody held to the end of the sentence is released on the day it ends.
    fields=(month_of("ended_on", past=True),),
    in_vns=True,
    heard_as=(
        Heard("probation-case.sentence.terminated", sure=False),
        Heard(_OUT, ("SC",), sure=False),
    ),
)

STAGES = (
    RELEASE_DATE_SET,
    RELEASE_DATE_CHANGED,
    HOME_DETENTION_CURFEW_CONSIDERED,
    RELEASED,
    RELEASED_ON_HOME_DETENTION_CURFEW,
    RELEASED_AGAIN,
    DEPORTED,
    LICENCE_ENDED,
    SENTENCE_ENDED,
)
