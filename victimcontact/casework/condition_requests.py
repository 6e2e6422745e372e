"""A condition somebody asks for, until it is with the practitioner: drafted, confirmed in its very words, sent, or taken back.

Its course is the table of `scheme.requests`. `condition_answers` has what others answer, `condition_changes` what becomes of it on
a licence, `hard_stops` what happens when it comes too late.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from victimcontact.casework import (
    access,
    audit,
    duties,
    facts,
    hard_stops,
    laws,
    notes,
    protection,
    references,
    request_copies,
    zones,
)
from victimcontact.casework import request_sheets as sheets
from victimcontact.casework import request_steps as steps
from victimcontact.casework.actions import action
from victimcontact.casework.days import day_of
from victimcontact.casework.open_requests import UNDECIDED
from victimcontact.casework.request_steps import Said
from victimcontact.records.models import Account, Case, RequestStep, RequestVersion, Review, Zone
from victimcontact.records.models import Request as Request
from victimcontact.scheme import licences
from victimcontact.scheme.condition_inputs import InputFault, faults_of_inputs
from victimcontact.scheme.conditions import CATALOGUE, TRIBUNAL_REPORT, ConditionKind, that_can_be_asked
from victimcontact.scheme.licences import Fault
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.requests import Request as State
from victimcontact.scheme.requests import RequestEvent as Event
from victimcontact.scheme.requests import RequestGuard as Guard
from victimcontact.scheme.roles import May
from victimcontact.scheme.switches import Law

IN_HOSPITAL = frozenset("BCFG")
# Confirmed by the victim and not decided yet: what a report says is asked for.
ON_ITS_WAY = UNDECIDED - {State.DRAFT}
BEFORE_IT_WENT = frozenset({State.DRAFT, State.CONFIRMED})


class UnknownCondition(Exception):
    """Not a kind of condition that can be asked for on this route (P76)."""


class NotInThisPolicy(Exception):
    """The licence policy of the day of release does not know this kind of condition (P73)."""


class BadInputs(Exception):
    """What has to be said with a condition of this kind is missing or wrong; `faults` say what, by input."""

    def __init__(self, faults: Mapping[str, InputFault]) -> None:
        super().__init__(f"{len(faults)} answers are missing or wrong")
        self.faults = faults


@dataclass(frozen=True)
class Wanted:
    """What is asked for: the kind, what has to be said with it, our wording, both reasons (P68), what else would help.

    `own_words` are the victim's, where she began it herself; `zone` is the reference of the area on the map.
    """

    condition: str
    wording: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    why_necessary: str = ""
    why_proportionate: str = ""
    fallback: str = ""
    own_words: str = ""
    zone: str = ""


@dataclass(frozen=True)
class Sent:
    """To whom it went and how."""

    to: str
    how: str


@dataclass(frozen=True)
class Asked:
    """A request as a report says it: words for the reader, and the number of the zone where one is drawn."""

    key: str
    wording: str
    why_necessary: str
    why_proportionate: str
    fallback: str
    zone_number: str = ""


@action(needs=May.CARRY_REQUEST)
def start(*, case: Case, wanted: Wanted, review: Review | None = None, by: Account, now: datetime) -> Request:
    """Begin a request with the victim. Raises `UnknownCondition`, `NotInThisPolicy`, `BadInputs`, `access.NotFound` for a review of
    another sentence."""
    if review is not None and review.sentence_id != case.sentence_id:
        raise access.NotFound(review.reference)
    _require_askable(case, wanted, now)
    return _begin(case, wanted, review, by=by, now=now)


@action(needs=May.ASK_FOR_CONDITION)
def begin_own(*, case: Case, condition: str, own_words: str, by: Account, now: datetime) -> Request:
    """A member begins a request in plain words; it waits for the officer as a message does, who words it with them.

    Raises `UnknownCondition`, `notes.NothingWritten`.
    """
    if condition not in {kind.key for kind in kinds_on(case)}:
        raise UnknownCondition(condition)
    wanted = Wanted(condition, CATALOGUE[condition].wording, own_words=own_words.strip())
    request = _begin(case, wanted, None, by=by, now=now)
    notes.tell_officer(case, own_words, by=by, now=now)
    return request


@action(needs=May.CARRY_REQUEST)
def write(*, request: Request, wanted: Wanted, version: int, by: Account, now: datetime) -> RequestVersion:
    """Save a new version; a confirmation of an earlier one no longer counts. What the victim wrote herself stays.

    Raises as `start`, `access.Stale`, `scheme.moves.NotAllowed` once it has gone.
    """
    fresh = steps.locked(request)
    if fresh.version != version:
        raise access.Stale(fresh.reference)
    _require_askable(fresh.case, wanted, now)
    own_words = steps.latest(fresh).content["own_words"]
    kept = steps.keep(fresh, _content(wanted) | {"own_words": own_words}, by=by, now=now)
    steps.move(fresh, Event.EDIT, by=by, now=now)
    return kept


@action(needs=May.CARRY_REQUEST)
def confirm(*, request: Request, how: str, understood: bool, by: Account, now: datetime) -> Request:
    """The victim confirmed these very words to the officer; `understood`: they know who will read them (P31).

    Raises `scheme.moves.GuardNotMet` while they do not, or while nothing is worded.
    """
    return _confirm(steps.locked(request), how, understood, by=by, now=now)


@action(needs=May.ASK_FOR_CONDITION)
def confirm_own(*, request: Request, content_hash: str, understood: bool, by: Account, now: datetime) -> Request:
    """The member confirms in their own pages exactly what they read. Raises `access.Stale` when it has changed since."""
    fresh = steps.locked(request)
    if steps.latest(fresh).content_hash != content_hash:
        raise access.Stale(fresh.reference)
    return _confirm(fresh, "portal", understood, by=by, now=now)


@action(needs=May.CARRY_REQUEST)
def send(*, request: Request, sent: Sent, by: Account, now: datetime) -> Request:
    """It goes to the practitioner without a word of who or where the victim is; from now on they owe an acknowledgement (D7).

    The sheet is kept as it goes; by `request_copies.OUR_MAIL` the program hands it over. Raises `protection.GivesAway`,
    `request_copies.NoAddress`, `typesetting.CannotBeTypeset`, `scheme.moves.GuardNotMet` while a reason is missing.
    """
    fresh = steps.locked(request)
    protection.require_silence(fresh.case, sheets.text_of(fresh))
    address = request_copies.address_of_practitioner(fresh)
    request_copies.require_address(sent.how, address)
    pdf = sheets.pdf(fresh, on=day_of(now))
    met = {Guard.NO_LEAK} | ({Guard.BOTH_TESTS_ARGUED} if is_argued(steps.latest(fresh)) else set())
    data = {"request": fresh.reference, "condition": fresh.condition}
    fact = facts.add(fresh.case, facts.New("condition_requested", day_of(now), data), by=by, now=now)
    steps.move(fresh, Event.SEND, by=by, now=now, met=met, said=Said(who=sent.to, how=sent.how, fact=fact))
    request_copies.keep(fresh, pdf, how=sent.how, address=address, by=by, now=now)
    duties.reconcile(fresh.case, now=now)
    hard_stops.look(fresh, now=now)
    return fresh


@action(needs=May.CARRY_REQUEST)
def withdraw(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """The victim takes it back, which she may until it is decided. Once it has gone, `reason` says whom we asked to remove it.

    What was owed because of it ends. Raises `scheme.moves.GuardNotMet` without a reason, `NotAllowed` once it is decided.
    """
    fresh = steps.locked(request)
    met = {Guard.ASKED_TO_REMOVE} if reason.strip() else set()
    steps.move(fresh, Event.WITHDRAW, by=by, now=now, met=met, said=Said(note=reason))
    return _no_longer_asked(fresh, by=by, now=now)


@action(needs=May.ASK_FOR_CONDITION)
def withdraw_own(*, request: Request, by: Account, now: datetime) -> Request:
    """The member takes back what has not gone yet. Raises `scheme.moves.NotAllowed` once it has: then the officer asks for it back."""
    fresh = steps.locked(request)
    if fresh.state not in BEFORE_IT_WENT:
        raise NotAllowed(f"withdraw from {fresh.state} is the officer’s")
    return steps.move(fresh, Event.WITHDRAW, by=by, now=now, said=Said(how="portal"))


@action(needs=May.CARRY_REQUEST)
def keep_for_later(*, request: Request, reason: str, by: Account, now: datetime) -> Request:
    """The review it was made for ends without an answer to it: it stands, for the next decision. Raises `NotAllowed` once decided."""
    fresh = steps.locked(request)
    if fresh.review is None or fresh.state not in UNDECIDED or not reason.strip():
        raise NotAllowed(f"{fresh.reference} cannot be kept for later")
    fresh.review = None
    fresh.save(update_fields=["review"])
    steps.note(fresh, steps.KEPT_FOR_LATER, by=by, now=now, said=Said(note=reason))
    return fresh


def request_for(account: Account, reference: str, *, now: datetime) -> Request:
    """An officer comes to a request through its case, with the look written down. Raises `access.NotFound`."""
    request = Request.objects.select_related("review").filter(reference=reference).first()
    if request is None:
        raise access.NotFound(reference)
    request.case = access.case_for(account, request.case.reference, now=now)
    audit.write(
        "requests.look", by=account, now=now, case_reference=request.case.reference, subject=f"request:{reference}"
    )
    return request


def of_case(case: Case) -> list[Request]:
    """Every request of a case, the newest first."""
    return list(Request.objects.filter(case=case).order_by("-made_at"))


def for_report(case: Case, review: Review | None) -> tuple[Asked, ...]:
    """What a report about a review says is asked for: confirmed by the victim, not decided, and for this review or for none."""
    rows = Request.objects.filter(case=case, state__in=ON_ITS_WAY).order_by("made_at")
    return tuple(_asked(row) for row in rows if row.review_id in (None, review.pk if review else None))


def kinds_on(case: Case) -> tuple[ConditionKind, ...]:
    """The kinds of condition that can be asked for in a case: on a discharge from hospital fewer than on a licence (P76)."""
    return that_can_be_asked(TRIBUNAL_REPORT if case.route in IN_HOSPITAL else "")


def offered(case: Case, *, on: date) -> tuple[ConditionKind, ...]:
    """Those of them that the licence policy of the day of release knows (P73)."""
    starts, law = starts_on(case, on), laws.in_force()
    return tuple(kind for kind in kinds_on(case) if _is_in_policy(kind.key, starts, law))


def zones_for(case: Case, condition: str) -> list[Zone]:
    """The areas drawn for a condition of this kind that are still asked for, by number."""
    return [zone for zone in zones.of_case(case) if zone.purpose == condition and zone.ended_at is None]


def starts_on(case: Case, on: date) -> date:
    """When the licence starts, as it is known; not known, the day it is: it cannot start before."""
    return hard_stops.start_of(case.sentence) or on


def is_argued(version: RequestVersion) -> bool:
    """Whether a version says why the condition is necessary and why it is proportionate (P68)."""
    return all(version.content[name].strip() for name in ("why_necessary", "why_proportionate"))


def is_as_confirmed(request: Request) -> bool:
    """Whether what is asked for is what the victim confirmed, to the letter."""
    confirmed = steps.last(request, Event.CONFIRM)
    return confirmed is not None and confirmed.content_hash == steps.latest(request).content_hash


def version_of(request: Request) -> int:
    """The version of a request as it stands now, to begin a form again with."""
    return Request.objects.values_list("version", flat=True).get(pk=request.pk)


def _begin(case: Case, wanted: Wanted, review: Review | None, *, by: Account, now: datetime) -> Request:
    request = Request.objects.create(
        reference=references.new("RQ"),
        case=case,
        review=review,
        condition=wanted.condition,
        state=State.DRAFT,
        version=0,
        moved_at=now,
        made_by=by,
        made_at=now,
    )
    steps.keep(request, _content(wanted), by=by, now=now)
    steps.note(request, steps.SAVED, by=by, now=now)
    hard_stops.look(request, now=now)
    return request


def _content(wanted: Wanted) -> dict[str, object]:
    content = asdict(wanted)
    content["inputs"] = {name: value.strip() for name, value in wanted.inputs.items() if value.strip()}
    return content


def _require_askable(case: Case, wanted: Wanted, now: datetime) -> None:
    if wanted.condition not in {kind.key for kind in kinds_on(case)}:
        raise UnknownCondition(wanted.condition)
    if wanted.zone and wanted.zone not in {zone.reference for zone in zones_for(case, wanted.condition)}:
        raise access.NotFound(wanted.zone)
    faults = faults_of_inputs(wanted.condition, wanted.inputs)
    if faults:
        raise BadInputs(faults)
    if not _is_in_policy(wanted.condition, starts_on(case, day_of(now)), laws.in_force()):
        raise NotInThisPolicy(wanted.condition)


def _is_in_policy(key: str, licence_starts_on: date, law: Law) -> bool:
    faults = licences.faults_of_condition(key, names=(), licence_starts_on=licence_starts_on, law=law)
    return Fault.NOT_IN_THIS_POLICY not in faults


def _confirm(request: Request, how: str, understood: bool, *, by: Account, now: datetime) -> Request:
    met = {Guard.DISCLOSURE_SHOWN} if understood else set()
    if steps.latest(request).content["wording"].strip():
        met |= {Guard.WORDING_LOCKED}
    return steps.move(request, Event.CONFIRM, by=by, now=now, met=met, said=Said(how=how))


def _no_longer_asked(request: Request, *, by: Account, now: datetime) -> Request:
    sent: RequestStep | None = steps.last(request, Event.SEND)
    if sent is not None and sent.fact is not None:
        facts.take_back(sent.fact, reason="The victim has taken the request back.", by=by, now=now)
        duties.reconcile(request.case, now=now)
    return request


def _asked(request: Request) -> Asked:
    content = steps.latest(request).content
    words = ("wording", "why_necessary", "why_proportionate", "fallback")
    number = str(request.zone.number) if request.zone else ""
    return Asked(key=request.condition, zone_number=number, **{name: content[name] for name in words})
