"""An officer's morning: 30 messages came overnight for 40 members; each member is told once, by the right way, or is somebody's work."""

import contextlib
import json
import random
import signal
import subprocess
import time as clocks
from collections import Counter
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests import builders
from tests.gateway.programs import COMMAND, PROJECT
from tests.journeys.sites import environment_of_tests
from tests.journeys.test_worker_killed import a_minute_goes_by, another_worker, files_in
from victimcontact.casework import access, messages, open_work, people, tellings, wishes
from victimcontact.casework.messages import ManagerApproves
from victimcontact.casework.people import WayGiven
from victimcontact.casework.safe_contact import NotSafe
from victimcontact.casework.wishes import Wish
from victimcontact.casework.work_sources import Question
from victimcontact.gateway import hear
from victimcontact.records.models import Account, Case, FeedMessage, Message, Officer, Telling

ANY_TIME = {"hours_from": time(12), "hours_to": time(11, 59, 59, 999999)}
PAIRS, ALONE = 12, 16
STOPS = 4
WENT = {"letter": "in_print_room", "email": "sent"}


@pytest.fixture
def var(tmp_path: Path) -> Path:
    (tmp_path / "assets").symlink_to(PROJECT / "var" / "assets")
    return tmp_path


class Area:
    """40 members of one officer: of 12 sentences two each, of 16 one; some of whom cannot be told just so."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.officer = builders.officer()
        self.cases = [case for _ in range(PAIRS) for case in self.two()] + [self.one() for _ in range(ALONE)]
        self.manager = Officer.objects.get(role="manager").account
        for case, difficulty in zip(self.cases[::3], self.difficulties(), strict=False):
            difficulty(case)

    def one(self, **told: Any) -> Case:
        case = builders.joined(self.officer, now=self.now, **told)
        return builders.reachable(case, now=self.now, **ANY_TIME)

    def two(self) -> tuple[Case, Case]:
        first = self.one()
        told = builders.told()
        number = {row.kind: row.value for row in first.sentence.offender.identifiers.all()}
        same = {"offender": self.offender_of(first, number), "sentence": told.sentence}
        other = self.one(**same)
        assert other.sentence == first.sentence
        return first, other

    def offender_of(self, case: Case, numbers: dict[str, str]) -> Any:
        offender = case.sentence.offender
        return type(builders.told().offender)(
            offender.given_names, offender.family_name, offender.born_on, identifiers=numbers
        )

    def difficulties(self) -> list[Any]:
        return [self.by_email, self.by_email, self.unsafe, self.moved, self.in_danger, self.left, self.month_only]

    def by_email(self, case: Case) -> None:
        case.person.account = Account.objects.create(handle=f"member-{case.pk}", kind="member")
        case.person.save()
        Case.objects.filter(pk=case.pk).update(channel="email")

    def unsafe(self, case: Case) -> None:
        builders.reachable(case, now=self.now, address=WayGiven(("1 Shared House", "Bristol", "BS99 9ZZ"), safe=False))

    def moved(self, case: Case) -> None:
        people.record_move(
            case=case, address=None, version=access.version_of(case), by=self.officer.account, now=self.now
        )

    def in_danger(self, case: Case) -> None:
        builders.reachable(case, now=self.now, in_danger=True, **ANY_TIME)

    def left(self, case: Case) -> None:
        self.wishes(case, Wish("leave"))

    def month_only(self, case: Case) -> None:
        self.wishes(case, Wish("join", "release_month"))

    def wishes(self, case: Case, wish: Wish) -> None:
        wishes.record(case=case, wish=wish, version=access.version_of(case), by=self.officer.account, now=self.now)

    def numbers(self) -> list[str]:
        """The prison number of each sentence's offender, once."""
        found = {
            case.sentence_id: case.sentence.offender.identifiers.get(kind="prison_number").value for case in self.cases
        }
        return list(found.values())

    def work(self) -> set[Any]:
        """The cases of which something waits for a person."""
        today = timezone.localdate()
        return {
            work.case for work in open_work.everything(Question(Case.objects.all(), today)) if work.source != "duty"
        }


