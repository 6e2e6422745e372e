"""A member's statement: written here a question at a time, kept while they type, agreed to in exactly these words, or taken back."""

from typing import Any

from django import forms as plain
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import non_disclosure, own_statements, statement_readers, statements, withholdings
from victimcontact.casework.access import NotFound, NotPermitted
from victimcontact.casework.errands import NotCarriedOut
from victimcontact.casework.own_statements import Answer, Overtaken, Own, Statement
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.design.language import language
from victimcontact.portal import typed_text
from victimcontact.portal.door import Visit, signed_in, visit
from victimcontact.portal.words_form import MOST_CHARACTERS, WordsForm
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.words import statements as words

NOT_NOW = _("This cannot be changed any more. Please call your officer.")


class GivingForm(forms.Form):
    presentation = fields.Choice(label=_("How should those who decide hear it?"), options=[], required=False)
    support_person = fields.Text(
        label=_("Who should be with you?"),
        hint=_("For example a friend, somebody of your family, or your officer."),
        required=False,
        max_length=120,
    )
    language = fields.Choice(
        label=_("Which language did you write it in?"), options=[("en", "English"), ("cy", "Cymraeg")], inline=True
    )


class AgreeForm(forms.Form):
    content_hash = plain.CharField(widget=plain.HiddenInput)
    understood = fields.Confirm(
        label=_("These are my words, and I understand who can read them"),
        missing=_("Tick the box if you understand who can read them"),
    )


class KeepFromThemForm(forms.Form):
    choice = fields.Choice(label=_("If the answer is no, what should happen?"), options=[])

    def __init__(self, *posted: Any, language: str, **more: Any) -> None:
        options = [Option(choice, text) for choice, text in words.in_language(words.CHOICES, language).items()]
        undecided = Option("undecided", _("I do not know yet"), _("Nothing is sent before you have chosen."))
        super().__init__(*posted, options={"choice": [*options, undecided]}, **more)

    def chosen(self) -> str:
        choice: str = self.cleaned_data["choice"]
        return "" if choice == "undecided" else choice


class TakeBackForm(forms.Form):
    sure = fields.Confirm(label=_("I take my statement back"), missing=_("Tick the box if you want to take it back"))


