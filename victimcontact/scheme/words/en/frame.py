"""What stands around every letter in English, and the nudge that says there is something to read."""

from victimcontact.scheme.words.document import Frame, Heading, Headings, Listed, Paragraph, these

MEANING = Heading("What this means")
NEXT = Heading("What happens next")
ASKING = Heading("What you can ask for")

HEADINGS = Headings(meaning=MEANING, following=NEXT, asking=ASKING, wrote="We wrote to you about this: {}.")

RETURNING = (
    Heading("If you want to come back"),
    Paragraph(
        "You can come back while the sentence or order lasts. You do not have to say why. "
        "Call us on {office_phone}, or write to vcsenquiries@justice.gov.uk."
    ),
)

ENDED = (
    Heading("If you want to come back"),
    Paragraph(
        "This sentence or order is over, so there is nothing more to join for now. If there is a new one, or if it "
        "turns out that this one goes on, you can join again. Call us on {office_phone}, or write to "
        "vcsenquiries@justice.gov.uk."
    ),
)

CONDITIONS = (
    Paragraph(
        "They must keep to rules, which are called conditions. These are the ones about you or your family:",
        when=these("has_conditions", "conditions"),
    ),
    Listed("conditions", when=these("has_conditions", "conditions")),
    Paragraph(
        "If one of these is broken, tell the police or me. If you are in danger, call 999.",
        when=these("has_conditions", "conditions"),
    ),
    Paragraph(
        "They must keep to rules, which are called conditions. None of these is about you or your family.",
        when=these("has_conditions"),
        unless=these("conditions"),
    ),
    Paragraph("They do not have to keep to any rules of this kind.", when=these("has_conditions:no")),
    Paragraph(
        "I do not know yet what rules they must keep to. I will tell you if there are any, and which are about you.",
        unless=these("has_conditions", "has_conditions:no"),
    ),
)

RELEASE_CONDITIONS = (
    *CONDITIONS[:-1],
    Paragraph(
        "Most people must keep to rules after release. I cannot say here what they are. "
        "I will tell you, in a letter or a call, if there are any and which are about you.",
        unless=these("has_conditions", "has_conditions:no"),
    ),
)

FRAME = Frame(
    language="en",
    subject="Something for you to read",
    header=(
        Paragraph("Date: {written_on}"),
        Paragraph("Your reference: {case_reference}"),
        Paragraph("From: {officer_name}, {office_name}"),
    ),
    salutation="Dear {recipient_name}",
    opening=(Paragraph("This letter is about {offender_name}.", when=these("offender_name")),),
    sign_off=("Yours sincerely", "{officer_name}", "Victim liaison officer"),
    footer=(
        Heading("How to reach me"),
        Paragraph(
            "You can call me on {office_phone}, {office_hours}. You can also write to {office_email}. "
            "If I am away, someone else in my team will help you."
        ),
        Paragraph(
            "To stay safe, please do not reply with an address: not yours, and not anyone else's. If you move, "
            "please call me."
        ),
        Heading("Your choices"),
        Paragraph(
            "You can change what you hear from us, and how we reach you. You can stop, and you can come back. "
            "Just tell me. You do not have to say why."
        ),
        Paragraph(
            "You can have this letter in Welsh, in large print, in easy read or as a recording. "
            "If you would like another language or British Sign Language, please tell me."
        ),
        Heading("Help and support"),
        Paragraph("Victim Support is free, day and night: 08 08 16 89 111. It does not matter how long ago it was."),
        Paragraph(
            "If someone in prison gets in touch with you and you do not want it, call 0300 060 6699. "
            "If you are in danger, call 999."
        ),
        Heading("Your rights, and how to complain"),
        Paragraph(
            "The Victims' Code says how we must treat you. It gives you the right to be told about the sentence or "
            "order, and the right to complain."
        ),
        Paragraph(
            "If we got something wrong, please tell me, or ask for my manager. "
            "Within 10 working days we will answer, or tell you when we will. If you are still not happy, "
            "your MP can ask the Parliamentary and Health Service Ombudsman to look at it."
        ),
    ),
    text_message=(
        "There is something for you to read. There is no rush. You can call us on {office_phone}. "
        "Please do not reply to this message."
    ),
    email=(
        "Hello,\n\nThere is something for you to read. There is no rush. If you have a way to sign in, you can read "
        "it there. Or you can call us on {office_phone}, {office_hours}.\n\nPlease do not reply to this message, and "
        "never send an address."
    ),
    urgent_text_message=(
        "Please call us on {office_phone} as soon as it is safe for you. Please do not reply to this message."
    ),
    urgent_email=(
        "Hello,\n\nPlease call us on {office_phone} as soon as it is safe for you."
        "\n\nPlease do not reply to this message, and never send an address."
    ),
)
