"""What a message from another system means for the scheme, taken by itself.

The gateway reads a message into an `Incoming`; here the register and the movement codes say which key stage it starts,
that it means nothing, or that a person must look. `victimcontact.scheme.weighing` then asks whether that can be true
beside what is recorded already.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from victimcontact.scheme import movements
from victimcontact.scheme.keystages import stages_heard_as
from victimcontact.scheme.movements import ACTED_ON, AGREES, AGREES_FOR, AT_ONCE, Way


@dataclass(frozen=True)
class Number:
    """An identifier of an offender: `prison_number`, `crn`, `pnc` or `cro`, as it was written."""

    kind: str
    value: str


@dataclass(frozen=True)
class Incoming:
    """One message of a feed, as it was read.

    `kind` is the event type, `code` the movement reason code, `changed` the parts of a record that were changed. `occurred_text`
    is what the message says about when it happened, whether or not that could be read. `trouble` says why the message as a
    whole could not be read.
    """

    kind: str
    numbers: tuple[Number, ...] = ()
    occurred_at: datetime | None = None
    occurred_text: str = ""
    published_at: datetime | None = None
    reason: str = ""
    code: str = ""
    prison: str = ""
    changed: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def way(self) -> Way | None:
        """Which way somebody moved, where the message is about a movement that is acted on."""
        return ACTED_ON.get(self.kind)


class Outcome(StrEnum):
    """What is to be done about a message."""

    STAGE = "stage"
    NOTHING = "nothing"
    DOUBTFUL = "doubtful"
    NOT_OURS = "not_ours"
    SAME_PERSON = "same_person"
    UNDOES = "undoes"


@dataclass(frozen=True)
class Understood:
    """What a message means. `why` is said to officers. `candidates` are the stages a doubtful one may mean.

    `first_only`: the stage is recorded only when it has not been recorded before. `undone` are the ids of facts that the
    message takes back.
    """

    outcome: Outcome
    why: str = ""
    stage: str = ""
    candidates: tuple[str, ...] = ()
    first_only: bool = False
    undone: tuple[str, ...] = ()


# Two numbers of one person: both keep matching.
SAME_PERSON = frozenset(
    {
        "prison-offender-events.prisoner.merged",
        "probation-case.merge.completed",
        "probation-case.prison-identifier.added",
    }
)
# Told to officers when the person is one of ours: the message itself does not say what it changes.
LOOK_UP = {
    "common_platform_hearing": "A court heard a case of this person. Look up whether the sentence has changed.",
    "data_compliance_delete-offender": "Another system erases this person’s record. Decide what we keep.",
    "prison-offender-events.prisoner.booking.deleted": "A booking was deleted. Look up whose sentence it was.",
    "prison-offender-events.prisoner.booking.moved": "A booking moved to another person. Look up whose sentence this is.",
    "prisoner-offender-search.prisoner.removed": "Another system removed this person’s record. Decide what we keep.",
    "probation-case.sentence.deleted": "The sentence was deleted in the probation record. Look up why.",
    "probation-case.sentence.moved": "The sentence moved to another person in the probation record. Look up whose it is.",
    "probation-case.unmerge.completed": "Two people who had been made one were separated. Look up whose numbers are whose.",
}
RECORD_CHANGED = "prisoner-offender-search.prisoner.updated"
CHANGES_TO_LOOK_UP = frozenset({"SENTENCE", "RESTRICTED_PATIENT"})


def kind_of(text: str) -> str:
    """An event type in its one spelling: lower case, words within it joined by hyphens.

    Publishers write the same one as `managementOversight` and as `management-oversight`.
    """
    if "." in text:
        text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", text)
    return text.strip().lower()


def understand(incoming: Incoming) -> Understood:
    """What the message means by itself. Never guesses: what is not sure is doubtful (R38, R42, R44, R47, R48)."""
    if incoming.trouble:
        return doubtful(incoming.trouble)
    if incoming.kind in SAME_PERSON:
        return Understood(Outcome.SAME_PERSON, "Numbers of one person.")
    if incoming.kind in LOOK_UP:
        return doubtful(LOOK_UP[incoming.kind])
    if incoming.kind in AT_ONCE:
        return nothing("A second message about this follows later, without what was undone by then.")
    if incoming.kind == RECORD_CHANGED:
        return _record_changed(incoming)
    return _moved(incoming.way, incoming) if incoming.way else _registered(incoming)


def doubtful(why: str, *candidates: str) -> Understood:
    """A person must look."""
    return Understood(Outcome.DOUBTFUL, why, candidates=candidates)


def nothing(why: str) -> Understood:
    """It is none of the scheme's business."""
    return Understood(Outcome.NOTHING, why)


