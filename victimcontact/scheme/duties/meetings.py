"""Meetings: what we bring to them and what we take from them (D17)."""

from collections.abc import Iterator
from datetime import date

from victimcontact.scheme.calendar import working_days_after, working_days_before
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.rows import OFFICER, Draft, Row, long_date, proof_of, subject_of
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

MEETING_INPUT = Row(
    "D17",
    "send_meeting_input",
    OFFICER,
    "MAPPA Guidance, victims; local setting D17",
    "Send what the meeting on {held_on} must know about the victim’s fears and safety.",
    ends=True,
)
MEETING_ACTIONS = Row(
    "D17",
    "log_meeting_actions",
    OFFICER,
    "Local setting D17",
    "Log the actions from the minutes.",
)

INPUT_REPORT = "R05"
LEVELS_WITH_INPUT = (2, 3)


def derive(history: History, law: Law) -> Iterator[Draft]:
    """Input for every MAPPA meeting at level 2 or 3, actions after all minutes."""
    inputs = _inputs(history)
    for meeting in _managed(history):
        held_on = meeting.day("held_on")
        if held_on is not None:
            yield Draft(
                MEETING_INPUT,
                meeting,
                working_days_before(held_on, law.period("D17")),
                about=subject_of(meeting),
                proof=proof_of(inputs.get(meeting.id)),
                ended_by=_minutes(history, meeting, held_on),
                words={"held_on": long_date(held_on)},
            )
    for minutes in history.of("minutes_received"):
        yield Draft(
            MEETING_ACTIONS,
            minutes,
            working_days_after(minutes.on, law.period("D17", 1)),
            about=subject_of(minutes),
        )


def _managed(history: History) -> list[Fact]:
    meetings = history.of("meeting")
    return [fact for fact in meetings if fact.text("kind") == "mappa" and fact.data.get("level") in LEVELS_WITH_INPUT]


def _minutes(history: History, meeting: Fact, held_on: date) -> Fact | None:
    return history.first("minutes_received", meeting.on, lambda fact: fact.day("held_on") == held_on)


def _inputs(history: History) -> dict[str, Fact]:
    """Which report went to which meeting: to the next one that was known and had none, else to the last one held."""
    sent_to: dict[str, Fact] = {}
    for report in history.of("submitted"):
        if report.text("document") != INPUT_REPORT:
            continue
        waiting = [meeting for meeting in _managed(history) if meeting.on <= report.on and meeting.id not in sent_to]
        coming = [meeting for meeting in waiting if _held_on(meeting) >= report.on]
        chosen = min(coming, key=_held_on, default=max(waiting, key=_held_on, default=None))
        if chosen is not None:
            sent_to[chosen.id] = report
    return sent_to


def _held_on(meeting: Fact) -> date:
    return meeting.day("held_on") or date.max
