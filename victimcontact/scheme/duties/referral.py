"""From the sentence to the first answer: referral, first and second contact (P9, P10, P20, P105, P106, D6; R24 to R30).

A referral waits for nobody's consent (R28), and a late one leaves the full time for first contact: both clocks are rows
of their own (R29).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from victimcontact.scheme.calendar import on_or_before, working_days_after
from victimcontact.scheme.duties.contacts import Contact
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.rows import (
    OFFICER,
    WITNESS_CARE,
    Draft,
    Row,
    earliest,
    proof_of,
    subject_of,
    targets_of,
)
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

_RIGHT_11 = "Victims’ Code, Right 11"

REFER = Row("P9", "refer_victim", WITNESS_CARE, _RIGHT_11, "Refer the victim to the Victim Contact Scheme.")
TELL_SENTENCE = Row(
    "P106", "tell_sentence_outcome", WITNESS_CARE, "Victims’ Code, Right 9", "Tell the victim what the sentence is."
)
LENIENT_WINDOW = Row(
    "P105",
    "explain_unduly_lenient_window",
    OFFICER,
    "Unduly lenient sentences: 28 days to the Attorney General",
    "Explain that the Attorney General may be asked to look at the sentence, at the latest on {last_on}.{longer}",
    lapses=True,
    person=True,
)
FIRST_CONTACT = Row(
    "P10",
    "make_first_contact",
    OFFICER,
    _RIGHT_11,
    "Make first contact with the victim and offer the scheme.",
    person=True,
)
FIRST_CONTACT_AFTER_SHORT_SENTENCE = Row(
    "P20",
    "make_first_contact",
    OFFICER,
    "Victim Notification Scheme: contact within 15 days",
    "Make first contact with the victim and offer the Victim Notification Scheme.",
    person=True,
)
SECOND_CONTACT = Row(
    "D6",
    "make_second_contact",
    OFFICER,
    "Local setting D6",
    "Offer the scheme a second time: no answer has come.",
    person=True,
    ends=True,
)
CLOSE_NO_RESPONSE = Row(
    "D6",
    "close_as_no_response",
    OFFICER,
    "Local setting D6",
    "Close the case as “no response”: two offers brought no answer. The victim may still join at any time.",
    person=True,
    ends=True,
)

REFERRAL_WORKING_DAYS = 10
SENTENCE_TOLD_WORKING_DAYS = 6
FIRST_CONTACT_WORKING_DAYS = 20
SHORT_SENTENCE_DAYS = 15
LENIENT_DAYS, LENIENT_SAFE_DAYS = 28, 27
# R26: for sentences before this day first contact was counted from the sentence. Reports compare; nothing is owed by it.
REFERRALS_FROM = date(2021, 4, 1)
OLD_FIRST_CONTACT_WORKING_DAYS = 40

SENTENCE_LETTER = "L05"
CLOSING_LETTER = "L28"
OFFERS = ("L01", "L02")


def derive(history: History, law: Law) -> Iterator[Draft]:
    """The duties between the sentence and the victim's answer."""
    for sentence in history.of("sentenced"):
        yield from _from_sentence(history, law, sentence)
    for referral in history.of("referred"):
        due = working_days_after(referral.on, FIRST_CONTACT_WORKING_DAYS)
        yield _first_contact(history, FIRST_CONTACT, referral, due, due)
    yield from _offers_without_answer(history, law)


def old_first_contact_due(sentenced_on: date) -> date | None:
    """The working day by which first contact was owed before referrals were (R26), for reports; None for later sentences.

    Raises `BeyondHorizon`.
    """
    if sentenced_on >= REFERRALS_FROM:
        return None
    return working_days_after(sentenced_on, OLD_FIRST_CONTACT_WORKING_DAYS)


def _from_sentence(history: History, law: Law, sentence: Fact) -> Iterator[Draft]:
    referral = history.first("referred", sentence.on) or earliest(*history.of("referred"))
    due = working_days_after(sentence.on, REFERRAL_WORKING_DAYS)
    yield Draft(REFER, sentence, due, proof=proof_of(referral), about=subject_of(sentence))
    due = working_days_after(sentence.on, SENTENCE_TOLD_WORKING_DAYS)
    yield Draft(TELL_SENTENCE, sentence, due, about=subject_of(sentence))
    yield _lenient_window(history, law, sentence)
    if history.terms.route == "vns":
        last_on = sentence.on + timedelta(days=SHORT_SENTENCE_DAYS)
        yield _first_contact(history, FIRST_CONTACT_AFTER_SHORT_SENTENCE, sentence, on_or_before(last_on), last_on)


def _lenient_window(history: History, law: Law, sentence: Fact) -> Draft:
    explained = earliest(
        history.contacts.letter((SENTENCE_LETTER,), sentence.on, targets_of(sentence)),
        history.contacts.answer(sentence.on, targets_of(sentence)),
    )
    longer = (
        " The Victims and Courts Act 2026 gives victims six months." if law.in_force("SW-VCA26", sentence.on) else ""
    )
    return Draft(
        LENIENT_WINDOW,
        sentence,
        due_on=on_or_before(sentence.on + timedelta(days=LENIENT_SAFE_DAYS)),
        last_on=sentence.on + timedelta(days=LENIENT_DAYS),
        proof=proof_of(explained),
        about=subject_of(sentence),
        words={"longer": longer},
    )


def _first_contact(history: History, row: Row, origin: Fact, due_on: date, last_on: date) -> Draft:
    """Kept by the first offer that got through; a wish shows that the person was reached."""
    offer = next((each.fact for each in _offers(history) if each.got_through and each.on >= origin.on), None)
    wish = history.membership.first_wish(origin.on)
    proof = proof_of(earliest(offer, wish))
    return Draft(row, origin, due_on, last_on, proof=proof, about=subject_of(origin))


def _offers_without_answer(history: History, law: Law) -> Iterator[Draft]:
    """The first two offers that got through before any wish, each with what follows while no answer comes."""
    wish = history.membership.first_wish(date.min)
    unanswered = [offer for offer in _offers(history) if wish is None or offer.on < wish.on]
    through = [offer for offer in unanswered if offer.got_through]
    for place, offer in enumerate(unanswered):
        before = sum(earlier.got_through for earlier in unanswered[:place])
        if before > 1:
            return
        proof = _second_contact(through, offer) if before == 0 else _closing_letter(history, offer)
        yield Draft(
            SECOND_CONTACT if before == 0 else CLOSE_NO_RESPONSE,
            offer.fact,
            due_on=working_days_after(offer.on, law.period("D6")),
            proof=proof_of(proof),
            ended_by=earliest(offer.undone_by, wish),
            about=subject_of(offer.fact),
        )


def _second_contact(through: Sequence[Contact], first: Contact) -> Fact | None:
    return next((each.fact for each in through if each is not first and each.on >= first.on), None)


def _closing_letter(history: History, second: Contact) -> Fact | None:
    return history.contacts.letter((CLOSING_LETTER,), second.on, targets_of(second.fact))


def _offers(history: History) -> list[Contact]:
    """Contacts that offer the scheme: its letters, and after a referral or short sentence any talk without a letter."""
    awaited = [fact.on for fact in history.of("referred", "sentenced")]
    return [contact for contact in history.contacts.all if _is_offer(contact, min(awaited, default=date.max))]


def _is_offer(contact: Contact, awaited_since: date) -> bool:
    if contact.is_report or not (contact.got_through or contact.undone_by):
        return False
    return contact.document in OFFERS or (contact.document is None and contact.on >= awaited_since)
