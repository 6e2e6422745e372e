"""Telephone numbers as people read them out."""

import re

import phonenumbers

NUMBER = re.compile(r"\+?[0-9]{7,15}")
HERE = 44


def phone_in_words(text: str) -> str:
    """Write a number kept as +447700900123 as "07700 900123", one of another country with its code; anything else stays as it is."""
    if not NUMBER.fullmatch(text):
        return text
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return text
    shape = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, shape.NATIONAL if number.country_code == HERE else shape.INTERNATIONAL)
