"""`victimcontact demo`: an area of made-up people in an empty database, and who can sign in to look at it."""

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import timezone

from victimcontact.casework import (
    access,
    applications,
    bars,
    closings,
    covers,
    invitations,
    meetings,
    messages,
    nights,
    other_names,
    reviews,
    risks,
    sign_ins,
    stages,
    transfers,
    units,
    ways_in,
)
from victimcontact.casework.covers import Absence
from victimcontact.casework.meetings import Planned, Seat
from victimcontact.casework.reviews import Deferral, Opening
from victimcontact.casework.risks import Told
from victimcontact.casework.stages import Happened
from victimcontact.casework.wishes import Wish
from victimcontact.gateway import demo_approval, demo_care, demo_hospital, demo_reach, demo_stopped
from victimcontact.gateway.demo_area import SAID_ON_THE_SCREEN, Area

MEMBER = "sian@example.org"
SIGN_INS = f"""
Sign in at the officers' site with one of these (made-up people; the password is: {SAID_ON_THE_SCREEN})

  vera@example.org      victim liaison officer, Bristol
  vijay@example.org     another one, to check what Vera wrote
  maggie@example.org    manager, Bristol
  adam@example.org      administrator, Bristol
  eleri@example.org     victim liaison officer, Cardiff (letters in Welsh)
  hari@example.org      helpline adviser
  petra@example.org     decision maker of a prison, who asks before deciding
  harriet@example.org   guest of one case: gives the notices at a hospital
  aled@example.org      auditor
  anna@example.org      analyst

On the public site, {MEMBER} is a member: ask for a code; it arrives as a file in the folder var/outbox.

A first click: sign in as vera@example.org and open the first line of the worklist.
"""
CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")
Story = Callable[[Area], object]


def main(words: list[str]) -> int:
    """Fill an empty database; where there are units already, only say who can sign in."""
    argparse.ArgumentParser(prog="victimcontact demo", description=__doc__).parse_args(words)
    if not units.there_are_any():
        if not settings.DEMO:
            print("DEMO is no: nothing was made.")
            return 1
        _fill(Area(timezone.now()))
    print(SIGN_INS)
    return 0


def _fill(area: Area) -> None:
    for story in STORIES:
        story(area)
    nights.reconcile_everything(clock=timezone.now)


def _released(area: Area) -> None:
    case = area.joined(400)
    happened = Happened("released", area.ago(3).date(), {"released_on": area.ago(3).date().isoformat()})
    stages.record(sentence=case.sentence, happened=happened, by=area.officer_of(case), now=area.ago(1))


def _recalled(area: Area) -> None:
    case = area.joined(700)
    happened = Happened("recalled", area.ago(1).date(), {"returned_on": area.ago(1).date().isoformat()})
    stages.record(sentence=case.sentence, happened=happened, by=area.officer_of(case), now=area.ago(0))


def _open_conditions(area: Area) -> None:
    case = area.joined(300)
    stages.record(
        sentence=case.sentence,
        happened=Happened("moved_to_open_conditions", area.ago(2).date()),
        by=area.officer_of(case),
        now=area.ago(1),
    )


def _death(area: Area) -> None:
    """Somebody has to decide: the manager."""
    case = area.joined(250)
    stages.record(
        sentence=case.sentence, happened=Happened("died", area.ago(1).date()), by=area.officer_of(case), now=area.ago(0)
    )


def _parole(area: Area) -> None:
    case = area.joined(900, kind="life", term=None)
    by = area.officer_of(case)
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole", "PB-DEMO"), by=by, now=area.ago(20))
    hearing_on = (area.now + timedelta(days=118)).date()
    reviews.list_hearing(review=review, hearing_on=hearing_on, by=by, now=area.ago(14))
    later = Deferral((area.now + timedelta(days=146)).date(), "A report for the Board was not ready.")
    reviews.defer_hearing(review=review, deferral=later, by=by, now=area.ago(4))
    applications.record(case=case, review=review, kind="observe", by=by, now=area.ago(3))


def _member(area: Area) -> None:
    """She has heard of open conditions, has used the code in her letter, and can sign in."""
    case = area.joined(340)
    by = area.officer_of(case)
    happened = Happened("moved_to_open_conditions", area.ago(30).date())
    stages.record(sentence=case.sentence, happened=happened, by=by, now=area.ago(28))
    for letter in case.messages.filter(state="drafted"):
        area.send(letter, days=27)
    invitations.invite(case=case, site=settings.PORTAL_ADDRESS, by=by, now=area.ago(2))
    letter = messages.message_for(by, invitations.letter_of(case), now=area.ago(2))
    code = CODE.findall(str(letter.content))[0]
    started = sign_ins.begin_activation(code=code, visitor="demonstration", now=area.ago(1))
    where = sign_ins.Where("email", MEMBER)
    account = sign_ins.activate(started=started, where=where, now=area.ago(1))
    ways_in.add_place(case.person, where, by=account, now=area.ago(1))


def _tribunal(area: Area) -> None:
    case = area.joined(200, kind="hospital_order", term=None, disposal={"restriction_order": True})
    by, opened = area.officer_of(case), area.ago(6)
    opening = Opening("tribunal", "MHT-DEMO", application_made_on=opened.date())
    reviews.open_review(sentence=case.sentence, opening=opening, by=by, now=opened)


def _meeting(area: Area) -> None:
    case = area.joined(350)
    by = area.officer_of(case)
    ours = access.officer_of(by)
    planned = Planned(
        kind="mappa",
        held_on=(area.now + timedelta(days=16)).date(),
        level=2,
        chair="The chair of the meeting",
        seats=(Seat(ours.name, "Victim liaison", str(ours.pk)), Seat("A police officer", "Police")),
    )
    meetings.plan(case=case, planned=planned, by=by, now=area.ago(5))


