"""One answer of a statement: a large box, in which nothing is counted and nothing is cut off."""

from typing import Any, cast

from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from victimcontact.design import fields, forms
from victimcontact.design.fields import DressedBoundField
from victimcontact.design.fields.dress import Params

# Some hours of reading aloud: more than anybody writes, and less than a page can send.
MOST_CHARACTERS = 60_000


class OwnWords(fields.LongText):
    """What somebody writes in a language that need not be that of the page."""

    language = "en"

    def params(self, bound: DressedBoundField) -> Params:
        return {**super().params(bound), "attributes": {"lang": self.language}}


class WordsForm(forms.VersionedForm):
    """The answer to `question`; `version` is how often it was changed, so that two windows do not overwrite each other."""

    text = OwnWords(
        label=_("Your words"),
        rows=16,
        required=False,
        validators=[MaxLengthValidator(MOST_CHARACTERS, _("This is too long to keep. Please make it shorter."))],
        strip=False,
    )
    mark_optional = False

    def __init__(self, *posted: Any, question: str = "", hint: str = "", language: str = "en", **more: Any) -> None:
        super().__init__(*posted, **more)
        text = cast(OwnWords, self.fields["text"])
        text.language = language
        if question:
            text.label, text.help_text = question, hint
