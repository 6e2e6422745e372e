"""For those who decide: ask what a victim thinks, and read the answer. Nothing here says whether there is a victim, or how many."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said

from victimcontact.casework import access, questions
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages.consultation_forms import KINDS, AskForm


def index(request: HttpRequest) -> HttpResponse:
    account, _now = signed_in(request)
    context = {"questions": questions.asked_by(account), "kinds": KINDS}
    return render(request, "staff/consultations/questions.html", context)


def ask(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.ASK_FOR_VIEWS)
    form = AskForm(request.POST or None, on=today(now))
    if form.is_valid():
        questions.ask(question=form.question(), agency=form.cleaned_data["agency"], by=account, now=now)
        notices.success(request, said("We have your question. The answer will be on this page."))
        return redirect("staff:questions")
    return render(request, "staff/consultations/ask.html", {"form": form})


urlpatterns = [
    path("questions/", index, name="questions"),
    path("questions/ask/", ask, name="ask-question"),
]
