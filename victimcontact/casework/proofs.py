"""Duties that are kept by an officer's word, because no letter, call or report is their proof."""

from datetime import datetime

from victimcontact.casework import access, audit, duties, facts
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Fact
from victimcontact.records.models import Duty as Duty
from victimcontact.scheme.roles import May

BY_WORD = frozenset(
    {
        "acknowledge_request",
        "check_managers_have_notified",
        "check_parole_opening",
        "collect_views_on_hdc",
        "collect_views_on_public_hearing",
        "collect_views_on_variation",
        "escalate_late_non_disclosure",
        "escalate_two_missed_annual_letters",
        "explain_unduly_lenient_window",
        "get_conditions_confirmed",
        "log_meeting_actions",
        "offer_impact_statement",
        "pass_on_risk",
        "prepare_for_release",
        "refer_victim",
        "review_conditions",
        "send_reasons_to_reconsideration_team",
        "tell_sentence_outcome",
    }
)


class NeedsProof(Exception):
    """This duty is kept by a contact that got through or by a report that went, not by saying so."""


class NothingSaid(Exception):
    """Saying that something is done needs a line on what was done."""


@action(needs=May.RECORD_CONTACT)
def say_done(*, duty: Duty, note: str, by: Account, now: datetime) -> Fact:
    """An officer says that a duty is done, and how. Raises `NeedsProof` or `NothingSaid`."""
    if duty.what not in BY_WORD or duty.standing not in duties.LIVE:
        raise NeedsProof(duty.what)
    if not note.strip():
        raise NothingSaid
    case = access.locked(duty.case)
    new = facts.New("done", day_of(now), {"duty": duty.key}, details={"note": note.strip(), "what": duty.what})
    fact = facts.add(case, new, by=by, now=now)
    duties.reconcile(case, now=now)
    return fact


def duty_for(account: Account, duty_id: str, *, now: datetime) -> Duty:
    """An officer comes to a duty through its case, with the look written down. Raises `access.NotFound`."""
    duty = Duty.objects.filter(pk=duty_id).select_related("case").first()
    if duty is None:
        raise access.NotFound(duty_id)
    duty.case = access.case_for(account, duty.case.reference, now=now)
    audit.write("proofs.look", by=account, now=now, case_reference=duty.case.reference, subject=f"duty:{duty.what}")
    return duty


def kept_by_word(case: Case) -> frozenset[str]:
    """The live duties of a case that an officer may say are done, by id."""
    live = Duty.objects.filter(case=case, what__in=BY_WORD, standing__in=duties.LIVE)
    return frozenset(str(pk) for pk in live.values_list("pk", flat=True))
