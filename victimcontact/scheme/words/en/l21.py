"""L21, a tribunal or a minister may decide: what the victim can say, and who may read it (P76, P77, P78, P79)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, Variant, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

_SAYING = (
    Heading("What you can say"),
    Paragraph(
        "You can say what rules you want if they leave hospital, and why. For example: not to contact you, or not to "
        "go to a place. There is a form for this, and I will help you to fill it in."
    ),
    Paragraph("You cannot say whether they should leave. You cannot write about their illness or their care."),
    Paragraph(
        "You can also make a statement about what the harm has done to you. It is called a victim impact statement. "
        "The tribunal may use it only to decide on rules. You can ask to read it out. They must say yes, unless "
        "there is a good reason not to.",
        when=these("has_impact_statement"),
    ),
    Heading("Who will read it"),
    Paragraph(
        "The person in hospital and their lawyer will most often see what you write. You can ask that they do not, "
        "but this is rarely agreed. Please leave out your address and where you work or go. "
        "I will ask you to say that you know this before I send anything."
    ),
    Heading("The last date"),
    Paragraph("Please tell me by {respond_by} what you want to say.", when=these("respond_by")),
    Paragraph("I do not know the last date yet. Please call me soon.", unless=these("respond_by")),
    Paragraph("You do not have to say anything. If you do not, it does not mean that you do not care."),
)

_TRIBUNAL = (
    Paragraph("The hearing is on {hearing_on}.", when=these("hearing_on")),
    Paragraph("There is no date for a hearing yet. I will tell you when there is.", unless=these("hearing_on")),
    Paragraph(
        "A tribunal is a kind of court. This one is the First-tier Tribunal (Mental Health).",
        unless=these("is_in_wales"),
    ),
    Paragraph(
        "A tribunal is a kind of court. This one is the Mental Health Review Tribunal for Wales.",
        when=these("is_in_wales"),
    ),
    MEANING,
    Paragraph(
        "Nothing has been decided. The tribunal can say that they must stay, or let them leave with rules or with none."
    ),
    NEXT,
    Paragraph("Dates often change. I will tell you if this one does, and what was decided that touches you."),
    Heading("If you want to be there", unless=these("has_impact_statement")),
    Paragraph(
        "You can ask to come to the hearing. This is rarely agreed. I will tell you what was decided.",
        unless=these("has_impact_statement"),
    ),
)

DOCUMENT = Document(
    code="L21",
    language="en",
    title="You can have your say",
    timeline="We wrote to you about what you can say before a decision on leaving hospital.",
    decides=True,
    body=(),
    variants=(
        Variant(
            "tribunal_applied",
            "A tribunal will look at the case",
            (
                Paragraph(
                    "The person in hospital is under an order or a sentence. A tribunal will look at whether they "
                    "must stay."
                ),
                *_TRIBUNAL,
            ),
            "We wrote to you that a tribunal will look at the case.",
        ),
        Variant(
            "tribunal_hearing_listed",
            "The tribunal has a date",
            (
                Paragraph(
                    "A tribunal will look at whether the person in hospital must stay there. It has now set a date."
                ),
                *_TRIBUNAL,
                Paragraph("What you have sent in already still counts."),
            ),
            "We wrote to you with the date of the tribunal.",
        ),
        Variant(
            "discharge_considered",
            "Someone may decide on leaving hospital",
            (
                Paragraph(
                    "Those who decide for the minister are looking at the case of the person in hospital. They may "
                    "let them leave, end the special limits on them, or change their rules."
                ),
                MEANING,
                Paragraph("Nothing has been decided. There is no hearing for this; it is done on paper."),
                NEXT,
                Paragraph("I do not know when they will decide. I will tell you what was decided that touches you."),
            ),
            "We wrote to you that a decision on leaving hospital may be made.",
        ),
    ),
    ending=_SAYING,
)
