"""An officer's hearings for their own calendar: readable by its program, true to what moved, and about nobody."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests import builders
from tests.casework.test_review_courses import HEARING, LATER, LIFE, Walk
from victimcontact.casework import attempts, hearing_feeds, stages
from victimcontact.casework.documents.calendars import Event, calendar
from victimcontact.records.models import AuditEntry, CalendarAddress, Officer

GOLDEN = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Victim Contact//Hearings//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Hearings",
        "BEGIN:VEVENT",
        "UID:rv-7k3m-9qxt@victim-contact",
        "DTSTAMP:20270301T093000Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:20270401",
        "DTEND;VALUE=DATE:20270402",
        "SUMMARY:Parole hearing RV-7K3M-9QXT",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:rv-4444-9qxt@victim-contact",
        "DTSTAMP:20270302T093000Z",
        "SEQUENCE:5",
        "DTSTART;VALUE=DATE:20271231",
        "DTEND;VALUE=DATE:20280101",
        "SUMMARY:A\\, b\\; c\\\\d\\ne",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
)


@pytest.mark.pure
def test_a_calendar_is_written_as_the_format_wants_it() -> None:
    at = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    first = Event("rv-7k3m-9qxt@victim-contact", 3, at, date(2027, 4, 1), "Parole hearing RV-7K3M-9QXT")
    other = Event(
        "rv-4444-9qxt@victim-contact", 5, at + timedelta(days=1), date(2027, 12, 31), "A, b; c\\d\ne", cancelled=True
    )

    assert calendar([first, other], name="Hearings") == GOLDEN


@pytest.mark.pure
@pytest.mark.parametrize("words", ["x" * 200, "ŵ" * 90, "gwrandawiad ŷ" * 20, "x" * 67, "x" * 68])
def test_no_line_is_longer_than_75_octets_and_nothing_is_lost_in_folding(words: str) -> None:
    event = Event("u", 0, datetime(2027, 3, 1, tzinfo=UTC), date(2027, 4, 1), words)

    text = calendar([event], name="H")

    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert f"SUMMARY:{words}" in text.replace("\r\n ", "")


def officer_of(walk: Walk) -> Officer:
    assert walk.case.officer is not None
    return walk.case.officer


def events(walk: Walk) -> list[Event]:
    return hearing_feeds.events_of(officer_of(walk), on=walk.today)


@pytest.mark.django_db
def test_a_hearing_keeps_its_mark_and_its_number_grows_with_every_move() -> None:
    walk = Walk(LIFE, "parole")
    before = events(walk)
    walk.lists(HEARING)
    (listed,) = events(walk)
    walk.defers(LATER)
    (moved,) = events(walk)
    last = walk.defers()
    (fell_away,) = events(walk)
    stages.withdraw(fact=last, reason="Not so.", by=walk.by, now=walk.now)
    (stands,) = events(walk)

    assert before == []
    assert len({each.uid for each in (listed, moved, fell_away, stands)}) == 1
    assert [each.on for each in (listed, moved, fell_away, stands)] == [HEARING, LATER, LATER, LATER]
    assert [each.cancelled for each in (listed, moved, fell_away, stands)] == [False, False, True, False]
    numbers = [each.sequence for each in (listed, moved, fell_away, stands)]
    assert numbers == sorted(set(numbers))


@pytest.mark.django_db
def test_a_hearing_that_was_never_to_be_and_one_decided_without_are_struck_out() -> None:
    walk = Walk(LIFE, "parole")
    listed = walk.lists(HEARING)
    walk.decides("no_release", without_hearing=True)
    walk.days = 1
    decided = events(walk)
    other = Walk(LIFE, "parole")
    taken_back = other.lists(HEARING)
    stages.withdraw(fact=taken_back, reason="Not so.", by=other.by, now=other.now)

    assert listed.pk
    assert [each.cancelled for each in decided] == [True]
    assert [each.cancelled for each in events(other)] == [True]


@pytest.mark.django_db
def test_what_a_calendar_gets_says_nothing_about_anybody() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)
    walk.defers(LATER, "The prison in Leeds was closed.")
    token = hearing_feeds.renew(by=walk.by, now=walk.now).token

    text = hearing_feeds.fetch(token=token, visitor="192.0.2.1", now=walk.now)

    offender, person = walk.case.sentence.offender, walk.case.person
    private = (offender.family_name, person.family_name, person.given_names, walk.case.reference, "Leeds", "PB-1")
    assert f"SUMMARY:Parole hearing {walk.review.reference}" in text
    assert not [word for word in private if word.casefold() in text.casefold()]
    assert AuditEntry.objects.filter(what="hearing_feeds.fetch").count() == 1


@pytest.mark.django_db
def test_only_the_newest_address_of_an_officer_who_is_there_opens() -> None:
    walk = Walk(LIFE, "parole")
    old = hearing_feeds.renew(by=walk.by, now=walk.now).token
    new = hearing_feeds.renew(by=walk.by, now=walk.now).token
    opened = hearing_feeds.fetch(token=new, visitor="192.0.2.1", now=walk.now)

    with pytest.raises(hearing_feeds.NotThere):
        hearing_feeds.fetch(token=old, visitor="192.0.2.1", now=walk.now)
    Officer.objects.filter(pk=officer_of(walk).pk).update(left_at=builders.NOW)
    with pytest.raises(hearing_feeds.NotThere):
        hearing_feeds.fetch(token=new, visitor="192.0.2.1", now=walk.now)
    assert opened.startswith("BEGIN:VCALENDAR")
    assert new.encode() not in b"".join(bytes(row.digest) for row in CalendarAddress.objects.all())


@pytest.mark.django_db
def test_a_revoked_address_is_not_there_and_guessing_is_stopped() -> None:
    officer = builders.officer()
    by = officer.account
    token = hearing_feeds.renew(by=by, now=builders.NOW).token
    hearing_feeds.revoke(by=by, now=builders.NOW)

    for _ in range(hearing_feeds.WRONG):
        with pytest.raises(hearing_feeds.NotThere):
            hearing_feeds.fetch(token=token, visitor="192.0.2.7", now=builders.NOW)
    with pytest.raises(attempts.TooMany):
        hearing_feeds.fetch(token=token, visitor="192.0.2.7", now=builders.NOW)
    with pytest.raises(hearing_feeds.NoAddress):
        hearing_feeds.revoke(by=by, now=builders.NOW)
    assert hearing_feeds.address_of(by) is None


@pytest.mark.django_db
def test_a_colleagues_hearings_are_not_in_it() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)

    assert hearing_feeds.events_of(builders.officer(), on=walk.today) == []
