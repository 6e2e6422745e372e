"""Worked cases: towards release, licence, meetings, the end."""

from tests.scheme.duty_cases import WorkedCase

MEMBER = "wish 2024-01-15 wish=join level=key_stages"
REQUEST = "condition_requested 2027-01-04 request=c1 condition=EXC_ZONE"

CASES = (
    # Towards release
    WorkedCase(
        "work begins twenty-six weeks before release and thirty before parole and tariff",
        on="2026-12-01",
        facts=[
            MEMBER,
            "key_date 2026-12-01 name=release date=2027-10-04",
            "key_date 2026-12-01 name=parole_eligibility date=2027-09-13",
            "key_date 2026-12-01 name=tariff date=2028-03-06",
        ],
        rows=[
            "D9 prepare_for_release 2027-04-05 open",
            "D9 check_parole_opening 2027-02-15 open",
            "D9 check_parole_opening 2027-08-09 open",
        ],
    ),
    WorkedCase(
        "work that should have begun begins on the day the date is learned",
        on="2026-12-01",
        facts=[MEMBER, "key_date 2026-12-01 name=release date=2027-03-17"],
        rows=["D9 prepare_for_release 2026-12-01 open"],
    ),
    WorkedCase(
        "a near date learned on a saturday is worked on from monday",
        on="2026-12-05",
        facts=[MEMBER, "key_date 2026-12-05 name=release date=2027-03-17"],
        rows=["D9 prepare_for_release 2026-12-07<2026-12-05 open"],
    ),
    WorkedCase(
        "a tariff beyond the known bank holidays waits and the other duties are answered",
        on="2026-12-02",
        facts=["key_date 2026-12-01 name=tariff date=2041-05-07", "released 2026-12-01"],
        rows=["D9 check_parole_opening none", "D1 make_contact_about_outcome 2026-12-02 open"],
    ),
    WorkedCase(
        "the opening of the parole review keeps the check",
        on="2027-03-02",
        facts=[
            MEMBER,
            "key_date 2026-12-01 name=parole_eligibility date=2027-09-13",
            "review_opened 2027-03-01 review=p1 kind=parole",
        ],
        rows=["D9 check_parole_opening 2027-02-15 kept_late"],
    ),
    WorkedCase(
        "a changed release date is told within five working days and moves the preparing",
        on="2026-12-08",
        facts=[
            MEMBER,
            "key_date 2026-09-01 name=release date=2027-10-04",
            "key_date 2026-12-01 name=release date=2027-11-08 reason=added_days",
        ],
        rows=[
            "D12 send_date_change_letter 2026-12-08 open",
            "D9 prepare_for_release 2027-04-05 superseded",
            "D9 prepare_for_release 2027-05-10 open",
        ],
    ),
    WorkedCase(
        "a release date fewer than 28 days away is told by the next working day",
        on="2026-12-01",
        facts=[
            MEMBER,
            "key_date 2026-09-01 name=release date=2027-10-04",
            "key_date 2026-12-01 name=release date=2026-12-28",
        ],
        rows=["D12 send_date_change_letter 2026-12-02 open"],
    ),
    WorkedCase(
        "a release date exactly 28 days away is told within five working days",
        on="2026-12-01",
        facts=[
            MEMBER,
            "key_date 2026-09-01 name=release date=2027-10-04",
            "key_date 2026-12-01 name=release date=2026-12-29",
        ],
        rows=["D12 send_date_change_letter 2026-12-08 open"],
    ),
    WorkedCase(
        "the same release date again and the first one call for no letter",
        on="2026-12-01",
        facts=[
            MEMBER,
            "key_date 2026-09-01 name=release date=2027-10-04",
            "key_date 2026-12-01 name=release date=2027-10-04",
        ],
        rows=["D12 send_date_change_letter none", "D9 prepare_for_release 2027-04-05 open"],
    ),
    WorkedCase(
        "release before the preparing letter ends the preparing",
        on="2027-06-02",
        facts=[MEMBER, "key_date 2026-09-01 name=release date=2027-10-04", "released 2027-06-01"],
        rows=["D9 prepare_for_release 2027-04-05 superseded"],
    ),
    # The licence
    WorkedCase(
        "the hard stop lies two working days before the start and the warning two before that",
        on="2027-03-01",
        facts=[MEMBER, REQUEST, "licence_starts 2027-01-11 date=2027-03-17"],
        rows=["P64 get_conditions_confirmed 2027-03-11 open", "P62 hard_stop 2027-03-15 open"],
    ),
    WorkedCase(
        "a licence that starts on easter monday steps back to maundy thursday first",
        on="2027-03-01",
        facts=[MEMBER, REQUEST, "licence_starts 2027-01-11 date=2027-03-29"],
        rows=["P64 get_conditions_confirmed 2027-03-19 open", "P62 hard_stop 2027-03-23 open"],
    ),
    WorkedCase(
        "nothing is owed before the hard stop where nothing was asked for or all was decided",
        on="2027-03-01",
        facts=[
            MEMBER,
            REQUEST,
            "condition_decided 2027-01-08 request=c1 outcome=granted",
            "licence_starts 2027-01-11 date=2027-03-17",
        ],
        rows=["P64 get_conditions_confirmed none", "P62 hard_stop none"],
    ),
    WorkedCase(
        "a confirmed condition keeps the confirming and a decided one the hard stop",
        on="2027-03-16",
        facts=[
            MEMBER,
            REQUEST,
            "condition_requested 2027-01-05 request=c2",
            "licence_starts 2027-01-11 date=2027-03-17",
            "condition_confirmed 2027-03-10 request=c1",
            "condition_decided 2027-03-16 request=c2 outcome=refused",
        ],
        rows=[
            "P64 get_conditions_confirmed 2027-03-11 kept",
            "P62 hard_stop 2027-03-15 late",
            "P64 get_conditions_confirmed 2027-03-11 kept_late",
            "P62 hard_stop 2027-03-15 kept_late",
        ],
    ),
    WorkedCase(
        "a condition asked for after the hard stop is late from the first day",
        on="2027-03-16",
        facts=[MEMBER, "licence_starts 2027-01-11 date=2027-03-17", "condition_requested 2027-03-16 request=c1"],
        rows=["P64 get_conditions_confirmed 2027-03-11 late", "P62 hard_stop 2027-03-15 late"],
    ),
    WorkedCase(
        "another start of the licence moves the hard stop",
        on="2027-03-01",
        facts=[
            MEMBER,
            REQUEST,
            "licence_starts 2027-01-11 date=2027-03-17",
            "licence_starts 2027-02-01 date=2027-04-14",
        ],
        rows=["P62 hard_stop 2027-03-15 superseded", "P62 hard_stop 2027-04-12 open"],
    ),
    WorkedCase(
        "the same start told again moves nothing",
        on="2027-03-01",
        facts=[
            MEMBER,
            REQUEST,
            "licence_starts 2027-01-11 date=2027-03-17",
            "licence_starts 2027-02-01 date=2027-03-17",
        ],
        rows=["P62 hard_stop 2027-03-15 open"],
    ),
    WorkedCase(
        "a request is acknowledged in five working days and its outcome told in two",
        on="2027-01-20",
        facts=[
            MEMBER,
            REQUEST,
            "condition_confirmed 2027-01-12 request=c1",
            "condition_decided 2027-01-15 request=c1 outcome=granted_adapted",
            "contact 2027-01-19 document=L16 outcome=sent",
        ],
        rows=["D7 acknowledge_request 2027-01-11 kept_late", "D7 tell_condition_outcome 2027-01-19 kept"],
    ),
    WorkedCase(
        "a request stands when the person who made it leaves but nobody writes to them",
        on="2027-01-20",
        facts=[
            MEMBER,
            REQUEST,
            "licence_starts 2027-01-11 date=2027-03-17",
            "wish 2027-01-12 wish=leave",
            "condition_decided 2027-01-15 request=c1 outcome=granted",
        ],
        rows=[
            "P64 get_conditions_confirmed 2027-03-11 kept",
            "P62 hard_stop 2027-03-15 kept",
            "D7 tell_condition_outcome none",
        ],
    ),
    WorkedCase(
        "the victim has fourteen days for views on curfew and we answer on a working day",
        on="2026-12-28",
        facts=[MEMBER, "consulted 2026-12-14 kind=hdc"],
        rows=["P70 collect_views_on_hdc 2026-12-24<2026-12-28 late"],
    ),
    WorkedCase(
        "the report on curfew keeps the collecting of views",
        on="2026-12-28",
        facts=[MEMBER, "consulted 2026-12-01 kind=hdc", "submitted 2026-12-14 document=R03"],
        rows=["P70 collect_views_on_hdc 2026-12-15 kept"],
    ),
    WorkedCase(
        "views on a variation have ten working days and one in an emergency",
        on="2026-12-02",
        facts=[
            MEMBER,
            "consulted 2026-12-01 kind=licence_variation",
            "consulted 2026-12-01 kind=licence_variation emergency=true",
            "consulted 2026-12-01 kind=temporary_release",
        ],
        rows=["D8 collect_views_on_variation 2026-12-15 open", "D8 collect_views_on_variation 2026-12-02 open"],
    ),
    WorkedCase(
        "a new address is looked at the same day even on a sunday",
        on="2026-12-06",
        facts=[MEMBER, "address_changed 2026-12-06"],
        rows=["D16 review_conditions 2026-12-06 open"],
    ),
    WorkedCase(
        "zones and conditions are looked at on the day of a contact nobody wanted, even on a sunday, however urgent it is",
        on="2026-12-06",
        facts=[MEMBER, "risk_told 2026-12-06 urgency=routine unwanted_contact=true"],
        rows=["D16 review_conditions 2026-12-06 open"],
    ),
    WorkedCase(
        "a fact about risk that is no contact opens no zone",
        on="2026-12-06",
        facts=[MEMBER, "risk_told 2026-12-06 urgency=immediate"],
        rows=["D16 review_conditions none"],
    ),
    WorkedCase(
        "speaking with them about the contact keeps it",
        on="2026-12-08",
        facts=[
            MEMBER,
            "risk_told 2026-12-07 id=told urgency=immediate unwanted_contact=true",
            "contact 2026-12-07 channel=phone outcome=completed about=told",
        ],
        rows=["D16 review_conditions 2026-12-07 kept"],
    ),
    # Meetings
    WorkedCase(
        "input is owed for managed meetings only and actions after all minutes",
        on="2026-12-04",
        facts=[
            "meeting 2026-12-01 kind=mappa level=2 held_on=2027-01-06",
            "meeting 2026-12-01 kind=mappa level=1 held_on=2027-01-07",
            "meeting 2026-12-01 kind=marac held_on=2027-01-08",
            "minutes_received 2026-12-03 held_on=2026-11-20",
        ],
        rows=["D17 send_meeting_input 2026-12-29 open", "D17 log_meeting_actions 2026-12-07 open"],
    ),
    WorkedCase(
        "one report goes to one meeting, the next one held",
        on="2026-12-15",
        facts=[
            "meeting 2026-12-01 kind=mappa level=3 held_on=2027-02-10",
            "meeting 2026-12-01 kind=mappa level=2 held_on=2027-01-06",
            "submitted 2026-12-14 document=R05",
        ],
        rows=["D17 send_meeting_input 2026-12-29 kept", "D17 send_meeting_input 2027-02-03 open"],
    ),
    WorkedCase(
        "minutes end the input nobody sent",
        on="2027-01-12",
        facts=[
            "meeting 2026-12-01 kind=mappa level=2 held_on=2027-01-06",
            "minutes_received 2027-01-11 held_on=2027-01-06",
        ],
        rows=["D17 send_meeting_input 2026-12-29 superseded", "D17 log_meeting_actions 2027-01-13 open"],
    ),
    # The end
    WorkedCase(
        "a death is told, ends what lay ahead and is followed by the closing letter",
        on="2026-12-03",
        facts=[
            MEMBER,
            "contact 2026-05-11 document=L06 outcome=sent",
            "review_opened 2026-11-02 review=p1 kind=parole",
            "hearing_listed 2026-11-02 review=p1 hearing_on=2027-03-24",
            "died 2026-12-02",
        ],
        rows=[
            "D1 make_contact_about_outcome 2026-12-03 open",
            "D11 send_closure_letter 2026-12-16 open",
            "P28 send_statement_to_parole_board 2027-02-24 superseded",
            "P41 decide 2027-04-07 superseded",
            "D5 send_annual_letter 2025-01-15 kept_late",
            "D5 send_annual_letter 2027-05-11 superseded",
            "R88 escalate_two_missed_annual_letters 2026-01-15 kept_late",
        ],
    ),
    WorkedCase(
        "the closing letter keeps itself and starts no new year",
        on="2026-12-17",
        facts=[
            MEMBER,
            "contact 2024-01-16 document=L03 outcome=sent",
            "sentence_ended 2024-12-02",
            "contact 2024-12-16 document=L28 outcome=sent",
        ],
        rows=[
            "D11 send_closure_letter 2024-12-16 kept",
            "D5 send_annual_letter 2025-01-15 kept",
            "D5 send_annual_letter 2025-01-16 superseded",
        ],
    ),
    WorkedCase(
        "a duty an officer recorded as done is kept",
        on="2026-12-08",
        facts=[
            "minutes_received 2026-12-03 held_on=2026-11-20 id=m1",
            "done 2026-12-08 duty=D17:log_meeting_actions:m1",
        ],
        rows=["D17 log_meeting_actions 2026-12-07 kept_late"],
    ),
)
