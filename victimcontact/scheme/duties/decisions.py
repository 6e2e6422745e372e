"""After a decision of the Parole Board: reconsideration, setting aside, summary (P43, P44, P48, P49, D10)."""

from collections.abc import Iterator
from datetime import timedelta

from victimcontact.scheme.calendar import months_after, on_or_before, working_days_before
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.reviews import (
    DECIDED_BY_THE_BOARD,
    Review,
    final_on,
    is_reconsiderable,
    provided_on,
    reconsideration_ends,
)
from victimcontact.scheme.duties.rows import (
    OFFICER,
    PRISONER_OR_SECRETARY,
    SECRETARY,
    VICTIM,
    Draft,
    Row,
    earliest,
    proof_of,
    subject_of,
)
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

_RULE_28 = "Parole Board Rules 2019, rule 28"

RECONSIDERATION_REASONS = Row(
    "D10",
    "send_reasons_to_reconsideration_team",
    OFFICER,
    "Local setting D10",
    "Send the victim’s reasons, if there are any, to the Secretary of State’s reconsideration team.",
    person=True,
)
RECONSIDERATION = Row(
    "P43",
    "apply_for_reconsideration",
    SECRETARY,
    _RULE_28,
    "The decision is provisional: an application for reconsideration may be made at the latest on {last_on}.",
    lapses=True,
)
RECONSIDERATION_ANSWER = Row(
    "P44",
    "answer_reconsideration",
    PRISONER_OR_SECRETARY,
    _RULE_28,
    "Answer the application for reconsideration, at the latest on {last_on}.",
)
SET_ASIDE = Row(
    "P48",
    "apply_to_set_aside",
    SECRETARY,
    "Parole Board Rules 2019, rule 28A",
    "The decision is final: an application to set it aside may be made at the latest on {last_on}.",
    lapses=True,
)
SUMMARY = Row(
    "P49",
    "ask_for_summary",
    VICTIM,
    "Parole Board Rules 2019, rule 27",
    "The victim may ask for a summary of the decision, at the latest on {last_on}.",
    lapses=True,
)

SET_ASIDE_DAYS = 21
SUMMARY_MONTHS = 6
ANSWER_DAYS = 7


def derive(history: History, law: Law) -> Iterator[Draft]:
    """The windows that a decision of the Board opens, and the answer to an application."""
    for review in history.reviews:
        if review.kind in DECIDED_BY_THE_BOARD:
            for decision in review.decisions:
                yield from _of_a_decision(history, law, review, decision)
    for applied in history.of("reconsideration_applied"):
        yield _answer(history, applied)


def _of_a_decision(history: History, law: Law, review: Review, decision: Fact) -> Iterator[Draft]:
    if is_reconsiderable(history, review, decision):
        yield from _reconsideration(history, law, review, decision)
    became_final_on = final_on(history, review, decision)
    if became_final_on is not None and law.in_force("SW-PB22", history.on):
        last_on = provided_on(decision) + timedelta(days=SET_ASIDE_DAYS)
        applied = history.first("set_aside_applied", decision.on, review.has)
        yield Draft(
            SET_ASIDE,
            decision,
            on_or_before(last_on),
            last_on,
            about=review.id,
            arises_on=became_final_on,
            proof=proof_of(applied),
        )
    last_on = months_after(provided_on(decision), SUMMARY_MONTHS)
    yield Draft(SUMMARY, decision, on_or_before(last_on), last_on, about=review.id)


def _reconsideration(history: History, law: Law, review: Review, decision: Fact) -> Iterator[Draft]:
    last_on = reconsideration_ends(decision)
    applied = history.first("reconsideration_applied", decision.on, review.has)
    decided = history.first("reconsideration_decided", decision.on, review.has)
    yield Draft(
        RECONSIDERATION_REASONS,
        decision,
        due_on=working_days_before(last_on, law.period("D10")),
        about=review.id,
        ended_by=earliest(decided, review.decision_after(decision)),
    )
    yield Draft(RECONSIDERATION, decision, on_or_before(last_on), last_on, about=review.id, proof=proof_of(applied))


def _answer(history: History, applied: Fact) -> Draft:
    last_on = applied.on + timedelta(days=ANSWER_DAYS)
    decided = history.first(
        "reconsideration_decided", applied.on, lambda fact: fact.text("review") == applied.text("review")
    )
    return Draft(
        RECONSIDERATION_ANSWER,
        applied,
        on_or_before(last_on),
        last_on,
        about=subject_of(applied),
        ended_by=decided,
    )
