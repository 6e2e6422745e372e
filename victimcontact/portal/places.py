"""One question for either an e-mail address or a mobile number, and one for the code that went there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from victimcontact.casework import sign_ins
from victimcontact.casework.sign_ins import Where
from victimcontact.design import fields, forms

WRONG = _("This code is not right, or it has run out. Check it, or ask for a new one.")


class EmailOrPhone(fields.Text):
    """Answers where a code goes. What has an @ is an address; everything else is read as a number."""

    missing = _("Enter your email address or mobile number")

    def clean(self, value: Any, *initial: Any) -> Any:
        typed = str(super().clean(value, *initial) or "")
        if "@" in typed:
            return Where("email", fields.Email(label="").clean(typed))
        return Where("text", fields.Phone(label="").clean(typed)) if typed else None


class CodeForm(forms.Form):
    code = fields.OneTimeCode(label=_("Code"), hint=_("6 figures, from the message we sent"), length=sign_ins.DIGITS)
