"""A victim's statement at the officers' site: written down at dictation, read back, approved, sent, asked back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from victimcontact.casework import (
    access,
    accounts,
    leak_releases,
    review_dates,
    statement_readers,
    statement_sending,
    statement_words,
    statements,
    withholding_rows,
)
from victimcontact.casework.documents.typesetting import CannotBeTypeset
from victimcontact.casework.protection import GivesAway
from victimcontact.casework.reviews import ReviewEnded
from victimcontact.casework.statements import Statement
from victimcontact.design import forms
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.roles import May
from victimcontact.scheme.statement_moves import StatementGuard, StatementState, possible_for_statement
from victimcontact.scheme.statements import minutes_to_read
from victimcontact.scheme.words import statements as words
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import report_words, statement_forms
from victimcontact.staff.pages.statement_forms import (
    ApprovalForm,
    ArrangeForm,
    AskBackForm,
    AttendForm,
    LateForm,
    NoteForm,
    RemovalForm,
    SendForm,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_BEGUN: tuple[tuple[type[Exception], "StrOrPromise"], ...] = (
    (statements.OneAlready, _("There is a statement already. It is listed below.")),
    (statements.NotReceivedHere, _("The tribunal may not receive a statement in this case.")),
    (statements.NoStatementHere, _("No statement goes to this kind of review.")),
    (ReviewEnded, _("The review has been decided. Nothing can be sent to it any more.")),
)
REFUSALS: tuple[tuple[type[Exception], "StrOrPromise"], ...] = (
    (GivesAway, _("Something in it shows who or where the person is. Look at the marks with them.")),
    (ReviewEnded, _("The review has been decided. Nothing can be sent to it any more.")),
    (CannotBeTypeset, _("It holds a character that cannot be printed.")),
    (statements.NeedsManager, _("They may be under 18: a manager has to note why they may be in the room.")),
    (access.NotPermitted, _("Only a manager can do this.")),
)
MISSING: Mapping[StatementGuard, "StrOrPromise"] = {
    StatementGuard.SOMETHING_WRITTEN: _("Nothing is written yet."),
    StatementGuard.NOT_HELD: _(
        "They want the prisoner not to see it, and the Board has not answered. It must not be placed in the dossier."
    ),
    StatementGuard.MANAGER_AGREED: _("Its last day has gone by. A manager has to send it, and say why it is late."),
    StatementGuard.REASON_GIVEN: _("Enter why it is late."),
}
OTHERWISE = _("Somebody else has moved this statement on. Look at where it stands now.")
REFUSED: tuple[type[Exception], ...] = (NotAllowed, *(kind for kind, _text in REFUSALS))


@dataclass(frozen=True)
class Question:
    """One question about a statement: its heading, form and button, what recording it does, and what is said afterwards."""

    heading: str
    form: forms.Form
    button: str
    record: Callable[[], object]
    done: str
    warning: str = ""


@require_POST
def start(request: HttpRequest, reference: str, review: str) -> HttpResponse:
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    about = review_dates.review_for(account, review, now=now)
    try:
        made = statements.start(case=case, review=about, by=account, now=now)
    except tuple(kind for kind, _words in NOT_BEGUN) as refusal:
        notices.warning(request, str(next(text for kind, text in NOT_BEGUN if isinstance(refusal, kind))))
        return redirect("staff:case-heard", reference=reference)
    return redirect("staff:write-statement", reference=made.reference)


@require_safe
def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    said_words = statement_words.words_in(statement)
    thoughts = words.in_language(words.THOUGHTS, "en")
    context = {
        "own_words": said_words.as_table(),
        "is_written": bool(said_words.whole.strip()),
        "minutes": minutes_to_read(said_words.whole),
        "thoughts": [thoughts[each] for each in statement_words.thoughts_on(statement, said_words)],
        "family": [thoughts[each] for each in statements.thoughts_on_family(statement)],
        "hits": leak_releases.unreleased_in(statement),
        "marked": leak_releases.marks_of_statement(statement),
        "mark": statement_words.marker(statement),
        "steps": statements.steps(statement),
        "possible": {event.value for event in possible_for_statement(StatementState(statement.state))},
        "last_day": statement_sending.last_day(statement),
        "in_time": statement_sending.in_time(statement, on=today(now)),
        "withholding": withholding_rows.of(statement.case, statement.review),
        "read_by": statement_readers.read_by(statement, "en"),
        "may_attend_all": len(statements.ways_to_give(statement, on=today(now))) == len(words.PRESENTATIONS),
        "acts": accounts.granted(account),
    }
    return render(request, "staff/statements/show.html", context | frame(statement))


def write(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    form = statement_forms.words_form(statement.kind)(
        request.POST or None,
        version=statements.version_of(statement),
        initial=dict(statement_words.words_in(statement).as_table()),
    )
    if form.is_valid():
        try:
            statements.write(
                statement=statement, words=statement_forms.words_of(form), version=form.cleaned_data["version"],
                by=account, now=now,
            )  # fmt: skip
        except access.Stale:
            form.overtake(statements.version_of(statement))
        except NotAllowed:
            form.add_error(None, str(OTHERWISE))
        else:
            notices.success(request, said("The words are saved. Read them back, and have them approved."))
            return redirect("staff:statement", reference=reference)
    voids = statement.state == StatementState.APPROVED
    return render(request, "staff/statements/write.html", {"form": form, "voids": voids} | frame(statement))


def arrange(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    in_words = words.in_language(words.PRESENTATIONS, "en")
    ways = [(way.value, in_words[way]) for way in statements.ways_to_give(statement, on=today(now))]
    named = ("maker", "authority", "presentation", "support_person", "child_assisted", "language")
    initial = {name: getattr(statement, name) for name in named}
    form = ArrangeForm(request.POST or None, options={"presentation": ways}, initial=initial)

    def record() -> object:
        return statements.arrange(statement=statement, arranged=form.arranged(), by=account, now=now)

    heading = said("Who makes it, and how is it given?")
    return _asked(request, statement, Question(heading, form, said("Save"), record, said("It is saved.")))


@require_POST
def ask_victim(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    try:
        statements.ask_victim(statement=statement, by=account, now=now)
    except NotAllowed as refusal:
        notices.warning(request, why_not(refusal))
    else:
        notices.success(request, said("It is with the victim now: on their own page, or read it back to them."))
    return redirect("staff:statement", reference=reference)


def approval(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    form = ApprovalForm(request.POST or None)

    def record() -> object:
        return statements.record_approval(statement=statement, by=account, now=now, **form.cleaned_data)

    question = Question(
        said("They approve it"), form, said("Record the approval"), record, said("These words are approved."),
        warning=words.in_language(words.OFFENDER_READS, "en")[statement.kind],
    )  # fmt: skip
    return _asked(request, statement, question)


def attend(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.APPROVE_AS_MANAGER)
    statement = statements.statement_for(account, reference, now=now)
    form = AttendForm(request.POST or None)

    def record() -> object:
        return statements.let_attend(statement=statement, by=account, now=now, **form.cleaned_data)

    heading = said("Let somebody who may be under 18 be in the room")
    return _asked(request, statement, Question(heading, form, said("Note it"), record, said("It is noted.")))


def send(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    late = not statement_sending.in_time(statement, on=today(now))
    form = (LateForm if late else SendForm)(request.POST or None)

    def record() -> object:
        reason = form.cleaned_data.get("late", "")
        return statement_sending.send(statement=statement, late=reason, by=account, now=now)

    question = Question(
        said("Send the statement"), form, said("Send it"), record, said("It is recorded as sent, in these words."),
        warning=str(MISSING[StatementGuard.MANAGER_AGREED]) if late else "",
    )  # fmt: skip
    return _asked(request, statement, question)


def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    form = NoteForm(request.POST or None)

    def record() -> object:
        return statements.withdraw(statement=statement, by=account, now=now, **form.cleaned_data)

    question = Question(
        said("They take it back"), form, said("Record it"), record, said("It is taken back."),
        warning=said("If it has gone already, whoever has it has to be asked to remove it."),
    )  # fmt: skip
    return _asked(request, statement, question)


def ask_back(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    form = AskBackForm(request.POST or None)

    def record() -> object:
        return statement_sending.ask_back(statement=statement, by=account, now=now, **form.cleaned_data)

    heading = said("Ask whoever has it to remove it")
    return _asked(request, statement, Question(heading, form, said("Record it"), record, said("It is recorded.")))


def answer(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    form = RemovalForm(request.POST or None)

    def record() -> object:
        return statement_sending.record_answer(statement=statement, by=account, now=now, **form.cleaned_data)

    done = said("It is recorded. The victim can read it.")
    return _asked(request, statement, Question(said("What they answered"), form, said("Record it"), record, done))


@require_safe
def document(request: HttpRequest, reference: str) -> HttpResponse:
    """The statement as a file; its name says nothing."""
    account, now = signed_in(request)
    statement = statements.statement_for(account, reference, now=now)
    response = HttpResponse(statement_sending.document_of(statement), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{statement.reference}.pdf"'
    return response


def why_not(refusal: Exception) -> str:
    """Why something was refused, and what would help."""
    if isinstance(refusal, GuardNotMet):
        return str(next((text for guard, text in MISSING.items() if guard in refusal.missing), OTHERWISE))
    return str(next((text for kind, text in REFUSALS if isinstance(refusal, kind)), OTHERWISE))


def _asked(request: HttpRequest, statement: Statement, question: Question) -> HttpResponse:
    """Ask, record, or refuse with what was typed still there."""
    form = question.form
    if form.is_valid():
        try:
            question.record()
        except REFUSED as refusal:
            form.add_error(None, why_not(refusal))
        else:
            notices.success(request, question.done)
            return redirect("staff:statement", reference=statement.reference)
    return render(request, "staff/statements/ask.html", {"form": form, "ask": question} | frame(statement))


def frame(statement: Statement) -> dict[str, object]:
    """What every page of a statement needs: the row, who reads it, and the words of its states."""
    kind = statement.kind
    return {
        "statement": statement,
        "title": words.TITLES[kind][0],
        "questions": words.in_language(words.QUESTIONS[kind], "en"),
        "offender_reads": words.in_language(words.OFFENDER_READS, "en")[kind],
        "what_for": words.in_language(words.WHAT_FOR, "en")[kind],
        "presentations": words.in_language(words.PRESENTATIONS, "en"),
        "makers": statement_forms.MAKERS,
        "states": statement_forms.STATES,
        "events": statement_forms.EVENTS,
        "how": statement_forms.HOW,
        "kinds_of_hit": report_words.KINDS_OF_HIT,
        "withholding_states": statement_forms.WITHHOLDING_STATES,
    }


urlpatterns = [
    path("cases/<slug:reference>/statements/<slug:review>/", start, name="start-statement"),
    path("statements/<slug:reference>/", show, name="statement"),
    path("statements/<slug:reference>/words/", write, name="write-statement"),
    path("statements/<slug:reference>/giving/", arrange, name="arrange-statement"),
    path("statements/<slug:reference>/ask-victim/", ask_victim, name="give-statement"),
    path("statements/<slug:reference>/approval/", approval, name="statement-approval"),
    path("statements/<slug:reference>/in-the-room/", attend, name="let-attend"),
    path("statements/<slug:reference>/send/", send, name="send-statement"),
    path("statements/<slug:reference>/take-back/", withdraw, name="withdraw-statement"),
    path("statements/<slug:reference>/ask-back/", ask_back, name="ask-statement-back"),
    path("statements/<slug:reference>/answer/", answer, name="statement-answer"),
    path("statements/<slug:reference>/statement.pdf", document, name="statement-file"),
]