def _risk(area: Area) -> None:
    case = area.joined(150)
    told = Told("A friend of his was seen outside her work.", "victim", "immediate", area.ago(0).date())
    risks.record(case=case, told=told, by=area.officer_of(case), now=area.ago(0))
    demo_care.in_danger(area, case)


def _co_victims(area: Area) -> None:
    place = area.places[0]
    told = area.told(40, place)
    for _number in range(2):
        area.allocated(40, place=place, co_victim_of=told)


def _may_be_the_same(area: Area) -> None:
    """Somebody comes in twice, the second time as she was heard on the telephone; she is known by her maiden name too."""
    place, told = area.places[0], area.told(22, area.places[0])
    sian = replace(told.victims[0], given_names="Siân", family_name="Llywelyn")
    case = area.take_in(replace(told, victims=(sian,)), days=22)
    name: dict[str, Any] = {"kind": "maiden", "given_names": "", "family_name": "Rhydwen"}
    other_names.add(case=case, of_offender=False, by=place.manager, now=area.ago(21), **name)
    again = area.told(5, place)
    area.take_in(replace(again, victims=(replace(sian, given_names="Shan", family_name="Llewellyn"),)), days=5)


def _no_answer(area: Area) -> None:
    case = area.offered(80)
    area.post(case, "L02", days=45)


def _never_answered(area: Area) -> None:
    case = area.offered(110)
    area.post(case, "L02", days=75)
    closings.close_as_no_response(
        case=case, version=access.version_of(case), by=area.officer_of(case), now=area.ago(40)
    )


def _not_found(area: Area) -> None:
    case = area.reachable(60)
    for channel, days in (("phone", 40), ("visit", 30)):
        area.tried(case, channel, days=days, note="Nobody there knows the person.")
    version = access.version_of(case)
    closings.give_up_finding(
        case=case, note="Two ways tried.", version=version, by=area.officer_of(case), now=area.ago(20)
    )


def _hard_to_find(area: Area) -> None:
    case = area.reachable(30)
    area.tried(case, "phone", days=12, note="No answer; the number may be old.")


def _staffing(area: Area) -> None:
    """Somebody is away and a colleague stands in; a member's case is offered to another unit; an officer must not come to it."""
    place = area.places[0]
    case = area.joined(260, place=place)
    holder = area.officer_of(case)
    other = next(officer for officer in place.officers if officer != holder)
    reason = "The member has moved to Exeter."
    transfers.offer(case=case, unit_reference="exeter", reason=reason, by=place.manager, now=area.ago(1))
    barred = access.officer_of(other)
    bars.record(case=case, officer=barred, reason="A relative of the offender.", by=place.manager, now=area.ago(2))
    here, away = (access.officer_of(officer) for officer in place.officers)
    first, last = area.ago(0).date(), (area.now + timedelta(days=4)).date()
    absence = Absence(first, last, str(here.pk), "Nothing is urgent; the letters are up to date.")
    covers.record(officer=away, absence=absence, by=place.manager, now=area.ago(0))


def _wish(wish: str, days: int) -> Story:
    return lambda area: area.wish(area.offered(days), Wish(wish), days=max(days - 15, 0))


def _left(area: Area) -> None:
    area.wish(area.joined(500), Wish("leave"), days=90)


def _each(days: tuple[int, ...], story: Callable[[Area, int], object]) -> list[Story]:
    """The same story at several distances in time."""
    return [partial(_told_days_ago, story, number) for number in days]


def _told_days_ago(story: Callable[[Area, int], object], days: int, area: Area) -> object:
    return story(area, days)


SHORT: dict[str, Any] = {"kind": "imprisonment", "term": {"months": 8}}
DOUBTFUL: dict[str, Any] = {"term": {"months": 8}, "disposal": {"aggregate_term": {"months": 16}}}
STORIES: tuple[Story, ...] = (
    *_each((1, 2, 4, 6, 9), lambda area, days: area.referred(days)),
    *_each((2, 5), lambda area, days: area.referred(days, court_name="Somewhere Crown Court")),
    *_each((3, 8, 11), lambda area, days: area.referred(days, **DOUBTFUL)),
    *_each((7, 12), lambda area, days: area.referred(days, **SHORT)),
    lambda area: area.referred(10, kind="suspended", term={"months": 18}),
    *_each((2, 5, 9, 14, 26, 34), lambda area, days: area.allocated(days)),
    *_each((6, 10, 20), lambda area, days: area.reachable(days)),
    *_each((12, 18, 25, 38), lambda area, days: area.offered(days)),
    _co_victims,
    _may_be_the_same,
    _no_answer,
    _no_answer,
    _hard_to_find,
    _never_answered,
    _not_found,
    *[_wish("not_now", days) for days in (40, 60)],
    *[_wish("decline", days) for days in (35, 90)],
    _wish("never", 70),
    _left,
    *_each((20, 33, 47, 120, 200, 330, 345, 360), lambda area, days: area.joined(days)),
    *_each((180, 372), lambda area, days: area.joined(days, level="annual")),
    lambda area: area.joined(240, level="release_month"),
    _released,
    _recalled,
    _open_conditions,
    _death,
    _parole,
    _parole,
    _member,
    _tribunal,
    _tribunal,
    _meeting,
    _risk,
    _staffing,
    *demo_reach.STORIES,
    *demo_approval.STORIES,
    *demo_stopped.STORIES,
    *demo_hospital.STORIES,
    lambda area: area.closed(600, "sentence_ended"),
    lambda area: area.closed(420, "transferred_out"),
)
