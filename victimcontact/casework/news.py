"""What a member has been told, and what comes next for them: the ground of their own page and of the yearly letter.

Composed from what they were told and from the ledger, never from the facts.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from victimcontact.casework import duties
from victimcontact.casework.contacts import GOT_THROUGH
from victimcontact.casework.days import day_of
from victimcontact.records.models import Case, Contact, Duty, MessageState, Telling
from victimcontact.scheme.keystages import Decision
from victimcontact.scheme.words import timeline as words


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next, in a sentence. `late`: its day has passed and nothing shows that it was done."""

    text: str
    late: bool


def told_of(case: Case) -> list[tuple[Telling, date]]:
    """What the member has been told of, newest first, each with the day.

    It is to be told, is neither held nor taken back, and a person has seen to it: an officer approved its letter or spoke with
    the member. So nothing that only a feed has said can be read here (R50).
    """
    spoken = _spoken_of(case)
    rows = Telling.objects.filter(
        Q(decision=Decision.TELL, settled="") | Q(settled="tell"),
        case=case,
        hold_until__isnull=True,
        ended_at__isnull=True,
    )
    days = [
        (telling, told_on(telling, spoken)) for telling in rows.prefetch_related("messages").order_by("-made_at", "pk")
    ]
    told = [(telling, day) for telling, day in days if day is not None]
    return sorted(told, key=lambda pair: pair[1], reverse=True)


def _spoken_of(case: Case) -> Mapping[str, date]:
    """The facts that an officer and the member spoke or wrote of, each with the first day; who rang whom makes no difference."""
    rows = Contact.objects.filter(case=case, outcome__in=GOT_THROUGH, fact__data__has_key="about")
    days = rows.order_by("-happened_on").values_list("fact__data__about", "happened_on")
    return dict(days)


def told_on(telling: Telling, spoken: Mapping[str, date]) -> date | None:
    """The day a member was told: when its first letter was approved, or somebody spoke with them of it."""
    approved = [
        day_of(message.approved_at)
        for message in telling.messages.all()
        if message.approved_at is not None and message.state != MessageState.STOPPED
    ]
    by_voice = spoken.get(str(telling.fact_id))
    return min([*approved, *([by_voice] if by_voice else [])], default=None)


def next_steps(
    case: Case, told: Iterable[tuple[Telling, date]], *, on: date, language: str, leaving_out: Collection[str] = ()
) -> tuple[Step, ...]:
    """The duties there are words for, soonest first. One that arises from something not yet told, or not all told, would give it away."""
    seen = {str(telling.fact_id) for telling, _ in told if telling.look_again_on is None}
    facts = Telling.objects.filter(case=case).values_list("fact_id", flat=True)
    untold = {str(fact_id) for fact_id in facts} - seen
    rows = (
        Duty.objects.filter(case=case, standing__in=duties.LIVE).exclude(what__in=leaving_out).order_by("due_on", "pk")
    )
    steps = (_step(duty, on, language) for duty in rows if not _arises_from(duty, untold))
    return tuple(dict.fromkeys(step for step in steps if step is not None))


def _step(duty: Duty, on: date, language: str) -> Step | None:
    text = words.next_step(duty.what, language, due_on=duty.due_on, last_on=duty.last_on)
    return Step(text, late=duty.last_on < on) if text else None


def _arises_from(duty: Duty, facts: Collection[str]) -> bool:
    """A duty's key is made of its rule, its kind and the ids of the facts it arises from (`scheme.duties.rows.Draft.key`)."""
    return not set(duty.key.split(":")).isdisjoint(facts)
