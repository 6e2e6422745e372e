"""P01, our own: the letter with the code that opens "my contact" on our site."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph

DOCUMENT = Document(
    code="P01",
    language="en",
    title="You can read our letters online if you want to",
    timeline="We sent you a code, so that you can read our letters online.",
    names_offender=False,
    body=(
        Paragraph(
            "You can read what we write to you online. You can also change your choices there, and send me a message."
        ),
        Paragraph("You do not have to. If you like letters or calls better, nothing changes."),
        Heading("Your code"),
        Paragraph("{activation_code}"),
        Paragraph(
            "It works once, until {valid_until_on}. Please do not give it to anyone. We will never ask you for it on "
            "the phone."
        ),
        Heading("What to do"),
        Bullets(
            (
                "Use a phone or computer that no one else looks at.",
                "Go to {portal_address}",
                "Type in the code, and an e-mail address that only you can open.",
                "We send a new short code there each time you sign in. The e-mail does not say what it is about.",
            )
        ),
        Heading("Is it safe for you?"),
        Paragraph(
            "Some people share a phone, or live with someone who checks on them. If you are not sure, call me first. "
            "Each page has a button to leave it fast. It does not wipe out what the phone or computer remembers."
        ),
        Paragraph(
            "If the code does not work, or the letter was open when it came, call me. I will stop the code and send "
            "a new one."
        ),
    ),
)
