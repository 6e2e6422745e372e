"""L03, the welcome: what was agreed when somebody joined, to be checked by them."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Listed, Paragraph, these

DOCUMENT = Document(
    code="L03",
    language="en",
    title="You have joined: please check what we agreed",
    timeline="You joined the scheme, and we wrote down what we agreed.",
    body=(
        Paragraph(
            "Thank you for telling me that you want to join the Victim Contact Scheme. This letter says what we agreed."
        ),
        Heading("Who you can talk to"),
        Paragraph(
            "I am your victim liaison officer. You can always ask for me by name. If someone else takes over from me, "
            "I will tell you first."
        ),
        Heading("What you will hear"),
        Paragraph(
            "You chose to hear only the month of release. I will tell you that month, and tell you if it changes. "
            "I will also tell you of the release itself, and if they are taken back.",
            when=these("level:release_month"),
        ),
        Paragraph(
            "You chose to hear from me once a year, even if nothing has changed. I will also tell you the month of "
            "release, of the release itself, and if they are taken back.",
            when=these("level:annual"),
        ),
        Paragraph(
            "You chose to hear about every big step, such as a hearing, a move to an open prison or release. "
            "I will also write once a year, even if nothing has changed.",
            when=these("level:key_stages"),
        ),
        Paragraph("You have not yet chosen how much you want to hear. Please call me.", unless=these("level")),
        Paragraph("I will also tell you if I learn of something that may put you in danger."),
        Heading("How we will reach you"),
        Paragraph("You said we may use:", when=these("channels")),
        Listed("channels", when=these("channels")),
        Paragraph("You have not yet told us how it is safe to reach you. Please call me.", unless=these("channels")),
        Paragraph(
            "We will use no other way. Our messages never say what they are about. "
            "Please tell me if someone else could see your post, your phone or your e-mail.",
        ),
        Paragraph(
            "You chose a word for us to use when we call, so that you know it is us. I do not write it here.",
            when=these("has_code_word"),
        ),
        Heading("Who else may know what you tell me"),
        Paragraph("You agreed that I may share what you tell me with:", when=these("shared_with")),
        Listed("shared_with", when=these("shared_with")),
        Paragraph(
            "You have not agreed that I share what you tell me. I will ask you first.", unless=these("shared_with")
        ),
        Paragraph(
            "If I think that someone may be badly hurt, I may have to tell the police. I will try to tell you before "
            "I do."
        ),
        Heading("What I cannot tell you"),
        Bullets(
            (
                "where the person is held, or where they will live",
                "the exact day of release, unless it is needed for your safety",
                "anything about their health, their family or other people they harmed",
            ),
            unless=these("is_unrestricted"),
        ),
        Bullets(
            (
                "where the person will live",
                "the exact day they leave, unless it is needed for your safety",
                "anything about their health, their family or other people they harmed",
            ),
            when=these("is_unrestricted"),
        ),
        Heading("What you can do now"),
        Bullets(
            (
                "Call me if anything in this letter is wrong.",
                "Tell me if you need help to read, to hear or to get to a meeting.",
                "Ask me what the sentence or order means.",
                "Ask for rules to protect you, such as not to contact you.",
            )
        ),
    ),
)
