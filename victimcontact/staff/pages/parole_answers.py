"""What the practitioner is told for their parole report: three facts, suggested from the case and kept as they were given."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, parole_answers, review_dates
from victimcontact.casework.parole_answers import Asked
from victimcontact.design import fields, forms
from victimcontact.scheme.parole_reports import StatementWish
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

WISHES = {
    StatementWish.YES: _("Yes"),
    StatementWish.NO: _("No"),
    StatementWish.NOT_KNOWN: _("Don’t know"),
}


class AnswerForm(forms.Form):
    asked_on = fields.Day(
        label=_("On which day did the practitioner contact you?"),
        hint=_("The report takes only a day within the last 12 months, and after the conviction."),
        called=_("The day they contacted you"),
        past=True,
    )
    asked_by = fields.Text(label=_("Who was it?"), missing=_("Enter who it was"), max_length=120)
    statement = fields.Choice(label=_("Does the victim wish to send a statement?"), options=list(WISHES.items()))

    def answer(self) -> Asked:
        """The answer as it was typed."""
        answers = self.cleaned_data
        return Asked(answers["asked_on"], answers["asked_by"], StatementWish(answers["statement"]))


def give(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.WRITE_REPORT)
    review = review_dates.review_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    first = {"asked_on": today(now), "statement": parole_answers.suggested(whose, review)}
    form = AnswerForm(request.POST or None, on=today(now), initial=first)
    if form.is_valid():
        try:
            parole_answers.give(case=whose, review=review, asked=form.answer(), by=account, now=now)
        except parole_answers.DoesNotCount:
            form.add_error("asked_on", said("The report takes only a day within 12 months, and after the conviction"))
        except parole_answers.NoParoleReport:
            form.add_error(None, said("No parole report is written for this review."))
        else:
            notices.success(request, said("It is kept as you gave it."))
            return redirect("staff:parole-answer", reference=reference, case=case)
    context = {
        "form": form,
        "review": review,
        "case": whose,
        "in_scheme": parole_answers.is_in_scheme(whose),
        "given": parole_answers.of_case(whose, review),
        "wishes": WISHES,
    }
    return render(request, "staff/reviews/parole_answer.html", context)


urlpatterns = [
    path("reviews/<slug:reference>/parole-report/<slug:case>/", give, name="parole-answer"),
]
