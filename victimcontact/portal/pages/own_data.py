"""What we hold about a member: who has looked, a copy to ask for and to open, and what is to be put right."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import data_requests, own_looks, own_plans
from victimcontact.casework.data_requests import AlreadyAsked
from victimcontact.design import fields, forms
from victimcontact.design.language import language
from victimcontact.portal.door import visit
from victimcontact.scheme.words import own_copy as words

TYPES = {"pdf": "application/pdf", "json": "application/json"}


class CorrectionForm(forms.Form):
    text = fields.LongText(
        label=_("What is wrong, and what would be right?"),
        hint=_("A name, a day, something in a letter. To change how we reach you, use that page: it counts at once."),
        missing=_("Write what is wrong"),
        max_length=4000,
        rows=6,
    )


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    context = {"reference": reference, "requests": data_requests.own(here.case, here.account)}
    return render(request, "portal/own/data.html", context)


@require_safe
def looked(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    own_plans.own_person(here.case, here.account)
    looks = own_looks.of_own(here.case, here.account, now=here.now)
    rows = [(each.on, each.name or words.role(each.role, language())) for each in looks]
    return render(request, "portal/own/looked.html", {"reference": reference, "rows": rows})


@require_POST
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    try:
        data_requests.ask_for_copy(case=here.case, by=here.account, now=here.now)
    except AlreadyAsked:
        notices.warning(request, gettext("You have asked for a copy already. It is not ready yet."))
    else:
        notices.success(request, gettext("You have asked for a copy. It will be here within a month."))
    return redirect("portal:own-data", reference=reference)


def correct(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    own_plans.own_person(here.case, here.account)
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        text = form.cleaned_data["text"]
        data_requests.ask_for_correction(case=here.case, text=text, by=here.account, now=here.now)
        notices.success(request, gettext("Thank you. Your officer looks at it, and you find the answer here."))
        return redirect("portal:own-data", reference=reference)
    return render(request, "portal/own/correct.html", {"form": form, "reference": reference})


@require_safe
def copy(request: HttpRequest, reference: str, data: str, form: str) -> HttpResponse:
    """The copy as a file, under a name that says nothing."""
    here = visit(request, reference)
    content = data_requests.own_copy(here.case, here.account, data, form, now=here.now)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{data}.{form}"'
    return response


urlpatterns = [
    path("your-page/<slug:reference>/information/", show, name="own-data"),
    path("your-page/<slug:reference>/information/looked/", looked, name="looked"),
    path("your-page/<slug:reference>/information/copy/", ask, name="ask-for-copy"),
    path("your-page/<slug:reference>/information/correct/", correct, name="correct"),
    path("your-page/<slug:reference>/information/<slug:data>/copy.pdf", copy, {"form": "pdf"}, name="copy-pdf"),
    path("your-page/<slug:reference>/information/<slug:data>/copy.json", copy, {"form": "json"}, name="copy-json"),
]
