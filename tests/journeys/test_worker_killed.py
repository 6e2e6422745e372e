"""A worker is killed in the middle of sending, and another goes on: nothing is lost and nothing goes twice."""

import subprocess
import sys
import threading
from collections import Counter
from datetime import time, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import Settings

from tests import builders
from tests.gateway import notify_fake
from tests.gateway.programs import COMMAND, PROJECT
from tests.journeys.sites import environment_of_tests
from victimcontact.casework import messages, paces
from victimcontact.casework.carriage import Allowance, Carrier, Parcel, Per
from victimcontact.casework.messages import Wanted
from victimcontact.records.models import AuditEntry, Case, Contact, Message, MessageState, MessageStep

# More than one batch (the worker's is made smaller), and stopped within the first: some are sent, some claimed, some not even looked at.
MANY, BATCH, STOPPED_AT = 26, 20, 8
LONGEST_SECONDS = 90
ANY_TIME = {"hours_from": time(12), "hours_to": time(11, 59, 59, 999999)}


@pytest.fixture
def var(tmp_path: Path) -> Path:
    (tmp_path / "assets").symlink_to(PROJECT / "var" / "assets")
    return tmp_path


@pytest.fixture(autouse=True)
def no_brake(settings: Settings) -> None:
    """So many letters at once would wait for a manager."""
    settings.BRAKE_LETTERS_AN_HOUR = settings.BRAKE_LETTERS_A_DAY = 10_000


def approved(channel: str, many: int = MANY) -> Case:
    """A member with many messages that wait for the carrier."""
    now = timezone.now()
    case = builders.reachable(builders.joined(now=now), now=now, **ANY_TIME)
    assert case.officer is not None
    by = case.officer.account
    for _number in range(many):
        message = messages.compose(case=case, wanted=Wanted("L03", channel=channel), by=by, now=now)
        messages.approve(message=message, by=by, now=now)
    return case


def killed_in_the_middle(var: Path, moment: str, *, at: int = STOPPED_AT, **settings: str) -> None:
    """Start a worker and kill it (SIGKILL) when it says that it is in the middle."""
    script = Path(__file__).with_name("stopping_worker.py")
    process = subprocess.Popen(
        [sys.executable, str(script), moment, str(at), str(BATCH)],
        env={**environment_of_tests(var), **settings},
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    too_long = threading.Timer(LONGEST_SECONDS, process.kill)
    too_long.start()
    assert process.stdout.readline() == "in the middle\n"
    too_long.cancel()
    process.kill()
    process.communicate()


def a_minute_goes_by() -> None:
    """After it, what a worker left behind is taken for abandoned."""
    earlier = timezone.now() - timedelta(minutes=2)
    Message.objects.filter(state=MessageState.HANDING_OVER).update(changed_at=earlier)


def another_worker(var: Path, **settings: str) -> None:
    """The program's own worker does what is waiting, to the end."""
    messages.nudge_worker()
    done = subprocess.run(
        [*COMMAND, "worker", "--once"],
        env={**environment_of_tests(var), **settings},
        cwd=PROJECT,
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("channel", "folder", "ends_in"), [("letter", "print-room", "in_print_room"), ("email", "outbox", "sent")]
)
def test_a_worker_killed_in_the_middle_loses_nothing_and_sends_nothing_twice(
    var: Path, moment: str, channel: str, folder: str, ends_in: str
) -> None:
    case = approved(channel)

    killed_in_the_middle(var, moment)

    there = files_in(var / folder)
    states = Counter(sent(case).values_list("state", flat=True))
    assert len(there) == (STOPPED_AT if moment == "after" else STOPPED_AT - 1)
    assert (states.total(), states["approved"]) == (MANY, MANY - BATCH)
    assert states["handing_over"] + states[ends_in] == BATCH
    # What is sent at once is written down one by one; what lies in the print room about once a second.
    assert states[ends_in] in ({STOPPED_AT - 1} if ends_in == "sent" else range(STOPPED_AT))

    a_minute_goes_by()
    another_worker(var)

    references = set(sent(case).values_list("reference", flat=True))
    assert set(sent(case).values_list("state", flat=True)) == {ends_in}
    assert {path.stem for path in (var / folder).iterdir()} == references
    assert {path: path.read_bytes() for path in there} == there, "what had been sent was not touched again"
    assert handed_over(references) == dict.fromkeys(references, 1)
    assert ends(case, ends_in) == dict.fromkeys(references, 1)
    assert Contact.objects.filter(case=case, document="L03").count() == (MANY if ends_in == "sent" else 0)


@pytest.mark.usefixtures("committed")
def test_with_a_service_that_loses_answers_two_workers_of_which_one_is_killed_twice_send_everything_once(
    var: Path,
) -> None:
    """Killed before it posts, killed after, answers lost on the way: each message is with the service exactly once."""
    with notify_fake.notify() as service:
        settings = {
            "CARRIER_OF_EMAILS": "notify",
            "NOTIFY_ADDRESS": service.address,
            "NOTIFY_API_KEY": notify_fake.KEY,
            "NOTIFY_EMAIL_TEMPLATE": notify_fake.EMAIL_TEMPLATE,
        }
        case = approved("email", 16)
        killed_in_the_middle(var, "after", at=5, **settings)
        assert sum(service.references().values()) == 5
        a_minute_goes_by()
        service.trouble += ["cut after", "cut before"]
        killed_in_the_middle(var, "before", at=3, **settings)
        for _look in range(2):
            a_minute_goes_by()
            another_worker(var, **settings)

        references = set(sent(case).values_list("reference", flat=True))
        assert service.references() == dict.fromkeys(references, 1)
    assert set(sent(case).values_list("state", flat=True)) == {"sent"}
    assert handed_over(references) == ends(case, "sent") == dict.fromkeys(references, 1)
    assert Contact.objects.filter(case=case, document="L03").count() == 16


@pytest.mark.usefixtures("committed")
def test_workers_that_ask_at_the_same_time_share_one_allowance() -> None:
    now, taken = timezone.now(), []

    def work() -> None:
        taken.extend(paces.take(Daily(), 3, now=now) for _look in range(5))
        connection.close()

    workers = [threading.Thread(target=work) for _worker in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(taken) == Daily.LIMIT


class Daily(Carrier):
    """A carrier that takes so many a day."""

    LIMIT = 20
    name, channel, ends_in = "daily", "email", "sent"

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return (Allowance("emails", self.LIMIT, Per.DAY),)

    def hand_over(self, parcel: Parcel) -> str:
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return None


def sent(case: Case) -> QuerySet[Message]:
    """The messages that somebody approved."""
    return Message.objects.filter(case=case, approved_at__isnull=False)


def files_in(folder: Path) -> dict[Path, bytes]:
    """What has left the house; drafts of the carrier begin with a dot."""
    return {path: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def handed_over(references: set[str]) -> Counter[str]:
    entries = AuditEntry.objects.filter(what="sending.handed_over", subject__in=references)
    return Counter(entries.values_list("subject", flat=True))


def ends(case: Case, state: str) -> Counter[str]:
    steps = MessageStep.objects.filter(message__case=case, state=state)
    return Counter(steps.values_list("message__reference", flat=True))
