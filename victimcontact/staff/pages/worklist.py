"""The first page of the day: what is owed and what else waits for a person, late first, narrowed down as the address says."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import lru_cache
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, accounts, nights, stops, worklists
from victimcontact.casework.work_kinds import KINDS
from victimcontact.casework.worklists import Filters
from victimcontact.design import fields, forms
from victimcontact.design.site import Link
from victimcontact.scheme.causes import Whose
from victimcontact.scheme.regions import REGIONS
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.words import ROUTES

TABS = {"mine": _("Mine"), "unit": _("My unit’s"), "unallocated": _("Not allocated")}
WHEN = {
    "late": _("Late"),
    "today": _("Due today"),
    "week": _("Due in the next 7 days"),
    "later": _("Later"),
}
KIND = {
    "first_contact": _("First contact and offers"),
    "asked": _("Asked on the public site"),
    "telling": _("Telling what happened"),
    "parole": _("Parole Board"),
    "licence": _("Licence and conditions"),
    "hospital": _("Hospital and tribunal"),
    "yearly": _("Yearly contact"),
    "risk": _("Risk and meetings"),
    "reaching": _("Reaching people"),
    "incoming": _("Messages of other systems"),
    "approval": _("Letters to approve"),
    "report": _("Reports on their way"),
    "decision": _("Decisions on telling"),
    "complaint": _("Complaints"),
    "restorative": _("Restorative justice"),
    "stopped": _("Stopped, and to be put right"),
    "reading": _("Messages to read"),
    "allocation": _("Cases to allocate"),
    "staffing": _("Transfers and changes of officer"),
}
CAUSE = {
    "police": _("The police’s delay"),
    "court": _("The court’s delay"),
    "us": _("Our delay"),
    "other": _("Somebody else’s delay"),
}
CONCERN = {
    "at_risk": _("At risk"),
    "officer_approves": _("Waiting for an officer’s approval"),
    "manager_approves": _("Waiting for a manager’s approval"),
    "unreached": _("Members not reached"),
}
OWED = {"others": _("What others are late with")}
DIFFERENT_FILTERS = 200
LANGUAGES = {"en": _("English"), "cy": _("Welsh")}
LEADS_TO = {
    "duty": "staff:case",
    "telling": "staff:decide-telling",
    "message": "staff:message",
    "feed": "staff:incoming-message",
    "hour": "staff:agreed-hour",
    "note": "staff:notes",
    "caller": "staff:case",
    "risk": "staff:risk",
    "risk_message": "staff:risk",
    "restorative": "staff:restorative",
    "zone_leave": "staff:zone",
    "zone": "staff:zone",
    "application": "staff:application",
    "final": "staff:case-heard",
    "request": "staff:request",
    "alert": "staff:request-alert",
    "report": "staff:report",
    "allocation": "staff:allocate",
    "new_officer": "staff:write-message",
    "transfer": "staff:transfer",
    "reach": "staff:known",
    "complaint": "staff:complaint",
    "data_request": "staff:data-requests",
    "held_document": "staff:notes",
    "consultation": "staff:case-heard",
    "hospital_note": "staff:guests",
    "guest": "staff:guests",
    "statement": "staff:statement",
    "withholding": "staff:withholding",
    "text": "staff:received-text",
    "brake": "staff:brake",
    "correction": "staff:correction",
    "wrong_message": "staff:correction",
    "question": "staff:question",
    "enquiry": "staff:enquiry",
    "meeting_invitation": "staff:meeting",
    "meeting_action": "staff:meeting",
    "meeting_item": "staff:meeting",
}
BY_OWN_REFERENCE = frozenset(
    {
        "message",
        "feed",
        "hour",
        "telling",
        "risk",
        "risk_message",
        "restorative",
        "zone_leave",
        "zone",
        "report",
        "request",
        "alert",
        "application",
        "transfer",
        "reach",
        "complaint",
        "statement",
        "withholding",
        "text",
        "brake",
        "correction",
        "wrong_message",
        "question",
        "enquiry",
        "meeting_invitation",
        "meeting_action",
        "meeting_item",
    }
)


class FilterForm(forms.Form):
    """What of the list is wanted; it stays in the address, and holds nothing about anybody."""

    mark_optional = False
    when = fields.Select(label=_("When"), options=WHEN.items(), blank=_("Any time"), required=False)
    kind = fields.Select(label=_("Kind of work"), options=KIND.items(), blank=_("Every kind"), required=False)
    cause = fields.Select(label=_("Late because of"), options=CAUSE.items(), blank=_("Any cause"), required=False)
    concern = fields.Select(label=_("Of concern"), options=CONCERN.items(), blank=_("Everything"), required=False)
    owed = fields.Select(label=_("Owed by"), options=OWED.items(), blank=_("Us"), required=False)
    route = fields.Select(label=_("Route"), options=ROUTES.items(), blank=_("Every route"), required=False)
    region = fields.Select(
        label=_("Region"), options=[(name, name) for name in REGIONS], blank=_("Every region"), required=False
    )
    language = fields.Select(label=_("Language"), options=LANGUAGES.items(), blank=_("Every language"), required=False)
    reference = fields.Text(label=_("Case reference"), hint=_("The beginning is enough"), required=False, max_length=20)


def show(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    if May.SEE_CASE not in accounts.granted(account):
        return redirect("staff:first-page")
    filters = wanted(request)
    number = request.GET.get("page", "1")
    page = worklists.listed(account, filters, on=today(now), number=int(number[:9]) if number.isdecimal() else 1)
    context = {
        "page": page,
        "filters": filters,
        "questions": questions_of(filters),
        "shows_officer": filters.whose != "mine" or May.APPROVE_AS_MANAGER in accounts.granted(account),
        "narrowed": replace(filters, whose="mine") != Filters(),
        "asked_for": _in_words(filters),
        "tabs": _tabs(filters),
        "counts": _counts(filters, page.counts),
        "base": f"{address(filters)}&",
        "standing_still": stops.standing_still(account),
        "leads_to": LEADS_TO,
        "by_own_reference": BY_OWN_REFERENCE,
        "causes": CAUSE,
        "last_night": nights.last(),
    }
    return render(request, "staff/worklist/show.html", context)


@lru_cache(maxsize=DIFFERENT_FILTERS)
def questions_of(filters: Filters) -> SafeString:
    """The questions as they stand for these filters; they hold nothing else, so that they are written out once for everybody."""
    return FilterForm(initial=asdict(filters)).render()


def wanted(request: HttpRequest) -> Filters:
    """The filters that stand in the address; what makes no sense is left out."""
    asked = {name: request.GET.get(name, "") for name in asdict(Filters())}
    known = {
        "whose": TABS,
        "when": WHEN,
        "kind": KINDS,
        "cause": {whose.value for whose in Whose},
        "concern": CONCERN,
        "owed": OWED,
        "route": ROUTES,
        "region": REGIONS,
        "language": LANGUAGES,
    }
    kept = {name: asked[name] if asked[name] in values else "" for name, values in known.items()}
    reference = asked["reference"].strip().upper()[:20]
    sensible = reference if reference.replace("-", "").isalnum() and reference.isascii() else ""
    return Filters(**kept | {"whose": kept["whose"] or "mine", "officer": _id(asked["officer"]), "reference": sensible})


def address(filters: Filters) -> str:
    """The address of the list that the filters describe, to which `page=` may be added."""
    given = {name: value for name, value in asdict(filters).items() if value}
    return f"?{urlencode(given)}"


def _in_words(filters: Filters) -> list[str]:
    """What the list is narrowed down to, as the form names it; an officer is named in the list itself."""
    named = {
        "when": WHEN,
        "kind": KIND,
        "cause": CAUSE,
        "concern": CONCERN,
        "owed": OWED,
        "route": ROUTES,
        "language": LANGUAGES,
    }
    said = [str(names[value]) for name, names in named.items() if (value := getattr(filters, name))]
    own = [text for text in (filters.region, filters.reference) if text]
    return said + own + ([str(_("One officer"))] if filters.officer else [])


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def _tabs(filters: Filters) -> list[Link]:
    tabs = {name: replace(filters, whose=name, officer="") for name in TABS}
    return [Link(str(TABS[name]), address(to), current=name == filters.whose) for name, to in tabs.items()]


def _counts(filters: Filters, counts: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Each count with the list it leads to."""
    return [(str(text), counts[name], address(replace(filters, when=name))) for name, text in WHEN.items()]


FIRST_PAGES = (
    (May.SEE_CASE, "staff:worklist"),
    (May.READ_AUDIT, "staff:audit"),
    (May.SEE_STATISTICS, "staff:statistics"),
    (May.SEARCH_FOR_CALLER, "staff:callers"),
    (May.ASK_FOR_VIEWS, "staff:questions"),
    (May.COME_AS_GUEST, "staff:hospital-desk"),
)


def first_page(request: HttpRequest) -> HttpResponse:
    """Where an officer begins: not everybody's work is cases."""
    account, _now = signed_in(request)
    acts = accounts.granted(account)
    theirs = [name for act, name in FIRST_PAGES if act in acts]
    if not theirs:
        raise access.NotPermitted("This account has no work here")
    return redirect(theirs[0])


urlpatterns = [
    path("", show, name="worklist"),
    path("start/", first_page, name="first-page"),
]
