"""What the yearly letter says to one member: what they were told in the year, what comes next and when, and what nobody knows (P18, B15).

Only what has gone through the disclosure gate and reached them is repeated; what comes next is said as on their own page.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from victimcontact.casework import laws, news
from victimcontact.casework.days import day_of
from victimcontact.casework.facts import happened_on
from victimcontact.casework.message_states import OUT
from victimcontact.records.models import Case, Fact, Message, Telling
from victimcontact.scheme.brakes import DISCHARGES, INDETERMINATE
from victimcontact.scheme.calendar import months_after
from victimcontact.scheme.weighing import CAME_BACK, RELEASES, WHEREABOUTS
from victimcontact.scheme.words import timeline, yearly

MONTHS = ("release_month", "parole_eligible_month", "next_review_month")
IN_HOSPITAL = frozenset("BC")
REVIEWED = INDETERMINATE | {"extended", "sopc", "s254", "s252a"}
Told = Sequence[tuple[Telling, date]]


def fields(case: Case, *, now: datetime) -> dict[str, Any]:
    """The fields of L06 for a member, on the day of `now`. What comes next is never empty: at least, when we look again."""
    language, today = case.person.language, day_of(now)
    told, since = news.told_of(case), _since(case, today)
    months, place = _months(told, today), _place(case, told)
    return {
        "period_from_on": since.isoformat(),
        "steps": tuple(_title(telling, language) for telling, day in reversed(told) if day >= since),
        "place_kind": place,
        "coming": _coming(case, told, today, language),
        "unknown": tuple(yearly.unknown(what, language) for what in _unknown(case, place, months, told)),
        **months,
    }


def _since(case: Case, today: date) -> date:
    """The day of the last yearly letter, else a year back, but not before the case began."""
    sent = Message.objects.filter(case=case, document="L06", state__in=OUT).order_by("-approved_at").first()
    if sent is not None:
        return date.fromisoformat(sent.content["written_on"])
    return max(months_after(today, -12), day_of(case.opened_at))


def _title(telling: Telling, language: str) -> str:
    return timeline.stage_entry(telling.code, language, telling.told).title


def _coming(case: Case, told: Told, today: date, language: str) -> tuple[str, ...]:
    """The next steps as on the member's own page, without what is late and without this letter; last, when we look again."""
    steps = news.next_steps(case, told, on=today, language=language, leaving_out=("send_annual_letter",))
    again = months_after(today, laws.in_force().period("D5"))
    return (*(step.text for step in steps if not step.late), yearly.look_again(again.isoformat()[:7], language))


def _months(told: Told, today: date) -> dict[str, str]:
    """The months that were told last and still lie ahead. After a release its month is no news."""
    released = next((place for place, (row, _day) in enumerate(told) if row.code in RELEASES), len(told))
    found: dict[str, str] = {}
    for name in MONTHS:
        rows = told[:released] if name == "release_month" else told
        newest = next((str(row.told[name]) for row, _day in rows if row.told.get(name)), "")
        if newest >= today.isoformat()[:7]:
            found[name] = newest
    return found


def _place(case: Case, told: Told) -> str:
    """Where the offender is by what the member was told last; nothing where something later has not been told."""
    rows = Fact.objects.filter(sentence=case.sentence_id, data__has_key="code", withdrawal__isnull=True).defer(
        "details"
    )
    moves = [row for row in rows if row.data["code"] in WHEREABOUTS | DISCHARGES]
    if not moves:
        return "hospital" if case.route in IN_HOSPITAL else "prison"
    last = max(moves, key=lambda row: (happened_on(row), row.made_at))
    return _kind_of_place(last.data["code"]) if last.pk in {row.fact_id for row, _day in told} else ""


def _kind_of_place(code: str) -> str:
    if code in RELEASES:
        return "licence"
    if code == "transferred_to_hospital":
        return "hospital"
    back = CAME_BACK | {"moved_to_open_conditions", "returned_to_closed_conditions"}
    return "prison" if code in back else ""


def _unknown(case: Case, place: str, months: dict[str, str], told: Told) -> Iterable[str]:
    if place == "hospital":
        yield "discharge"
    if place == "licence" and not any(row.told.get("licence_ends_month") for row, _day in told):
        yield "licence_end"
    if place == "prison" and "release_month" not in months:
        yield "release"
    reviews = {"parole_eligible_month", "next_review_month"} & months.keys()
    if place == "prison" and case.sentence.kind in REVIEWED and not reviews:
        yield "review"