def released(number: str, **more: Any) -> dict[str, Any]:
    said = {"nomsNumber": number, "reason": "RELEASED", "nomisMovementReasonCode": "CR", "prisonId": "MDI"} | more
    return {
        "eventType": "prison-offender-events.prisoner.released",
        "version": 1,
        "occurredAt": (timezone.now() - timedelta(hours=3)).isoformat(),
        "additionalInformation": said,
        "personReference": {"identifiers": [{"type": "NOMS", "value": number}]},
    }


def of_the_night(numbers: list[str]) -> list[dict[str, Any]]:
    """30 messages: releases, transfers to hospital, doubtful codes, a stranger, and three that come twice."""
    plain = [released(number) for number in numbers[:17]]
    hospital = [
        released(number, reason="RELEASED_TO_HOSPITAL", nomisMovementReasonCode="HP") for number in numbers[17:24]
    ]
    doubtful = [released(number, nomisMovementReasonCode="ZZ") for number in numbers[24:26]]
    night = [*plain, *hospital, *doubtful, released("Z9999ZZ"), *plain[:3]]
    random.Random(7).shuffle(night)
    return night


def approve_what_waits(area: Area) -> None:
    """The officer reads and approves; what is the manager's, the manager."""
    for message in Message.objects.filter(state="drafted").order_by("made_at"):
        with contextlib.suppress(NotSafe):
            try:
                messages.approve(message=message, by=area.officer.account, now=timezone.now())
            except ManagerApproves:
                messages.approve(message=message, by=area.manager, now=timezone.now())


def two_workers_one_often_killed(var: Path) -> None:
    """Two work side by side; one of them is killed (SIGKILL) again and again, and started again."""
    surroundings = environment_of_tests(var)
    quiet: dict[str, Any] = {
        "env": surroundings,
        "cwd": PROJECT,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    steady = subprocess.Popen([*COMMAND, "worker"], **quiet)
    try:
        for stop in range(STOPS):
            messages.nudge_worker()
            victim = subprocess.Popen([*COMMAND, "worker"], **quiet)
            clocks.sleep(1.5 + 0.4 * stop)
            victim.send_signal(signal.SIGKILL)
            victim.wait()
    finally:
        steady.terminate()
        steady.wait()


def went(telling: Telling) -> list[Message]:
    return [row for row in telling.messages.all() if row.state == WENT[row.channel]]


@pytest.mark.usefixtures("committed")
def test_everybody_who_should_be_told_is_told_once_or_is_on_somebodys_list(var: Path, tmp_path: Path) -> None:
    area = Area()
    night = of_the_night(area.numbers())
    (tmp_path / "night.json").write_text(json.dumps(night))

    hear.main([str(tmp_path / "night.json")])
    tellings.release_held(now=timezone.now() + timedelta(minutes=61))
    approve_what_waits(area)
    two_workers_one_often_killed(var)
    a_minute_goes_by()
    another_worker(var)

    assert (len(area.cases), len(night)) == (40, 30)
    assert FeedMessage.objects.count() == 27
    assert_nobody_is_missing(area)
    assert_nothing_is_doubled(var)


def assert_nobody_is_missing(area: Area) -> None:
    waiting, found = area.work(), Counter[str]()
    for telling in Telling.objects.select_related("case__sentence").prefetch_related("messages"):
        sent = went(telling)
        decided = telling.decision == "tell"
        assert len(sent) <= 1
        assert bool(sent) or not decided or telling.case_id in waiting, (telling.code, telling.stuck)
        found["sent" if sent else "on a list" if telling.case_id in waiting else telling.decision] += 1
    recorded = {message.sentence_id for message in FeedMessage.objects.filter(standing="heard")}
    members = [case for case in area.cases if case.sentence_id in recorded and is_member(case)]
    assert len(recorded) == 24
    assert {case.pk for case in members} == set(Telling.objects.values_list("case", flat=True))
    assert found["sent"] >= 25
    assert found["on a list"] >= 2


def is_member(case: Case) -> bool:
    return bool(Case.objects.get(pk=case.pk).standing == "joined")


def assert_nothing_is_doubled(var: Path) -> None:
    left = Message.objects.filter(telling__isnull=False, state__in=WENT.values())
    files = [path.stem for folder in ("print-room", "outbox") for path in files_in(var / folder)]
    assert Counter(files) == Counter(files.__class__(set(files)))
    assert set(left.values_list("reference", flat=True)) <= set(files)
    assert not Message.objects.filter(state__in=("handing_over", "approved")).exists()
