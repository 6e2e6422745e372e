"""However many workers ask, and whenever: never more than the carrier takes in any minute, or on a day of Greenwich."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import builders
from tests.records.reach_rows import brake
from victimcontact.casework import messages, paces, sending
from victimcontact.casework.carriage import Allowance, Carrier, Parcel, Per
from victimcontact.casework.messages import Wanted
from victimcontact.records.models import CarrierPace, Message

BEGIN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Post(Carrier):
    """A carrier that takes everything, within its allowances."""

    name, channel, ends_in = "post", "email", "sent"

    def __init__(self, *allowances: Allowance) -> None:
        self.bounds = allowances

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.bounds

    def hand_over(self, parcel: Parcel) -> str:
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return None


def a_minute(limit: int) -> Post:
    return Post(Allowance("minute", limit, Per.MINUTE))


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    limit=st.integers(1, 50),
    asked=st.lists(st.tuples(st.floats(0, 40), st.integers(1, 60)), min_size=1, max_size=12),
)
def test_in_no_sixty_seconds_goes_more_than_the_limit(limit: int, asked: list[tuple[float, int]]) -> None:
    CarrierPace.objects.all().delete()
    now, went = BEGIN, []
    for seconds, wanted in asked:
        now += timedelta(seconds=seconds)
        went.append((now, paces.take(a_minute(limit), wanted, now=now)))

    for since, _count in went:
        window = [count for at, count in went if since <= at < since + timedelta(seconds=60)]
        assert sum(window) <= limit


@pytest.mark.django_db
def test_half_may_go_at_once_and_the_rest_as_the_minute_passes() -> None:
    post = a_minute(100)

    taken = [paces.take(post, 80, now=BEGIN + timedelta(seconds=seconds)) for seconds in (0, 0, 30, 60, 600)]

    assert taken == [50, 0, 25, 25, 50]


@pytest.mark.django_db
def test_a_day_begins_at_midnight_in_greenwich() -> None:
    post = Post(Allowance("emails", 10, Per.DAY))
    evening = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)

    taken = [paces.take(post, 8, now=evening + timedelta(minutes=minutes)) for minutes in (0, 10, 29, 31)]

    assert taken == [8, 2, 0, 8]


@pytest.mark.django_db
def test_the_tightest_allowance_decides_and_what_is_not_used_is_given_back() -> None:
    post = Post(Allowance("minute", 100, Per.MINUTE), Allowance("texts", 5, Per.DAY))

    assert paces.take(post, 20, now=BEGIN) == 5
    paces.give_back(post, 3, now=BEGIN)

    assert dict(CarrierPace.objects.values_list("allowance", "used")) == {"minute": 2, "texts": 2}


@pytest.mark.django_db
def test_what_the_carrier_says_is_used_up_is_used_up_for_everybody() -> None:
    post = Post(Allowance("emails", 10, Per.DAY))

    paces.fill(post, "emails", now=BEGIN)

    assert paces.take(post, 1, now=BEGIN + timedelta(hours=1)) == 0
    assert paces.take(post, 1, now=BEGIN + timedelta(hours=14)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("decided", "goes"), [("", 0), ("stop", 0), ("go", 1)])
def test_what_a_brake_holds_is_not_handed_over(decided: str, goes: int) -> None:
    case = builders.joined()
    assert case.officer is not None
    by = case.officer.account
    message = messages.compose(case=case, wanted=Wanted("L25", channel="email"), by=by, now=builders.NOW)
    messages.approve(message=message, by=by, now=builders.NOW)
    more = {"decided_by": by, "decided_at": builders.NOW} if decided else {}
    Message.objects.filter(pk=message.pk).update(brake=brake(decided=decided, **more))

    assert sending.drain(Post(), clock=lambda: builders.NOW) == goes
    message.refresh_from_db()
    assert message.state == ("sent" if goes else "approved")
