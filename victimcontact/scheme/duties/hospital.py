"""Hospital orders: representations, impact statement, hand-over, the managers' notices (D15, P77, T20, P75)."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from victimcontact.scheme import impact_statements
from victimcontact.scheme.calendar import on_or_before, working_days_after, working_days_before
from victimcontact.scheme.duties.history import SAME_AS, History
from victimcontact.scheme.duties.outcomes import MANAGERS_ROUTES
from victimcontact.scheme.duties.reviews import HOSPITAL_REVIEWS, TRIBUNAL, Review
from victimcontact.scheme.duties.rows import OFFICER, Draft, Row, earliest, proof_of, subject_of, targets_of
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

REPRESENTATIONS = Row(
    "D15",
    "send_representations_to_tribunal",
    OFFICER,
    "DVCVA 2004 ss.37, 40, 43; local setting D15",
    "Send the victim’s representations about conditions to the decision maker, at the latest on {last_on}.",
    person=True,
    ends=True,
)
IMPACT_STATEMENT = Row(
    "P77",
    "offer_impact_statement",
    OFFICER,
    "DVCVA 2004 s.37ZA",
    "Offer the victim to make an impact statement to the tribunal.",
    person=True,
    ends=True,
)
HAND_OVER = Row(
    "T20",
    "hand_over_to_hospital_managers",
    OFFICER,
    "DVCVA 2004 ss.36A, 38B, 42A",
    "Give the hospital managers the victim’s wish, name and address, and the victim the hospital’s name and address.",
    person=True,
    ends=True,
)
CHECK_MANAGERS = Row(
    "P75",
    "check_managers_have_notified",
    OFFICER,
    "DVCVA 2004 ss.36A, 38A, 44A",
    "Check that the hospital managers have told the victim about this: {event}.",
    person=True,
)

RESTRICTED_ROUTES = ("B", "D", "E")
HAND_OVER_ON_JOINING = ("C", "F")
RESTRICTION_LAPSED_ROUTE = "G"
OFFER_WORKING_DAYS = 5
CHECK_WORKING_DAYS = 5

REPRESENTATIONS_REPORT = "R02"
OPENING_LETTER = "L21"
HANDED_OVER = "handed_over_to_hospital_managers"
# Said of a stage of which the hospital managers give notice.
MANAGERS_TELL = "managers_tell"
# Kinds of facts and codes of stages of which the managers are to tell (R58, R59), in words.
EVENTS: Mapping[str, str] = MappingProxyType(
    {
        "review_opened": "the review",
        "decision": "the decision",
        "discharged": "the discharge",
        "discharge_conditions_varied": "the changed conditions of the discharge",
        "community_treatment_order_made": "the community treatment order",
        "community_treatment_order_varied": "the changed conditions of the community treatment order",
        "community_treatment_order_ended": "the end of the community treatment order",
        "authority_to_detain_lapsing": "the day on which the power to detain ends",
    }
)


def derive(history: History, law: Law) -> Iterator[Draft]:
    """What is owed on the hospital routes."""
    route = history.terms.route
    if route in RESTRICTED_ROUTES:
        for review in history.reviews:
            if review.kind in HOSPITAL_REVIEWS:
                yield from _representations(history, law, review)
        yield from _impact_statements(history, law)
    if route in MANAGERS_ROUTES:
        yield from _hand_overs(history, law)
        for fact in history.of(*EVENTS, "stage"):
            if _is_of_the_managers(fact):
                yield _managers_check(history, fact)


def _representations(history: History, law: Law, review: Review) -> Iterator[Draft]:
    """Due on the day the notice names; without one, before each hearing."""
    sent = next((fact for fact in history.of("submitted") if _is_representation(fact, review)), None)
    respond_by = review.opened.day("respond_by") if review.opened else None
    if review.opened is not None and respond_by is not None:
        yield Draft(
            REPRESENTATIONS,
            review.opened,
            on_or_before(respond_by),
            respond_by,
            about=review.id,
            proof=proof_of(sent),
            ended_by=_over(history, review, review.opened),
        )
        return
    for listing, hearing_on in review.hearings:
        yield Draft(
            REPRESENTATIONS,
            listing.fact,
            working_days_before(hearing_on, law.period("D15")),
            about=review.id,
            proof=proof_of(sent),
            ended_by=earliest(listing.moved_by, _over(history, review, listing.fact)),
        )


def _is_representation(fact: Fact, review: Review) -> bool:
    return fact.text("document") == REPRESENTATIONS_REPORT and fact.text("review") in (review.id, None)


def _impact_statements(history: History, law: Law) -> Iterator[Draft]:
    """Each application is a new offer (R66)."""
    for review in history.reviews:
        opened = review.opened
        if opened is None or review.kind != TRIBUNAL:
            continue
        applied_on = opened.day("application_made_on") or opened.on
        if not impact_statements.may_be_sent(route=history.terms.route, applied_on=applied_on, law=law):
            continue
        offered = earliest(
            history.contacts.letter((OPENING_LETTER,), opened.on, targets_of(opened)),
            history.contacts.answer(opened.on, targets_of(opened)),
        )
        yield Draft(
            IMPACT_STATEMENT,
            opened,
            working_days_after(opened.on, OFFER_WORKING_DAYS),
            about=review.id,
            proof=proof_of(offered),
            ended_by=_over(history, review, opened),
        )


def _over(history: History, review: Review, since: Fact) -> Fact | None:
    """What ends the work on a review: its decision, or the end of the restriction, with which forwarding ends (P86, R54)."""
    return earliest(review.decision_after(since), history.first("restriction_ended", since.on))


def _hand_overs(history: History, law: Law) -> Iterator[Draft]:
    """Only after the person expressed a wish (R57): on joining, or when the restriction ended, if they had."""
    joinings = history.membership.joinings()
    ended = history.of("restriction_ended") if history.terms.route == RESTRICTION_LAPSED_ROUTE else []
    spoken = history.membership.first_wish(date.min)
    for restriction in ended:
        blocked_by = "R57" if spoken is None else None
        yield _hand_over(history, law, restriction, blocked_by)
    if history.terms.route in HAND_OVER_ON_JOINING:
        waiting = joinings
    else:
        waiting = [wish for wish in joinings if wish is not spoken and ended and wish.on > ended[0].on]
    for wish in waiting:
        yield _hand_over(history, law, wish, None)


def _hand_over(history: History, law: Law, origin: Fact, blocked_by: str | None) -> Draft:
    return Draft(
        HAND_OVER,
        origin,
        working_days_after(origin.on, law.period("T20")),
        about=subject_of(origin),
        proof=proof_of(history.first("stage", origin.on, lambda stage: stage.text("code") == HANDED_OVER)),
        blocked_by=blocked_by,
    )


def _managers_check(history: History, fact: Fact) -> Draft:
    return Draft(
        CHECK_MANAGERS,
        fact,
        working_days_after(fact.on, CHECK_WORKING_DAYS),
        about=subject_of(fact),
        proof=proof_of(history.contacts.answer(fact.on, targets_of(fact))),
        words={"event": EVENTS[_name(fact)]},
    )


def event_called(name: str) -> str:
    """What the managers are to tell of, by the kind of a fact or the code of a stage, in words. Raises `KeyError` for anything else."""
    return EVENTS[SAME_AS.get(name, (name, {}))[0]]


def _is_of_the_managers(fact: Fact) -> bool:
    """Of the stages that are no fact of their own those that say so, which `explain` is not told (ADR 0011)."""
    return fact.kind != "stage" or (_name(fact) in EVENTS and fact.flag(MANAGERS_TELL) is True)


def _name(fact: Fact) -> str:
    return (fact.text("code") or "") if fact.kind == "stage" else fact.kind