def _record_changed(incoming: Incoming) -> Understood:
    if CHANGES_TO_LOOK_UP.isdisjoint(incoming.changed):
        return nothing("Nothing changed in the prison record that concerns the scheme.")
    return doubtful("The prison record of the sentence changed, and the message does not say how. Look it up.")


def _registered(incoming: Incoming) -> Understood:
    hits = stages_heard_as(incoming.kind, incoming.code)
    if not hits:
        return nothing("The scheme does not act on this kind of message.")
    codes = tuple(stage.code for stage, _sure in hits)
    if len(hits) > 1 or not hits[0][1]:
        return doubtful("This message can mean more than one thing. Look it up.", *codes)
    if hits[0][0].field_named("conditions"):
        return doubtful("The message does not bring the conditions. Record them by hand.", *codes)
    return Understood(Outcome.STAGE, stage=codes[0])


def _moved(way: Way, incoming: Incoming) -> Understood:
    if incoming.code in movements.MERGED_RECORDS:
        return nothing("An entry made because two prison records were merged; nobody moved.")
    if way is Way.OUT and incoming.reason == "TEMPORARY_ABSENCE_RELEASE":
        return _let_out(incoming)
    if way is Way.IN and incoming.reason == "TRANSFERRED" and incoming.prison in movements.OPEN_PRISONS:
        return Understood(Outcome.STAGE, stage="moved_to_open_conditions")
    if (way, incoming.reason) == (Way.OUT, "TRANSFERRED"):
        return nothing(movements.IN_PASSING[way, "TRANSFERRED"])
    return _by_code(way, incoming) or _by_reason(way, incoming)


def _by_code(way: Way, incoming: Incoming) -> Understood | None:
    """What the movement code says, where it is known; the code decides, but not against the reason beside it."""
    hits = stages_heard_as(incoming.kind, incoming.code)
    if hits:
        stage, sure = hits[0]
        if incoming.reason not in AGREES_FOR.get(stage.code, AGREES[way]):
            return doubtful("The movement code says one thing and the reason beside it another.", stage.code)
        if len(hits) > 1 or not sure:
            return doubtful(
                "This movement code can mean more than one thing. Look it up.", *(hit.code for hit, _ in hits)
            )
        return Understood(Outcome.STAGE, stage=stage.code)
    if incoming.code in movements.ENDED_OTHERWISE and way is Way.OUT:
        return doubtful(
            "Out of prison in a way that may mean the sentence has changed. Look it up.", "sentence_changed"
        )
    if incoming.code in movements.ADMITTED and way is Way.IN and incoming.reason in AGREES[way]:
        return nothing("Received into prison to serve a sentence or to wait for a court.")
    return None


def _by_reason(way: Way, incoming: Incoming) -> Understood:
    """What is left where the code is not known: the reason, and a person."""
    if (way, incoming.reason) in movements.IN_PASSING:
        return nothing(movements.IN_PASSING[way, incoming.reason])
    likely = movements.LIKELY.get((way, incoming.reason))
    return doubtful("The movement code is not one we know. Look up what happened.", *((likely,) if likely else ()))


def _let_out(incoming: Incoming) -> Understood:
    if incoming.code in movements.RESETTLEMENT_LEAVE:
        return Understood(Outcome.STAGE, stage="temporary_release_planned", first_only=True)
    if incoming.code in movements.ESCORTED_OR_MEDICAL:
        return nothing("Out for treatment, an escort or a production; this is told to nobody.")
    if stages_heard_as(incoming.kind, incoming.code):
        return doubtful("The movement code says one thing and the reason beside it another.", *_codes_of(incoming))
    return doubtful("Let out for a time, and the message does not say on what terms.", "temporary_release_planned")


def _codes_of(incoming: Incoming) -> tuple[str, ...]:
    return tuple(stage.code for stage, _sure in stages_heard_as(incoming.kind, incoming.code))
