"""What a page of the portal is given: values. And what never reaches one, whatever is known of the sentence."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Manager, Model, QuerySet
from django.template.backends.jinja2 import Template
from django.test import Client

import victimcontact
from tests import builders
from tests.portal import joining, members, test_is_this_for_me
from tests.portal.addresses import SIGNED_IN, every_address
from tests.portal.whole import Whole, whole_case
from victimcontact.casework import letter_codes, stages, tellings
from victimcontact.casework.referrals import SentenceTold
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.design.days import day_in_words
from victimcontact.records.models import Case, Message, Telling
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.keystages.stage import Field, Kind, Shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

CANARY = "Canary"
FIRST = date(2026, 2, 2)  # one stage a week from here on, so that no two are taken for the same
TEMPLATES = Path(victimcontact.__file__).parent / "portal" / "jinja2"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Mapping[str, Any]]]:
    """Every template that is rendered, with what it got."""
    seen: list[tuple[str, Mapping[str, Any]]] = []
    render: Callable[..., Any] = Template.render

    def watched(self: Template, context: Mapping[str, Any] | None = None, request: Any = None) -> Any:
        seen.append((str(self.origin.name), dict(context or {})))
        return render(self, context, request)

    monkeypatch.setattr(Template, "render", watched)
    return seen


def everything_in(value: Any, seen: set[int]) -> Iterator[Any]:
    """A value and all that can be reached from it."""
    if id(value) in seen:
        return
    seen.add(id(value))
    yield value
    if isinstance(value, Mapping):
        inside: list[Any] = list(value.values())
    elif isinstance(value, list | tuple | set | frozenset):
        inside = list(value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        inside = [getattr(value, each.name) for each in dataclasses.fields(value)]
    else:
        inside = list(vars(value).values()) if hasattr(value, "__dict__") and not isinstance(value, type) else []
    for each in inside:
        yield from everything_in(each, seen)


# The frame of public pages, and what is shown when nothing else can be.
NOT_VISITED = frozenset({"public.html", "failed.html", "form_too_old.html", "typed_text.html"})


def go_everywhere(whole: Whole) -> None:
    """See every page there is: as a member, as one with several cases, on the way in, and stopped."""
    member, visitor = members.client_of(whole.case), Client(REMOTE_ADDR="192.0.2.9")
    for path in every_address(whole):
        member.get(path)
        visitor.get(path)
    member.get("/nothing/")
    member.post(f"/your-page/{whole.case.reference}/reach/danger/", {"in_danger": "no"})
    new = {"email": "new@example.org", "email_safe": "yes", "old_place_safe": "no", "checked": "yes"}
    member.post(f"/your-page/{whole.case.reference}/reach/email/", new)
    visitor.post("/activate/", {"code": members.letter_code(builders.joined())})
    visitor.get("/activate/place/")
    for _ in range(6):
        visitor.post("/sign-in/", {"where": "nobody@example.org"}, follow=True)
    _ask_without_signing_in(visitor, whole)
    second = builders.joined()
    Case.objects.filter(pk=second.pk).update(person=whole.case.person)
    member.get("/your-page/")


def _ask_without_signing_in(visitor: Client, whole: Whole) -> None:
    """Is it for me, join, save it for later, and the code of a letter: to the last page of each."""
    test_is_this_for_me.sent(test_is_this_for_me.up_to("year"), "year")
    joining.sent(visitor)
    joining.posted(visitor, joining.ANSWERS, "end", save="yes")
    joining.posted(visitor, joining.ANSWERS | {"needs-needs": "x" * 100_000}, "end", save="yes")
    visitor.post("/letter/more/", {"code": letter_codes.code_of(whole.letter.reference)})


def test_no_page_is_given_a_record_or_somebody_to_ask(given: list[tuple[str, Mapping[str, Any]]]) -> None:
    go_everywhere(whole_case())

    pages = {file.name for file in TEMPLATES.rglob("*.html") if "{% extends" in file.read_text(encoding="utf-8")}
    assert {Path(name).name for name, _ in given} >= pages - NOT_VISITED
    for name, context in given:
        found = [type(each) for each in everything_in(context, set()) if isinstance(each, Model | Manager | QuerySet)]
        assert found == [], name
        assert not any(isinstance(each, AnonymousUser) for each in context.values()), name


def test_no_template_of_the_portal_asks_the_request_who_it_is() -> None:
    asking = [file.name for file in TEMPLATES.rglob("*.html") if "request." in file.read_text(encoding="utf-8")]

    assert asking == []


def details_of(fields: tuple[Field, ...], day: date = FIRST) -> dict[str, Any]:
    """A canary in every text that is never told; a day in everything that is told as its month at most."""
    withheld = [field for field in fields if field.shown in (Shown.NEVER, Shown.AS_MONTH)]
    values: dict[Kind, Any] = {Kind.DATE: day.isoformat(), Kind.TEXT: CANARY}
    return {field.name: values[field.kind] for field in withheld if field.kind in values}


def recordable() -> list[str]:
    """The stages that are recorded by hand and have something in them that is not to be told."""
    return [
        code
        for code, stage in REGISTER.items()
        if code not in stages.RECORDED_ELSEWHERE and details_of(stage.fields) and code not in NOT_BY_HAND
    ]


NOT_BY_HAND = frozenset({"mappa_meeting_held", "yearly_letter_due", "sentence_explained", "parole_review_started"})


def told_of(case: Case, code: str, day: date = FIRST) -> None:
    """The stage happened, it was decided to tell of it, and its letter went."""
    happened = Happened(code, day, details_of(REGISTER[code].fields, day))
    fact = stages.record(sentence=case.sentence, happened=happened, by=members.officer_of(case), now=builders.NOW)
    telling = Telling.objects.get(fact=fact, case=case)
    settlement = Settlement(tell=True, reason="It matters to her safety.")
    if telling.decision == "officer_decides":
        tellings.settle(telling=telling, settlement=settlement, by=members.officer_of(case), now=builders.NOW)
    if telling.decision == "manager_decides":
        manager = builders.officer("manager").account
        tellings.settle_as_manager(telling=telling, settlement=settlement, by=manager, now=builders.NOW)
    for message in Message.objects.filter(telling=telling, state="drafted"):
        members.posted(message)


@pytest.mark.parametrize("route", ["prison", "hospital"])
def test_what_is_withheld_stands_on_no_page_of_the_member(route: str) -> None:
    case = builders.joined(sentence=sentence(route))
    members.activated(case)
    days = {code: FIRST + timedelta(weeks=number) for number, code in enumerate(recordable())}
    for code, day in days.items():
        told_of(case, code, day)
    english, welsh = members.client_of(case), members.client_of(case, language="cy")
    letters = Message.objects.filter(case=case, state="sent").values_list("reference", flat=True)
    begin = f"/your-page/{case.reference}/"
    paths = [begin, *(f"{begin}letters/{letter}/" for letter in letters), *(begin + page for page in SIGNED_IN)]

    pages = "".join(browser.get(path).content.decode() for path in paths for browser in (english, welsh))

    assert CANARY not in pages
    written = [day_in_words(day, language) for day in days.values() for language in ("en", "cy")]
    assert [day for day in [*written, *map(str, days.values())] if day in pages] == []
    assert len(days) > 15
    assert len(letters) > 15


def sentence(route: str) -> SentenceTold:
    """A long prison sentence, or a hospital order with restrictions, passed in January."""
    prison = dataclasses.replace(builders.told().sentence, imposed_on=date(2026, 1, 5), convicted_on=date(2026, 1, 5))
    if route == "prison":
        return prison
    return dataclasses.replace(prison, kind="hospital_order", term=None, disposal={"restriction_order": True})


def test_another_members_words_stand_on_no_page_of_this_one() -> None:
    whole = whole_case()
    other = builders.joined(victims=(builders.victim(given_names=CANARY, family_name=CANARY),))
    told_of(other, "released", date(2026, 11, 20))
    browser = members.client_of(whole.case)

    pages = "".join(browser.get(path).content.decode(errors="replace") for path in every_address(whole))

    assert CANARY not in pages
    assert other.reference not in pages


def test_where_a_member_can_be_reached_stands_on_no_page() -> None:
    """The copy that a member asked for holds it: it is no page, and an officer released it to them alone."""
    whole: Whole = whole_case()
    browser: Client = members.client_of(whole.case)
    paths = [path for path in every_address(whole) if not path.endswith("/copy.json")]

    pages = "".join(browser.get(path).content.decode(errors="replace") for path in paths)

    for hidden in ("Made-up Street", members.address_of(whole.case), "07700 900123", "+447700900123"):
        assert hidden not in pages
