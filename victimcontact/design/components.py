"""The way to the GOV.UK macros.

Our own templates are strict: a name that is not there is an error. The macros of govuk-frontend-jinja count on missing
parameters being empty, so they live in an environment of their own. Templates reach them through the global `govuk`:
`{{ govuk.inset_text({"text": "..."}) }}`; Python code calls `macro("inset_text")`.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import cast

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

Macro = Callable[[Mapping[str, object]], Markup]


class Components:
    """The GOV.UK macros by name: `govuk.date_input` is `govukDateInput` of the component date-input."""

    def __getattr__(self, name: str) -> Macro:
        return macro(name)


govuk = Components()


@cache
def macro(name: str) -> Macro:
    """Find one GOV.UK macro by its name in words, such as `date_input`."""
    folder = name.replace("_", "-")
    called = "govuk" + name.replace("_", " ").title().replace(" ", "")
    template = _package().get_template(f"govuk_frontend_jinja/components/{folder}/macro.html")
    return cast(Macro, getattr(template.module, called))


@cache
def _package() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)
