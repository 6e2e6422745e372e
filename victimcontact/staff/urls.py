"""The officers' addresses: every page module brings its own."""

from importlib import import_module

from django.urls import URLPattern, include, path

from victimcontact.staff import sign_in

PAGES = (
    "worklist",
    "boards",
    "covers",
    "caseload_handovers",
    "transfers",
    "bars",
    "officers",
    "settings",
    "audit",
    "statistics",
    "more",
    "callers",
    "referrals",
    "enquiries",
    "search",
    "likenesses",
    "other_names",
    "protected_places",
    "cases",
    "received_documents",
    "heard",
    "consultations",
    "questions",
    "complaints",
    "restorative",
    "names",
    "people",
    "contacts",
    "received_texts",
    "visit_packs",
    "representatives",
    "wishes",
    "closings",
    "duties",
    "messages",
    "print_room",
    "bulk",
    "data_requests",
    "members",
    "recoveries",
    "incoming",
    "stages",
    "tellings",
    "brakes",
    "corrections",
    "reach",
    "gates",
    "hours",
    "hearings",
    "reviews",
    "applications",
    "statements",
    "statement_leaks",
    "withholdings",
    "reports",
    "report_steps",
    "report_sending",
    "report_leaks",
    "bundles",
    "requests",
    "request_steps",
    "meetings",
    "zones",
    "zone_leaves",
    "parole_answers",
    "offender_copies",
    "risk",
    "hospital_handovers",
    "guests",
    "hospital_desk",
)

pages: list[URLPattern] = [
    pattern for name in PAGES for pattern in import_module(f"victimcontact.staff.pages.{name}").urlpatterns
]

urlpatterns = [
    path("accounts/", include(sign_in.addresses())),
    path("", include((pages, "staff"), namespace="staff")),
]

handler404 = "victimcontact.staff.door.not_found"
handler500 = "victimcontact.staff.door.failed"
