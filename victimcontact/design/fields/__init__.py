"""The fields a page may ask with; each renders itself as its GOV.UK component."""

from victimcontact.design.fields.choices import Choice, Choices, Confirm, Option, Select, YesNo
from victimcontact.design.fields.days import Day, DaysOfTheYear, TimeOfDay
from victimcontact.design.fields.dress import Dressed, DressedBoundField
from victimcontact.design.fields.files import Upload
from victimcontact.design.fields.text import Email, LongText, Number, OneTimeCode, Password, Phone, Text

__all__ = [
    "Choice",
    "Choices",
    "Confirm",
    "Day",
    "DaysOfTheYear",
    "Dressed",
    "DressedBoundField",
    "Email",
    "LongText",
    "Number",
    "OneTimeCode",
    "Option",
    "Password",
    "Phone",
    "Select",
    "Text",
    "TimeOfDay",
    "Upload",
    "YesNo",
]
