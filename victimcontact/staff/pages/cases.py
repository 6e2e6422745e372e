"""A case, a page for each question: what is to be done now, what happened, what is owed, what is written."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from victimcontact.casework import (
    access,
    accounts,
    case_documents,
    contact_cards,
    histories,
    overviews,
    reach,
    received_documents,
)
from victimcontact.casework.access import Case
from victimcontact.design import fields, forms
from victimcontact.design.site import Link
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.received_documents import KINDS as RECEIVED_KINDS
from victimcontact.staff.pages.worklist import BY_OWN_REFERENCE, LEADS_TO

TABS = (
    ("staff:case", _("Now")),
    ("staff:case-history", _("History")),
    ("staff:case-duties", _("What is owed")),
    ("staff:case-heard", _("Being heard")),
    ("staff:case-documents", _("Letters and documents")),
)
KINDS = {
    "stages": _("What happened in the sentence"),
    "contacts": _("Calls, visits and post"),
    "messages": _("Letters and messages"),
    "reviews": _("Reviews"),
    "reports": _("Reports"),
    "meetings": _("Meetings"),
    "wishes": _("Wishes"),
    "moves": _("Standing and officers"),
    "plans": _("How they may be reached"),
    "notes": _("Notes"),
    "risk": _("Facts about risk"),
}


class HistoryForm(forms.Form):
    """What of the history is wanted; it stays in the address, and holds nothing about anybody."""

    mark_optional = False
    kinds = fields.Choices(label=_("Show only"), options=KINDS.items(), required=False)


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What to do now."""
    return _now(request, reference)


@require_POST
def code_word(request: HttpRequest, reference: str) -> HttpResponse:
    """The same page with the code word on it, for whoever is about to speak with the person; that it was asked for is written down."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    try:
        word = contact_cards.say_code_word(case=case, by=account, now=now)
    except contact_cards.NoCodeWord:
        word = said("They have chosen none.")
    return _now(request, reference, word)


def _now(request: HttpRequest, reference: str, word: str = "") -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    context = {"overview": overviews.of(account, case, on=today(now)), "code_word": word}
    context |= {"leads_to": LEADS_TO, "by_own_reference": BY_OWN_REFERENCE}
    return render(request, "staff/cases/show.html", frame(request, case, "staff:case") | context)


def history(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    form = HistoryForm(request.GET if "kinds" in request.GET else None)
    kinds = form.cleaned_data["kinds"] if form.is_valid() else list(KINDS)
    page = histories.of(case, kinds=kinds, number=_page_number(request))
    context = {"page": page, "form": form, "base": f"?{urlencode([('kinds', kind) for kind in kinds])}&"}
    if len(kinds) == len(KINDS):
        context["base"] = "?"
    return render(request, "staff/cases/history.html", frame(request, case, "staff:case-history") | context)


def duties(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    context = {"ledger": overviews.ledger_of(case, number=_page_number(request))}
    return render(request, "staff/cases/duties.html", frame(request, case, "staff:case-duties") | context)


def documents(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    context = {
        "documents": case_documents.of(case, by=account, number=_page_number(request)),
        "reached": reach.of_case(case),
        "received": received_documents.of_case(case),
        "received_kinds": RECEIVED_KINDS,
    }
    return render(request, "staff/cases/documents.html", frame(request, case, "staff:case-documents") | context)


def frame(request: HttpRequest, case: Case, current: str) -> dict[str, object]:
    """What stands on every page of a case: how to reach the person safely, and the ways to the other pages."""
    account, now = signed_in(request)
    tabs = [Link(str(text), reverse(name, args=[case.reference]), current=name == current) for name, text in TABS]
    return {
        "case": case,
        "card": contact_cards.of(case, now=now),
        "tabs": tabs,
        "acts": accounts.granted(account),
    }


def _page_number(request: HttpRequest) -> int:
    number = request.GET.get("page", "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1


urlpatterns = [
    path("cases/<slug:reference>/", show, name="case"),
    path("cases/<slug:reference>/code-word/", code_word, name="code-word"),
    path("cases/<slug:reference>/history/", history, name="case-history"),
    path("cases/<slug:reference>/duties/", duties, name="case-duties"),
    path("cases/<slug:reference>/documents/", documents, name="case-documents"),
]
