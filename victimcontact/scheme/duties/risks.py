"""What a victim tells of a danger, passed on to those who can act (P92)."""

from collections.abc import Iterator

from victimcontact.scheme.calendar import next_working_day
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.rows import OFFICER, Draft, Row, proof_of, subject_of
from victimcontact.scheme.switches import Law

PASS_ON = Row(
    "P92",
    "pass_on_risk",
    OFFICER,
    "Local rule P92; MAPPA Guidance, victims",
    "Phone the practitioner or the police today about what the victim has told, and send it in writing at the latest on {last_on}.",
)

URGENT = ("immediate", "one_working_day")


def derive(history: History, law: Law) -> Iterator[Draft]:
    """A row for every urgent fact about risk: phoned the same day, in writing by the next working day. Owed whatever was wished."""
    for told in history.of("risk_told"):
        if told.text("urgency") in URGENT:
            passed_on = history.first("risk_passed_on", told.on)
            yield Draft(PASS_ON, told, next_working_day(told.on), about=subject_of(told), proof=proof_of(passed_on))
