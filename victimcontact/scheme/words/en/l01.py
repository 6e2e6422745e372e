"""L01, the first letter: who we are, what we offer, how to choose."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L01",
    language="en",
    title="You can choose to be kept informed",
    timeline="We wrote to you to offer you a place in the scheme.",
    body=(
        Heading("Why I am writing"),
        Paragraph(
            "I know this letter may bring back hard things. You do not have to do anything today.",
        ),
        Paragraph(
            "Someone has been given a sentence for a crime that harmed you or a person close to you. "
            "This means you can join the Victim Contact Scheme.",
            unless=these("is_hospital_order", "is_notification_scheme"),
        ),
        Paragraph(
            "A court has made a hospital order for someone who harmed you or a person close to you. "
            "They are now in the care of a hospital, not in prison. This means you can join the Victim Contact Scheme.",
            when=these("is_hospital_order"),
        ),
        Paragraph(
            "Someone has been sent to prison for a crime that harmed you. Their sentence is less than a year. You "
            "can join the Victim Notification Scheme. We would tell you about the sentence and when they are let out.",
            when=these("is_notification_scheme"),
        ),
        Heading("Who I am"),
        Paragraph(
            "My name is {officer_name}. I am a victim liaison officer in the Probation Service. "
            "I work only with victims and families. I do not look after the person who was sentenced.",
            unless=these("is_hospital_order"),
        ),
        Paragraph(
            "My name is {officer_name}. I am a victim liaison officer in the Probation Service. "
            "I work only with victims and families. I do not look after the person in hospital.",
            when=these("is_hospital_order"),
        ),
        Heading("What I can do for you"),
        Bullets(
            (
                "Tell you what the sentence means.",
                "Tell you the month of release, and if that month changes.",
                "Tell you about other big steps, such as a move to an open prison.",
                "Pass on what you ask for, such as a rule that they must not contact you.",
                "Help you to write to the Parole Board, if the case goes there.",
            ),
            unless=these("is_hospital_order", "is_notification_scheme"),
        ),
        Bullets(
            (
                "Tell you what the order means.",
                "Tell you about big steps, such as leaving hospital for good.",
                "Pass on what you ask for, such as a rule that they must not contact you.",
                "Help you to write to the tribunal that looks at the case.",
            ),
            when=these("is_hospital_order"),
        ),
        Paragraph(
            "In this case the hospital itself would tell you most of the news. To do that, it needs your name and "
            "how to reach you. I will give it these only if you say yes.",
            when=these("is_unrestricted"),
        ),
        Paragraph(
            "There are things I cannot tell you, such as where they are held or where they will live. Their health "
            "is private too.",
            unless=these("is_unrestricted"),
        ),
        Paragraph(
            "There are things I cannot tell you, such as where they will live. Their health is private too.",
            when=these("is_unrestricted"),
        ),
        Heading("Is it kept private?"),
        Paragraph(
            "We do not tell them whether you join. If you later ask for a rule or make a statement, they may see it. "
            "I will tell you who can read it before you send it."
        ),
        Heading("Your choice"),
        Paragraph("It is free, and it is up to you. You can choose to hear:"),
        Bullets(
            (
                "only the month of release",
                "this, and a letter once a year",
                "all of this, and every big step as it happens",
            )
        ),
        Paragraph(
            "You can also say “not now”, and tell us when to ask again. Or you can say “no”, and we will not write "
            "again. You can change your mind later."
        ),
        Heading("How to reply"),
        Paragraph(
            "Call me on {office_phone} or write to {office_email}. We can talk on the phone, or I can come to meet "
            "you. Someone you trust can be there. First I will ask how it is safe to reach you."
        ),
        Paragraph("You can also fill in the form that came with this letter.", when=these("has_reply_form")),
        Paragraph(
            "It would help me to hear from you by {reply_by}. But it is not a last date.", when=these("reply_by")
        ),
        Paragraph("You can join at any time while the sentence or order lasts."),
        Paragraph(
            "If English is not your first language, or you use sign language, I can bring someone to help. It is free."
        ),
        Heading("If you do not reply"),
        Paragraph(
            "I will try once more. If I hear nothing after that, I will stop. You can still join later.",
        ),
    ),
)
