"""The marks of the leak guard in a statement: its words are the victim's, so that they stand or are changed with them."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import path

from victimcontact.casework import access, leak_releases, statement_words, statements
from victimcontact.casework.statements import Statement
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in
from victimcontact.staff.pages import leaks
from victimcontact.staff.pages.statements import frame


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    return leaks.show(request, _read(statements.statement_for(account, reference, now=now)))


def release(request: HttpRequest, reference: str, mark: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RELEASE_LEAK)
    return leaks.let_stand(request, _read(statements.statement_for(account, reference, now=now)), mark)


def _read(statement: Statement) -> leaks.Read:
    shown, version = frame(statement), statement_words.latest(statement)
    return leaks.Read(
        reference=statement.reference,
        called=statement.reference,
        marked=leak_releases.marks_of_statement(statement),
        content_hash=version.content_hash,
        release=partial(leak_releases.release_in_statement, statement=statement),
        pages=("staff:statement", "staff:statement-leaks", "staff:release-statement-leak"),
        template="staff/statements/leaks.html",
        readers=str(shown["offender_reads"]),
        words=shown
        | {"own_words": statement_words.words_of(version).as_table(), "mark": statement_words.marker(statement)},
    )


urlpatterns = [
    path("statements/<slug:reference>/marks/", show, name="statement-leaks"),
    path("statements/<slug:reference>/marks/<slug:mark>/", release, name="release-statement-leak"),
]
