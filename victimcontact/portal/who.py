"""Who somebody is that asks us: one list, in the same words wherever it is asked."""

from django.utils.translation import gettext_lazy as _

from victimcontact.design.fields import Option
from victimcontact.scheme.self_check import Who

WHO = [
    (Who.MYSELF, _("I was harmed")),
    (Who.BEREAVED, _("Somebody in my close family died")),
    Option(Who.PARENT, _("My child was harmed"), hint=_("Also as a guardian or carer of somebody under 18")),
    (Who.ACTING_FOR, _("I act for somebody who cannot do it themselves")),
    Option(Who.OTHER, _("Somebody else"), hint=_("For example a friend, a partner, or somebody who saw it")),
]
