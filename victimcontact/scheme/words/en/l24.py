"""L24, restorative justice: sent only to somebody who raised it themselves (P112)."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L24",
    language="en",
    title="What you asked me about",
    timeline="We sent you what you asked for: about restorative justice.",
    body=(
        Paragraph("You asked me about restorative justice. Here is what it is, so that you can think about it."),
        Heading("What it is"),
        Paragraph(
            "It is a way for someone who was harmed and the person who did it to be in touch, with trained help. It "
            "may be a meeting, a letter, or words passed on by someone else. You can say what it did to you, and ask "
            "what you want to know."
        ),
        Heading("It is up to you"),
        Bullets(
            (
                "You never have to do it, and you can stop at any time.",
                "They have to want it too. They may say no.",
                "It makes no difference to their sentence, their parole or their rules.",
                "It makes no difference to what we do for you.",
            )
        ),
        Heading("What to think about"),
        Paragraph(
            "It helps some people, and others do not want it. It may not be safe if they had power over you. "
            "The people who run it will check with you first. I do not run it."
        ),
        Heading("If you want to know more"),
        Paragraph(
            "The service near you is {service_name}. You can call it on {service_phone}.",
            when=these("service_name", "service_phone"),
        ),
        Paragraph("I can find the service near you. Just call me.", unless=these("service_name", "service_phone")),
        Paragraph("I will pass on your name only if you tell me to. If you do nothing, I will not bring it up again."),
    ),
)
