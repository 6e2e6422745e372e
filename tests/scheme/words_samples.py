"""Made-up values for every field of the words, and every form a document can take."""

from victimcontact.scheme.words import LANGUAGES, Told, documents, variants_of

FRAME: Told = {
    "recipient_name": "Nia Pritchard",
    "case_reference": "VC-7Q2M",
    "written_on": "2026-11-22",
    "officer_name": "Owen Bell",
    "office_name": "Victim liaison unit",
    "office_phone": "029 2018 0123",
    "office_email": "unit@example.org",
    "office_hours": "9am to 5pm",
}
PORTAL: Told = {"activation_code": "H7KM-2QWP-9XTR", "portal_address": "my.example.org", "valid_until_on": "2026-12-20"}
YEARLY: Told = {"coming": ("04/2028.",)}
LEAST: Told = FRAME | PORTAL | YEARLY

CONDITIONS = ("Not to contact you in any way.", "Not to enter the area drawn on the map.")
TOLD: Told = {
    "offender_name": "Alex Sample",
    "release_month": "2027-03",
    "previous_release_month": "2027-05",
    "released_month": "2026-11",
    "returned_month": "2026-11",
    "fixed_end_month": "2027-01",
    "starts_month": "2027-02",
    "eligible_month": "2027-02",
    "parole_eligible_month": "2028-04",
    "licence_ends_month": "2031-04",
    "next_review_month": "2028-04",
    "review_month": "2027-04",
    "ended_month": "2026-11",
    "ask_again_month": "2027-06",
    "next_milestone": "a parole review",
    "next_milestone_month": "2028-04",
    "hearing_on": "2027-03-24",
    "previous_hearing_on": "2027-02-10",
    "told_on": "2026-11-16",
    "wrong_title": "Release from prison",
    "received_on": "2026-11-16",
    "answer_by": "2026-12-11",
    "passed_to": "the police",
    "answer": "We wrote to you three weeks too late.",
    "put_right": "We now look at new sentences each day.",
    "is_final": True,
    "ended_on": "2026-11-20",
    "lapses_on": "2027-01-15",
    "first_letter_on": "2026-10-22",
    "period_from_on": "2025-11-20",
    "window_ends_on": "2026-12-11",
    "call_on": "2026-12-01",
    "reply_by": "2026-12-18",
    "respond_by": "2026-12-04",
    "reasons_by": "2026-12-04",
    "statement_by": "2027-02-24",
    "non_disclosure_by": "2027-01-13",
    "observe_by": "2026-12-30",
    "public_by": "2026-12-30",
    "summary_by": "2027-05-21",
    "unduly_lenient_by": "2026-12-17",
    "has_conditions": True,
    "conditions": CONDITIONS,
    "condition": "Not to contact you in any way.",
    "reason": "a smaller area is enough to deal with the risk",
    "why": "a report was not ready",
    "sentence": "six years in prison",
    "term": "six years",
    "channels": ("Letters", "Phone calls"),
    "shared_with": ("the police",),
    "steps": ("A move to an open prison",),
    "coming": ("In April 2028 we will find out when the next parole review starts, and tell you.",),
    "unknown": ("The month of release.",),
    "hospital": "Example Hospital",
    "hospital_address": "1 Sample Road, CF99 9ZZ",
    "officer": "Owen Bell",
    "previous_officer_name": "Mair Jones",
    "service_name": "Example Justice",
    "service_phone": "0117 496 0123",
    "survey_address": "survey.example.org",
}
FULL: Told = LEAST | TOLD


# What changes the words of a letter beyond having a field or not: each of these is kept in its golden file.
TURNS: tuple[tuple[str, str | None, Told], ...] = (
    ("L01", None, {"is_hospital_order": True, "is_unrestricted": True}),
    ("L01", None, {"is_notification_scheme": True, "has_reply_form": True}),
    ("L03", None, {"level": "release_month", "is_unrestricted": True}),
    ("L03", None, {"level": "annual", "has_code_word": True}),
    ("L03", None, {"level": "key_stages"}),
    ("L04", None, {"wish": "decline", "requests": "stand"}),
    ("L04", None, {"wish": "never", "requests": "lapse"}),
    ("L04", None, {"wish": "not_now", "ask_again_month": "2027-06"}),
    ("L04", None, {"wish": "leave"}),
    *(("L05", None, {"kind": kind}) for kind in ("fixed", "extended", "life", "public_protection", "youth")),
    *(("L06", None, {"place_kind": kind}) for kind in ("prison", "hospital", "licence")),
    *(
        ("L10", None, {"presentation": presentation, "format": form, "has_asked_to_observe": True})
        for presentation, form in (
            ("panel_reads", "video"),
            ("victim_reads_in_room", "in_person"),
            ("victim_reads_by_link", "video"),
            ("pre_recorded", "video"),
            ("other_reads_victim_present", "in_person"),
            ("other_reads_victim_absent", "in_person"),
        )
    ),
    ("L12", None, {"outcome": "no_release", "is_provisional": True, "has_made_statement": True}),
    ("L12", None, {"outcome": "open_conditions"}),
    ("L14", "parole_decision_final", {"outcome": "release"}),
    ("L14", "parole_decision_final", {"outcome": "no_release"}),
    ("L14", "parole_reconsideration_decided", {"outcome": "granted"}),
    ("L14", "parole_reconsideration_decided", {"outcome": "refused"}),
    ("L14", "parole_high_court_decided", {"outcome": "upheld"}),
    ("L14", "parole_high_court_decided", {"outcome": "quashed"}),
    ("L15", None, {"has_exclusion_zone": True, "is_called_on_release_day": True, "release_on": "2027-03-05"}),
    ("L17", "released", {"released_on": "2026-11-20", "area": "the south of the city", "has_conditions": False}),
    *(("L19", "recalled", {"recall": kind}) for kind in ("fixed", "youth", "standard", "life")),
    ("L21", "tribunal_applied", {"is_in_wales": True, "has_impact_statement": True}),
    *(
        ("L22", "tribunal_decided", {"outcome": outcome})
        for outcome in ("not_discharged", "conditional_discharge", "absolute_discharge")
    ),
    ("L25", None, {"has_moved_area": True}),
    ("L26", "died", {"is_hospital_order": True}),
)


def variants_or_none(document: str) -> tuple[str | None, ...]:
    """The variants of a document, or None alone where it has one form only."""
    return variants_of(document) or (None,)


# Every document in every form it has, in both languages.
FORMS = tuple(
    (document, variant, language)
    for document in documents()
    for variant in variants_or_none(document)
    for language in LANGUAGES
)
