"""What to do now, in one plain sentence or two."""

from victimcontact.scheme.eligibility.answer import Outcome, Route
from victimcontact.scheme.eligibility.offence import Weighed
from victimcontact.scheme.eligibility.question import Kind, Question, Relationship
from victimcontact.scheme.switches import Law

OFFER = "Offer the scheme: first contact within 20 working days of the referral."
DISCRETIONARY = "A discretionary request may be made: the unit manager decides and records the reason."


def next_step(question: Question, outcome: Outcome, route: Route | None, weighed: Weighed, law: Law) -> str:
    """The next step for the person who asked."""
    if route is not None:
        return _for_a_member(question, route, law)
    if outcome is Outcome.NOT_STATUTORY:
        return _for_the_others(question, weighed)
    if outcome is Outcome.NOT_YET:
        return _for_later(question)
    if outcome is Outcome.VNS:
        return "Offer the Victim Notification Scheme: contact within 15 days of the sentence."
    if question.victim.suspected_of_same_conduct:
        return "The unit manager decides. The victim may qualify: find another person to act."
    return "The unit manager decides what the rules leave open, and records the reason."


def _for_a_member(question: Question, route: Route, law: Law) -> str:
    who = _whom_to_find(question)
    days = law.period("T20")
    if route is Route.G:
        step = f"Hand over to the hospital managers within {days} working days"
        return f"{step}, and give the victim the hospital’s name and address."
    if route in (Route.C, Route.F):
        return f"{OFFER}{who} Once the victim wishes it, hand over to the hospital managers within {days} working days."
    return f"{OFFER}{who}"


def _whom_to_find(question: Question) -> str:
    """The victim has died, so somebody else has to be offered the scheme."""
    victim = question.victim
    alone = victim.died and victim.relationship is Relationship.VICTIM
    return " The victim has died: find a close relative or a family spokesperson." if alone else ""


def _for_the_others(question: Question, weighed: Weighed) -> str:
    if question.disposal.quashed_on is not None:
        return "Close the case with the notice for quashed convictions, told with care."
    if weighed.new_act and not weighed.may_count:
        return f"{DISCRETIONARY} The helpline can answer the victim’s questions."
    return DISCRETIONARY


def _for_later(question: Question) -> str:
    if question.disposal.kind is Kind.SUSPENDED:
        return "Test again if the sentence is activated; a manager may look at it before then."
    return "Test again when the court has passed a sentence or made an order."
