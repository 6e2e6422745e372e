"""Worked cases: what is told of outcomes and reviews."""

from tests.scheme.duty_cases import WorkedCase

MEMBER = "wish 2024-01-15 wish=join level=key_stages"

CASES = (
    # Outcomes
    WorkedCase(
        "an escape is told the same day even on a sunday and by letter within five working days",
        on="2026-11-22",
        facts=[MEMBER, "absconded 2026-11-22 happened_on=2026-11-21"],
        rows=["D1 make_contact_about_outcome 2026-11-22 open", "D1 send_outcome_letter 2026-11-27 open"],
    ),
    WorkedCase(
        "a release learned on christmas eve is told on the next working day",
        on="2026-12-28",
        facts=[MEMBER, "released 2026-12-24"],
        rows=["D1 make_contact_about_outcome 2026-12-29 open", "D1 send_outcome_letter 2027-01-05 open"],
    ),
    WorkedCase(
        "a talk keeps the contact and the letter about it keeps the letter",
        on="2026-12-08",
        facts=[
            MEMBER,
            "released 2026-12-01",
            "contact 2026-12-02 channel=phone outcome=completed",
            "contact 2026-12-07 document=L17 channel=letter outcome=sent",
        ],
        rows=["D1 make_contact_about_outcome 2026-12-02 kept", "D1 send_outcome_letter 2026-12-08 kept"],
    ),
    WorkedCase(
        "a letter in the post is no talk",
        on="2026-12-08",
        facts=[MEMBER, "released 2026-12-01", "contact 2026-12-02 document=L17 channel=letter outcome=sent"],
        rows=["D1 make_contact_about_outcome 2026-12-02 late", "D1 send_outcome_letter 2026-12-08 kept"],
    ),
    WorkedCase(
        "the letter of another outcome keeps nothing",
        on="2026-12-08",
        facts=[MEMBER, "recalled 2026-12-01", "contact 2026-12-02 document=L17 outcome=sent"],
        rows=["D1 send_outcome_letter 2026-12-08 open"],
    ),
    WorkedCase(
        "a talk about something else keeps nothing",
        on="2026-12-03",
        facts=[
            MEMBER,
            "address_changed 2026-11-30 id=move",
            "released 2026-12-01",
            "contact 2026-12-02 channel=phone outcome=completed about=move",
        ],
        rows=["D1 make_contact_about_outcome 2026-12-02 late", "D16 review_conditions 2026-11-30 kept_late"],
    ),
    WorkedCase(
        "an outcome letter that came back is owed again",
        on="2026-12-11",
        facts=[
            MEMBER,
            "released 2026-12-01",
            "contact 2026-12-03 document=L17 outcome=sent id=c1",
            "contact 2026-12-10 outcome=bounced about=c1",
        ],
        rows=["D1 send_outcome_letter 2026-12-08 late", "D18 phone_after_bounce 2026-12-11 open"],
    ),
    WorkedCase(
        "the letter for stages in general counts only for what it says it is about",
        on="2026-12-08",
        facts=[
            MEMBER,
            "released 2026-12-01 id=out",
            "deported 2026-12-02",
            "contact 2026-12-03 document=L07 outcome=sent about=out",
        ],
        rows=["D1 send_outcome_letter 2026-12-08 kept", "D1 send_outcome_letter 2026-12-09 open"],
    ),
    WorkedCase(
        "the same happening told twice is told to the victim once",
        on="2026-12-02",
        facts=[
            MEMBER,
            "absconded 2026-12-01 happened_on=2026-11-30",
            "stage 2026-12-01 code=escaped",
            "stage 2026-12-02 code=absconded happened_on=2026-11-30",
        ],
        rows=["D1 make_contact_about_outcome 2026-12-01 late", "D1 send_outcome_letter 2026-12-08 open"],
    ),
    WorkedCase(
        "two happenings of one kind are two",
        on="2026-12-09",
        facts=[MEMBER, "absconded 2026-12-01 happened_on=2026-12-01", "absconded 2026-12-09 happened_on=2026-12-08"],
        rows=["D1 make_contact_about_outcome 2026-12-01 late", "D1 make_contact_about_outcome 2026-12-09 open"],
    ),
    WorkedCase(
        "a stage that is no fact is owed no outcome letter",
        on="2026-12-02",
        facts=[MEMBER, "stage 2026-12-01 code=moved_prison happened_on=2026-12-01"],
        rows=["D1 make_contact_about_outcome none", "D1 send_outcome_letter none"],
    ),
    WorkedCase(
        "release and recall are told at every level and a decision against release is not",
        on="2026-12-02",
        level="release_month",
        facts=[
            "review_opened 2026-10-01 review=p1 kind=parole",
            "decision 2026-12-01 review=p1 outcome=no_release",
            "recalled 2026-12-01",
        ],
        rows=[
            "D1 make_contact_about_outcome 2026-12-02 open",
            "D1 send_outcome_letter 2026-12-08 open",
            "D2 send_review_letter none",
        ],
    ),
    WorkedCase(
        "a decision to release is told at every level",
        on="2026-12-02",
        level="annual",
        facts=["review_opened 2026-10-01 review=p1 kind=parole", "decision 2026-12-01 review=p1 outcome=release"],
        rows=["D1 make_contact_about_outcome 2026-12-02 open"],
    ),
    WorkedCase(
        "whoever made a statement hears of the review at every level (P22)",
        on="2026-12-02",
        level="release_month",
        facts=[
            "review_opened 2026-10-01 review=p1 kind=parole",
            "submitted 2026-10-20 review=p1 document=R01",
            "hearing_listed 2026-12-01 review=p1 hearing_on=2027-03-24",
        ],
        rows=["D2 send_review_letter 2026-10-08 late", "D2 send_hearing_letter 2026-12-08 open"],
    ),
    WorkedCase(
        "choosing less ends the letters that go with more",
        on="2026-12-08",
        facts=[
            MEMBER,
            "review_opened 2026-12-01 review=p1 kind=parole",
            "released 2026-12-01",
            "wish 2026-12-03 wish=join level=release_month",
        ],
        rows=["D2 send_review_letter 2026-12-08 superseded", "D1 send_outcome_letter 2026-12-08 open"],
    ),
    WorkedCase(
        "the periods after an outcome are settings and an escape stays the same day",
        on="2026-12-01",
        settings={"D1": [2, 7]},
        facts=[MEMBER, "absconded 2026-12-01", "released 2026-12-01"],
        rows=[
            "D1 make_contact_about_outcome 2026-12-01 open",
            "D1 make_contact_about_outcome 2026-12-03 open",
            "D1 send_outcome_letter 2026-12-10 open",
            "D1 send_outcome_letter 2026-12-10 open",
        ],
    ),
    WorkedCase(
        "the letters around a review are due within five working days",
        on="2026-12-10",
        facts=[
            MEMBER,
            "review_opened 2026-12-01 review=p1 kind=parole",
            "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24",
            "contact 2026-12-07 document=L09 outcome=sent",
        ],
        rows=["D2 send_review_letter 2026-12-08 kept", "D2 send_hearing_letter 2026-12-09 late"],
    ),
)
