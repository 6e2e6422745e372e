"""What each row of the worklist says there is to do."""

from collections.abc import Callable, Mapping
from typing import Any

from victimcontact.casework import (
    corrections,
    feed_work,
    guest_work,
    hard_stops,
    hour_work,
    meeting_work,
    message_work,
    open_requests,
    reach,
    report_work,
    restorative_work,
    risk_work,
    telling_work,
    text_work,
    zone_leaves,
)
from victimcontact.scheme.withholdings import WithholdingState

ALERTS = {
    hard_stops.WARNED: "the hard stop of the licence is close, phone the practitioner and their senior",
    hard_stops.MISSED: "a condition missed the hard stop of the licence, phone the practitioner and their senior",
    hard_stops.NOT_APPLICABLE: "a change of the licence was proposed without asking the victim, tell your manager",
}
WITHHOLDING = {
    WithholdingState.WANTED: "Write down why the prisoner should not see it",
    WithholdingState.PREPARED: "Agree, as manager, that it is kept from the prisoner",
    WithholdingState.AGREED: "Pass it to the Secretary of State, who applies",
}
DATA_REQUESTS = {
    "copy": "Look at a copy of what we hold of them, and release it",
    "correction": "Look at what they say is wrong in what we hold",
}
TEXTS: Mapping[str, Callable[[Any], str]] = {
    "duty": lambda row: str(row.text),
    "telling": lambda row: f"{telling_work.work_in(row)}: {row.code.replace('_', ' ')}",
    "message": message_work.work_in,
    "feed": feed_work.work_in,
    "hour": hour_work.work_in,
    "note": lambda row: "Read and answer a message",
    "held_document": lambda row: "A document came that no virus scanner looked at: decide whether it is let in",
    "caller": lambda row: "Read a note of the helpline, or from the members’ site",
    "request": open_requests.work_in,
    "alert": lambda row: f"Today: {ALERTS[row.kind]}",
    "risk": lambda row: "Phone the practitioner or the police today",
    "risk_message": risk_work.work_in_message,
    "restorative": restorative_work.work_in,
    "zone_leave": zone_leaves.work_in,
    "application": lambda row: f"Pass on what they ask for: {row.kind.replace('_', ' ')}",
    "final": lambda row: "Find out whether the decision has become final, and record it",
    "report": report_work.work_in,
    "zone": lambda row: f"Look at zone {row.number} again, or at what she has drawn",
    "allocation": lambda row: "Give this case to an officer",
    "new_officer": lambda row: "Tell them who their officer is now",
    "transfer": lambda row: f"Transfer from {row.from_unit.name} to {row.to_unit.name}: waits for an answer",
    "reach": reach.work_in,
    "complaint": lambda row: "Answer a complaint",
    "data_request": lambda row: DATA_REQUESTS[row.kind],
    "consultation": lambda row: f"A question before a decision: {row.consultation.kind.replace('_', ' ')}",
    "hospital_note": guest_work.work_in_note,
    "guest": guest_work.work_in_guest,
    "statement": lambda row: "Ask whoever has the statement to remove it: they took it back",
    "withholding": lambda row: WITHHOLDING[WithholdingState(row.state)],
    "brake": lambda row: "Sending has stopped: decide whether it goes on",
    "correction": corrections.work_in,
    "wrong_message": lambda row: "Something wrong was sent: speak with them, say sorry, and log it",
    "enquiry": lambda row: "Somebody asked on the public site: find out whose case it is, and answer",
    "question": lambda row: "A question about somebody with no member here: answer it",
    "text": text_work.work_in,
    "meeting_invitation": meeting_work.work_in_invitation,
    "meeting_action": meeting_work.work_in_action,
    "meeting_item": lambda row: f"Tell them by telephone or at a visit what {meeting_work.named(row)} allowed",
}
