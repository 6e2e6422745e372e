"""The Jinja2 environment of the two sites: strict, escaping, translated, and with the GOV.UK macros at hand."""

from collections.abc import Callable
from typing import Any

from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from victimcontact.design import days
from victimcontact.design.components import govuk
from victimcontact.design.forms import Form
from victimcontact.design.language import language, lower_first
from victimcontact.design.phones import phone_in_words
from victimcontact.design.site import Site
from victimcontact.design.standings import STANDINGS

DATED = ("day_in_words", "month_in_words", "moment_in_words", "days_of_the_year_in_words")


def environment(**options: Any) -> Environment:
    """Make the environment that Django's Jinja2 backend asks for by the name in its OPTIONS."""
    options.update(undefined=StrictUndefined, extensions=["jinja2.ext.i18n"])
    options.pop("autoescape", None)
    made = Environment(autoescape=True, **options)
    translate(made)
    made.globals.update(ui=Blocks(made), govuk=govuk, STANDINGS=STANDINGS, Site=Site)
    made.globals.update(url=url, static=static, language=language, notices=notices)
    made.filters.update({name: in_page_language(getattr(days, name)) for name in DATED})
    made.filters.update(time_in_words=days.time_in_words, phone_in_words=phone_in_words, lower_first=lower_first)
    made.tests.update(of_type=of_type, ours=ours)
    return made


class Blocks:
    """The macros of design/components.html, as `ui` in every template, so that no page has to import them."""

    def __init__(self, made: Environment) -> None:
        self._made = made

    def __getattr__(self, name: str) -> object:
        return getattr(self._made.get_template("design/components.html").module, name)


def translate(made: Environment) -> None:
    """Give the templates Django's translations, which follow the language of the request."""
    with_extension: Any = made
    with_extension.install_gettext_callables(
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )


def url(name: str, *args: object, **kwargs: object) -> str:
    """Answer the path of a named page: `url("staff:case", reference=case.reference)`."""
    return reverse(name, args=args, kwargs=kwargs)


def notices(request: HttpRequest) -> list[Message]:
    """Take the messages left for the next page; each is shown once."""
    return list(get_messages(request))


def in_page_language(words: Callable[..., object]) -> Callable[..., object]:
    """Turn "day and language to words" into a filter that uses the language of the page unless told another."""

    def filtered(value: object, spoken: str = "") -> object:
        return words(value, spoken or language())

    return filtered


def ours(form: object) -> bool:
    """Say whether a form is one of this house, which knows its own problems; those of other packages do not."""
    return isinstance(form, Form)


def of_type(value: object, name: str) -> bool:
    """Say whether a value is of the class with this name; templates know no classes."""
    return type(value).__name__ == name
