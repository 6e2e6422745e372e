"""What a report holds, as it is stored, and as the document it becomes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from victimcontact.casework import condition_requests, laws, meeting_content, review_dates, statement_sending
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Case, Duty, Fact, Meeting, Report, ReportVersion, Review, RiskItem
from victimcontact.scheme import impact_statements
from victimcontact.scheme.conditions import CATALOGUE
from victimcontact.scheme.meetings import TITLES, MeetingKind
from victimcontact.scheme.regions import WALES
from victimcontact.scheme.standing import Standing

ROLES = {
    "victim": "The victim",
    "bereaved_relative": "A close relative of a person who died",
    "parent_or_guardian": "A parent or guardian of the victim",
    "acting_for": "A person who acts for the victim",
}
AUTHORITY = "Liaison officer for the Victim Contact Scheme"
EMPTY: Mapping[str, Mapping[str, Any]] = {
    "R01": {
        "concerns": "",
        "attends": "",
        "observes": "",
        "public_hearing_views": "",
        "known_facts": [],
        "told_about_disclosure": "",
    },
    "R02": {
        "asks_not_to_disclose": "",
        "asks_to_attend": "",
        "told_about_disclosure": "",
    },
    "R03": {
        "effect_of_release": "",
        "told_about_disclosure": "",
    },
    "R04": {
        "views": "",
    },
    "R06": {
        "told_on": None,
        "statement_wish": "",
        "summary_wish": "",
        "told_about_disclosure": "",
    },
    "R05": {
        "contact_since": "",
        "fears": "",
        "contact_from_offender": "",
        "moves": "",
        "conditions_now": [],
        "breaches": [],
        "upcoming": [],
        "unspoken": [],
    },
}

# Answers that were chosen, or are a day: nobody mistypes these.
CHOSEN = frozenset({"on", "told_on", "statement_wish", "summary_wish"})
# What stands in a report in somebody's words and is kept elsewhere: it is read by the leak guard like what is typed here.
DRAWN = ("conditions", "conditions_asked")
# Reports that say whether the victim's own statement goes with them.
WITH_STATEMENT = frozenset({"R01", "R02"})
ABOUT = {"hdc": "Release on home detention curfew", "licence_variation": "A change of the licence"}
SAID_BY = {"victim": "The victim", "third_party": "Another person", "observation": "The liaison officer"}
DECIDERS = {
    "parole": "Parole Board",
    "recall_review": "Parole Board",
    "tribunal": "First-tier Tribunal (Mental Health)",
    "mhcs": "Secretary of State for Justice, Mental Health Casework Section",
    "hdc": "The governor of the prison",
    "licence_variation": "The probation practitioner",
    "open_conditions": "The board of the prison",
}
VIEWS = ("collect_views_on_hdc", "collect_views_on_variation")


def first(report: Report, *, on: date) -> dict[str, Any]:
    """What the first version of a report holds: what the case knows already on this day is not typed again."""
    empty = dict(EMPTY[report.document])
    if report.meeting is not None:
        return empty | meeting_content.drawn(report.case, report.meeting, on=on)
    if report.document == "R01":
        return empty | {"known_facts": list(_known_facts(report.case))}
    recalled = _recalled(report.case)
    if report.document == "R06" and recalled is not None:
        return empty | {"told_on": day_of(recalled.made_at).isoformat()}
    return empty


def about(report: Report, *, by: Account, now: datetime) -> dict[str, Any]:
    """The facts of a version beside its words: who writes, which hearing or meeting, when we spoke with the person."""
    case = report.case
    common = {
        "made_on": day_of(now).isoformat(),
        "author": _author(by, case),
        "offender": case.sentence.offender.full_name,
        "victim_role": ROLES.get(case.relationship, "A person represented"),
        "contacts_on": _contact_days(case),
    }
    asked, review = conditions_asked(report), report.review
    if report.meeting is not None:
        return common | _about_meeting(report.meeting) | {"conditions_asked": [each["wording"] for each in asked]}
    if review is None:
        return common
    about_it = _about_review(case, review) | _about_asking(case, review) | as_things_stand(report)
    return common | about_it | {"conditions": asked}


def as_things_stand(report: Report) -> dict[str, Any]:
    """What may change after a version was written without a word of the victim's being changed: the hearing, the statement beside it."""
    if report.review is None:
        return {}
    hearing_on = review_dates.hearing_of(report.review)
    stands: dict[str, Any] = {"hearing_on": hearing_on.isoformat() if hearing_on else None}
    if report.document in WITH_STATEMENT:
        attached = statement_sending.for_report(report.case, report.review)
        goes_along = attached if attached is not None and attached.is_approved and not attached.apart else None
        stands["statement_attached"] = goes_along is not None
        stands["presentation"] = goes_along.presentation if goes_along else ""
    return stands