@require_safe
def index(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    beginnings = own_statements.beginnings(here.case, language())
    context = {
        "reference": reference,
        "statements": own_statements.listed(here.case, language()),
        "beginnings": beginnings,
        "not_received": own_statements.not_received(here.case, language()),
    }
    return render(request, "portal/own/statements.html", context)


@require_POST
def begin(request: HttpRequest, reference: str, review: str) -> HttpResponse:
    here = visit(request, reference)
    about = own_statements.review_to_state_for(here.case, review)
    try:
        made = own_statements.start_own(case=here.case, review=about, by=here.account, now=here.now)
    except (statements.OneAlready, ReviewEnded):
        return redirect("portal:statements", reference=reference)
    return redirect("portal:statement", reference=reference, statement=made.reference)


@require_safe
def show(request: HttpRequest, reference: str, statement: str) -> HttpResponse:
    here, row, own = _own(request, reference, statement)
    context = {
        "reference": reference,
        "statement": own,
        "warning": _warning(here, row) if own.can_write else "",
        "withholding": withholdings.in_words_to_victim(row, language()),
        "read_by": statement_readers.read_by(row, language()),
        "answers_back": statement_readers.answers_to_taking_back(row, language()),
    }
    return render(request, "portal/own/statement.html", context)


def write(request: HttpRequest, reference: str, statement: str, part: str) -> HttpResponse:
    """One question. Who was signed out meanwhile gets what they typed back, and loses nothing."""
    try:
        here, row, own = _own(request, reference, statement)
    except NotPermitted:
        kept = typed_text.given_back(request, signed_in=False)
        if kept is None:
            raise
        return kept
    answer = _answer(own, part)
    form = WordsForm(
        request.POST or None,
        question=answer.question,
        hint=answer.hint,
        language=own.language,
        version=answer.stamp,
        initial={"text": answer.typed or answer.saved},
    )
    if form.is_valid() and _saved(request, here, row, answer, form):
        return redirect("portal:statement", reference=reference, statement=statement)
    context = {"form": form, "reference": reference, "statement": own, "answer": answer}
    return render(request, "portal/own/statement_words.html", context)


@require_POST
def keep_typing(request: HttpRequest, reference: str, statement: str, part: str) -> HttpResponse:
    """What the page sends by itself while somebody types. Nothing is shown, so nothing is read here either."""
    account, now = signed_in(request)
    row = own_statements.being_written(account, reference, statement)
    text, stamp = request.POST.get("text", ""), request.POST.get("version", "")
    if part not in words.PARTS or not stamp.isdecimal() or len(text) > MOST_CHARACTERS:
        return JsonResponse({}, status=400)
    try:
        kept = own_statements.keep_typing(statement=row, part=part, text=text, stamp=int(stamp), by=account, now=now)
    except (Overtaken, NotAllowed):
        return JsonResponse({}, status=409)
    return JsonResponse({"version": kept})


def giving(request: HttpRequest, reference: str, statement: str) -> HttpResponse:
    here, row, own = _own(request, reference, statement)
    ways = own_statements.ways_to_choose(row, language(), now=here.now)
    initial = {
        "presentation": own.presentation, "support_person": own.support_person, "language": own.language,
    }  # fmt: skip
    form = GivingForm(request.POST or None, options={"presentation": ways}, initial=initial)
    if form.is_valid():
        try:
            own_statements.arrange_own(statement=row, by=here.account, now=here.now, **form.cleaned_data)
        except (statements.NeedsManager, NotAllowed):
            notices.warning(request, str(NOT_NOW))
        return redirect("portal:statement", reference=reference, statement=statement)
    context = {
        "form": form,
        "reference": reference,
        "statement": own,
        "all_ways": len(ways) == len(words.PRESENTATIONS),
    }
    return render(request, "portal/own/statement_giving.html", context)


def agree(request: HttpRequest, reference: str, statement: str) -> HttpResponse:
    here, row, own = _own(request, reference, statement)
    if not own.can_approve:
        return redirect("portal:statement", reference=reference, statement=statement)
    form = AgreeForm(request.POST or None, initial={"content_hash": own.content_hash})
    if form.is_valid():
        try:
            own_statements.approve_own(statement=row, by=here.account, now=here.now, **form.cleaned_data)
        except Overtaken:
            notices.warning(request, gettext("It has been changed since you opened it. Please read it once more."))
            return redirect("portal:statement-agree", reference=reference, statement=statement)
        notices.success(request, gettext("Thank you. Your officer can now pass it on, in exactly these words."))
        return redirect("portal:statement", reference=reference, statement=statement)
    context = {"form": form, "reference": reference, "statement": own, "warning": _warning(here, row)}
    return render(request, "portal/own/statement_agree.html", context)


def keep_from_them(request: HttpRequest, reference: str, statement: str) -> HttpResponse:
    """They ask us; the minister's team asks the Board. The choice for a refusal is theirs alone."""
    here, row, own = _own(request, reference, statement)
    if not own.is_before_the_board:
        raise NotFound(statement)
    form = KeepFromThemForm(request.POST or None, language=language())
    if form.is_valid():
        try:
            non_disclosure.ask_own(
                case=here.case, review=row.review, choice=form.chosen(), by=here.account, now=here.now
            )
        except non_disclosure.AlreadyAnswered:
            notices.warning(request, str(NOT_NOW))
        else:
            notices.success(request, gettext("Your officer knows. It is not sent to the person while this is open."))
        return redirect("portal:statement", reference=reference, statement=statement)
    context = {"form": form, "reference": reference, "statement": own}
    return render(request, "portal/own/statement_keep_from_them.html", context)


@require_POST
def let_them_see(request: HttpRequest, reference: str, statement: str) -> HttpResponse:
    here, row, _own_words = _own(request, reference, statement)
    try:
        withholdings.give_up_own(withholding=withholdings.live_for(row), by=here.account, now=here.now)
    except NotAllowed:
        notices.warning(request, str(NOT_NOW))
    else:
        notices.success(request, gettext("Your officer knows that the person may see it."))
    return redirect("portal:statement", reference=reference, statement=statement)


def take_back(request: HttpRequest, reference: str, statement: str) -> HttpResponse:
    here, row, own = _own(request, reference, statement)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        try:
            own_statements.withdraw_own(statement=row, by=here.account, now=here.now)
        except NotAllowed:
            notices.warning(request, str(NOT_NOW))
        else:
            notices.success(request, gettext("You have taken your statement back. Your officer knows."))
        return redirect("portal:statement", reference=reference, statement=statement)
    context = {"form": form, "reference": reference, "statement": own}
    return render(request, "portal/own/statement_take_back.html", context)


def _own(request: HttpRequest, reference: str, statement: str) -> tuple[Visit, Statement, Own]:
    here = visit(request, reference)
    row = own_statements.own_statement(here.case, statement)
    return here, row, own_statements.own(row, language())


def _warning(here: Visit, row: Statement) -> str:
    """What a member is told whose words would be stopped on their way out."""
    try:
        stopped = own_statements.ask_guard(statement=row, by=here.account, now=here.now)
    except NotCarriedOut:
        stopped = own_statements.shows_themselves(row)
    return words.of(words.GIVES_AWAY, language()) if stopped else ""


def _answer(own: Own, part: str) -> Answer:
    for answer in own.answers:
        if answer.part == part:
            return answer
    raise NotFound(part)


def _saved(request: HttpRequest, here: Visit, row: Statement, answer: Answer, form: WordsForm) -> bool:
    """Save, or say that another window saved first, with both texts on the page."""
    text, stamp = form.cleaned_data["text"], form.cleaned_data["version"]
    try:
        own_statements.save_own(statement=row, part=answer.part, text=text, stamp=stamp, by=here.account, now=here.now)
    except Overtaken:
        form.overtake(own_statements.stamp_of(row, answer.part))
        return False
    except NotAllowed:
        form.add_error(None, str(NOT_NOW))
        return False
    notices.success(request, gettext("Your words are saved."))
    return True


BEGINS = "your-page/<slug:reference>/statements/"
urlpatterns = [
    path(BEGINS, index, name="statements"),
    path(BEGINS + "begin/<slug:review>/", begin, name="begin-statement"),
    path(BEGINS + "<slug:statement>/", show, name="statement"),
    path(BEGINS + "<slug:statement>/words/<slug:part>/", write, name="statement-words"),
    path(BEGINS + "<slug:statement>/words/<slug:part>/typed/", keep_typing, name="statement-typed"),
    path(BEGINS + "<slug:statement>/giving/", giving, name="statement-giving"),
    path(BEGINS + "<slug:statement>/agree/", agree, name="statement-agree"),
    path(BEGINS + "<slug:statement>/keep-from-them/", keep_from_them, name="statement-keep-from-them"),
    path(BEGINS + "<slug:statement>/let-them-see/", let_them_see, name="statement-let-them-see"),
    path(BEGINS + "<slug:statement>/take-back/", take_back, name="statement-take-back"),
]
