"""Recall to prison or to hospital: told with the three things a victim may do (P56)."""

from victimcontact.scheme.keystages.fields import PRISON, RECALL_REASON, REVEALS_RELEASE_DAY, month_of
from victimcontact.scheme.keystages.stage import EVERY_LEVEL, Heard, Stage

RECALLED = Stage(
    code="recalled",
    title="Recalled to prison",
    means="The offender has been taken back to prison because of concerns about how they kept to their licence.",
    next_step="You can make a statement, ask for conditions, and ask for a summary of the decision.",
    rules=("R44",),
    source="Victims’ Code, Right 11",
    document="L19",
    levels=EVERY_LEVEL,
    # After a recall of 56 days the day of release is the return and 55 days (P96): the return is told by its month.
    fields=(month_of("returned_on", REVEALS_RELEASE_DAY, past=True), PRISON, RECALL_REASON),
    heard_as=(
        Heard("prison-offender-events.prisoner.received", ("L", "B", "Y", "24", "ELR", "ETB")),
        Heard("enforcement.recall.raised", sure=False),
    ),
)
RECALLED_TO_HOSPITAL = Stage(
    code="recalled_to_hospital",
    title="Recalled to hospital",
    means="The offender has been taken back to hospital.",
    next_step="You will be told if discharge is considered again.",
    rules=("R44",),
    source="DVCVA 2004 s.38; Victims’ Code, Right 11",
    document="L19",
    levels=EVERY_LEVEL,
    managers_tell=True,
    fields=(month_of("returned_on", past=True), PRISON, RECALL_REASON),
)

STAGES = (RECALLED, RECALLED_TO_HOSPITAL)
