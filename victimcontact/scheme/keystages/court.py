"""What a court decides: the sentence, and what becomes of it."""

from victimcontact.scheme.keystages.fields import month_of, told
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Heard, Pace, Stage

SENTENCE_EXPLAINED = Stage(
    code="sentence_explained",
    title="What the sentence means was explained",
    means="A court has passed a sentence. This is what it means and how it is served.",
    next_step="You will hear when something that matters to you changes.",
    rules=("P16", "R85"),
    source="Victims’ Code, Right 11",
    document="L05",
    fields=(
        told("sentence"),
        told("term"),
        month_of("release_on"),
        month_of("parole_eligible_on"),
        month_of("licence_ends_on"),
    ),
    in_vns=True,
    pace=Pace.NOTICE,
)
SENTENCE_CHANGED = Stage(
    code="sentence_changed",
    title="The sentence was changed",
    means="A court has changed the sentence after an appeal, a review or a correction.",
    next_step="The month of release may change too. You will be told if it does.",
    rules=("P16", "R23"),
    source="Victims’ Code, Right 11",
    document="L27",
    fields=(told("why"), told("sentence"), told("term"), month_of("release_on")),
    in_vns=True,
    public=True,
    heard_as=(
        Heard("prison-offender-events.prisoner.imprisonment-status-changed", sure=False),
        Heard("prison-offender-events.prisoner.sentence.changed", sure=False),
        Heard("prison-offender-events.prisoner.sentence-term.changed", sure=False),
        Heard("probation-case.sentence.amended", sure=False),
    ),
)
CONVICTION_QUASHED = Stage(
    code="conviction_quashed",
    title="The conviction was quashed",
    means="A court has decided that the conviction no longer stands.",
    next_step="Your officer will talk to you about what this means. The scheme’s contact with you ends.",
    rules=("R23",),
    source="practice of the scheme, no published source found",
    document="L27",
    levels=EVERY_LEVEL,
    in_vns=True,
    public=True,
    heard_as=(Heard("prison-offender-events.prisoner.released", ("AU", "DA"), sure=False),),
)

STAGES = (SENTENCE_EXPLAINED, SENTENCE_CHANGED, CONVICTION_QUASHED)
