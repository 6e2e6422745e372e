"""Is this for me? A few plain questions, and what the rules would say of the answers. Nothing of them is kept."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django import forms as plain
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from victimcontact.casework import laws
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.portal.content import facts
from victimcontact.portal.question_pages import Answers, Step, place
from victimcontact.portal.who import WHO
from victimcontact.scheme.self_check import HAS_LENGTH, HAS_YEAR, Ended, Harm, Length, Told, Who, check
from victimcontact.scheme.self_check import Place as Court

FIRST_YEAR = 1950


class WhoForm(forms.Form):
    who = fields.Choice(label=_("Who are you?"), heading=True, options=WHO)


class CourtForm(forms.Form):
    court = fields.Choice(
        label=_("Where was the court?"),
        heading=True,
        options=[
            (Court.ENGLAND_OR_WALES, _("In England or Wales")),
            (Court.MILITARY, _("It was a military court")),
            (Court.ELSEWHERE, _("In Scotland, Northern Ireland or another country")),
        ],
    )


class HarmForm(forms.Form):
    harm = fields.Choice(
        label=_("What was the person found to have done?"),
        hint=_("You do not have to tell what happened. Choose what comes closest to what the court said."),
        heading=True,
        options=[
            Option(
                Harm.VIOLENCE,
                _("Serious violence"),
                hint=_("For example murder, wounding, threats to kill, choking, kidnap, robbery or arson"),
            ),
            (Harm.SEXUAL, _("A sexual offence")),
            (Harm.TERRORISM, _("A terrorism offence")),
            (Harm.FEAR, _("Stalking or harassment that made somebody afraid of violence")),
            (Harm.CONTROL, _("Other stalking or harassment, controlling behaviour, or breaking a protective order")),
            (Harm.ROAD, _("A death or an injury on the road")),
            Option(Harm.OTHER, _("Something else"), hint=_("For example burglary, theft or fraud")),
            (Harm.UNKNOWN, _("I do not know")),
        ],
    )


class EndedForm(forms.Form):
    ended = fields.Choice(
        label=_("What did the court decide?"),
        heading=True,
        options=[
            (Ended.PRISON, _("Prison, or custody for a young person")),
            Option(
                Ended.HOSPITAL,
                _("A hospital order"),
                hint=_("Also if the person was found insane or not fit for trial"),
            ),
            (Ended.MOVED, _("Prison, and then a move to hospital")),
            (Ended.SUSPENDED, _("A suspended sentence")),
            (Ended.COMMUNITY, _("Something else, such as community service or a fine")),
            (Ended.WAITING, _("Nothing yet: the trial or the sentence is still to come")),
            (Ended.NOTHING, _("Nobody was found guilty, or it never came to court")),
            (Ended.UNKNOWN, _("I do not know")),
        ],
    )


class LengthForm(forms.Form):
    length = fields.Choice(
        label=_("How long is the sentence?"),
        hint=_("What the judge said, not what is served in prison."),
        heading=True,
        options=[
            (Length.LONG, _("12 months or more, or life")),
            (Length.SHORT, _("Less than 12 months")),
            (Length.UNKNOWN, _("I do not know")),
        ],
    )


class YearForm(forms.Form):
    """The year may be left out: then it is taken as a recent one."""

    year = fields.Number(
        label=_("In which year was it?"),
        hint=_("The year of the sentence or order. If you do not know, leave it empty."),
        heading=True,
        required=False,
        min_value=FIRST_YEAR,
    )
    mark_optional = False

    def __init__(self, *posted: Any, on: date, **more: Any) -> None:
        super().__init__(*posted, on=on, **more)
        self.this_year = on.year

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and year > self.this_year:
            raise plain.ValidationError(_("The year cannot be in the future"))
        return year


def _here(answers: Answers) -> bool:
    return bool(answers["court"]["court"] != Court.ELSEWHERE)


def _ended_in(which: Collection[Ended]) -> Callable[[Answers], bool]:
    return lambda answers: _here(answers) and answers["ended"]["ended"] in which


STEPS = (
    Step("who", WhoForm),
    Step("court", CourtForm),
    Step("harm", HarmForm, _here),
    Step("ended", EndedForm, _here),
    Step("length", LengthForm, _ended_in(HAS_LENGTH)),
    Step("year", YearForm, _ended_in(HAS_YEAR)),
)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The next question, or the answer. Nothing is written, whatever is sent."""
    today = timezone.localdate()
    here = place(STEPS, request.POST, on=today)
    if here.form is not None:
        return render(request, "portal/is_this_for_me/question.html", {"form": here.form, "place": here})
    told = _told(here.answers)
    context = {"place": here, "told": told, "likely": check(told, on=today, law=laws.in_force()), "facts": facts()}
    return render(request, "portal/is_this_for_me/answer.html", context)


def _told(answers: Answers) -> Told:
    given = {name: value for page in answers.values() for name, value in page.items()}
    return Told(
        who=Who(given["who"]),
        place=Court(given["court"]),
        harm=Harm(given.get("harm", Harm.UNKNOWN)),
        ended=Ended(given.get("ended", Ended.UNKNOWN)),
        length=Length(given.get("length", Length.UNKNOWN)),
        year=given.get("year"),
    )


urlpatterns = [path("is-this-for-me/", ask, name="is-this-for-me")]