def conditions_asked(report: Report) -> list[dict[str, str]]:
    """What the victim asks for and nobody has decided yet, in the words they confirmed: asked for once, and read in every report."""
    return [
        {
            "key": asked.key,
            "title": CATALOGUE[asked.key].title,
            "wording": asked.wording,
            "why_necessary": asked.why_necessary,
            "why_proportionate": asked.why_proportionate,
            "zone": asked.zone_number,
            "fallback": asked.fallback,
        }
        for asked in condition_requests.for_report(report.case, report.review)
    ]


def words_of(version: ReportVersion, document: str) -> str:
    """Every word the officer or the victim wrote in a version, for the leak guard."""
    return "\n".join(_typed(version, document))


def texts_of(version: ReportVersion, document: str) -> frozenset[str]:
    """The same words, each answer by itself."""
    return frozenset(_typed(version, document))


def typed_in(version: ReportVersion, document: str) -> dict[str, Any]:
    """The answers of a version, without the facts beside them."""
    return {name: version.content.get(name, empty) for name, empty in EMPTY[document].items()}


def placed(content: Mapping[str, Any], document: str) -> dict[str, Any]:
    """Every single answer of a content by its place: `conditions.0.wording`."""
    return dict(_places({name: content.get(name) for name in EMPTY[document]}, ""))


def _typed(version: ReportVersion, document: str) -> list[str]:
    drawn = {name: version.content.get(name) for name in DRAWN}
    texts = (*placed(version.content, document).values(), *dict(_places(drawn, "")).values())
    return [value for value in texts if isinstance(value, str)]


def _places(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    inside: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, Mapping):
        inside = value.items()
    elif isinstance(value, list | tuple):
        inside = enumerate(value)
    else:
        yield place, value
    for name, item in inside:
        yield from _places(item, f"{place}.{name}" if place else str(name))


def _author(by: Account, case: Case) -> dict[str, str]:
    officer, unit = by.officer, case.unit
    return {
        "name": officer.name,
        "role": officer.role.replace("_", " "),
        "unit": unit.name if unit else "",
        "telephone": officer.phone or (unit.phone if unit else ""),
        "email": unit.email if unit else "",
        "authority": AUTHORITY,
    }


def _contact_days(case: Case) -> list[str]:
    return sorted({day.isoformat() for day in meeting_content.contacts_of(case).values_list("happened_on", flat=True)})


def _known_facts(case: Case) -> Iterator[dict[str, str]]:
    """Facts about risk of which somebody decided that the offender may learn them: all others stay out (P91)."""
    for row in RiskItem.objects.filter(case=case, disclosable=True).order_by("told_on", "made_at"):
        on = row.happened_on or row.told_on
        yield {"what": str(row.text), "source": SAID_BY[row.source], "on": on.isoformat()}


def _recalled(case: Case) -> Fact | None:
    """The newest recall of the sentence."""
    rows = Fact.objects.filter(sentence=case.sentence_id, kind="recalled", withdrawal__isnull=True)
    return rows.order_by("-on", "-made_at").first()


def _about_asking(case: Case, review: Review) -> dict[str, Any]:
    """What a practitioner or the recall team asked, when, and until when the person may answer."""
    owed = Duty.objects.filter(case=case, what__in=VIEWS).exclude(standing="superseded").order_by("-last_on").first()
    asked = Fact.objects.filter(case=case, kind="consulted", data__kind=review.kind, withdrawal__isnull=True)
    newest, recalled = asked.order_by("-on").first(), _recalled(case)
    answer_by = owed.last_on if owed and review.kind in ABOUT else review_dates.dates_of(review).respond_by
    return {
        "about": ABOUT.get(review.kind, ""),
        "asked_on": (newest.on if newest else day_of(review.made_at)).isoformat(),
        "answer_by": answer_by.isoformat() if answer_by else None,
        "opted_in": case.standing == Standing.JOINED,
        "recalled_on": recalled.on.isoformat() if recalled else None,
    }


def _about_review(case: Case, review: Review) -> dict[str, Any]:
    opened = Fact.objects.filter(
        sentence=review.sentence_id, kind="review_opened", data__review=review.reference
    ).first()
    applied_on = (opened.data.get("application_made_on") if opened else None) or day_of(review.made_at).isoformat()
    return {
        "decision_reference": review.board_reference,
        "applied_on": applied_on,
        "decided_by": decider(case, review),
        "statement_allowed": impact_statements.may_be_sent(
            route=case.route, applied_on=date.fromisoformat(applied_on), law=laws.in_force()
        ),
    }


def decider(case: Case, review: Review) -> str:
    """Who decides: in Wales the tribunal has another name (R87)."""
    if review.kind == "tribunal" and case.region == WALES:
        return "Mental Health Review Tribunal for Wales"
    return DECIDERS[review.kind]


def _about_meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting_reference": meeting.reference,
        "meeting_on": meeting.held_on.isoformat(),
        "meeting_kind": TITLES[MeetingKind(meeting.kind)],
        "level": meeting.level or 0,
        "category": meeting.category or 0,
    }
