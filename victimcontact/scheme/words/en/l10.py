"""L10, a parole hearing has a date (P28, P39, P41). Joining details go to the officer only."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

DOCUMENT = Document(
    code="L10",
    language="en",
    title="The parole hearing has a date",
    timeline="We wrote to you with the date of the parole hearing.",
    decides=True,
    body=(
        Paragraph("The Parole Board will hear the case of the person who was sentenced."),
        Paragraph("The date is {hearing_on}.", when=these("hearing_on")),
        Paragraph("I do not know the date yet. I will tell you when I do.", unless=these("hearing_on")),
        Paragraph("It will be held by video.", when=these("format:video")),
        Paragraph("It will be held face to face.", when=these("format:in_person")),
        MEANING,
        Paragraph(
            "The Board looks at whether the public would be safe if they were released. Nothing has been decided yet. "
            "Hearings are often put off, sometimes on the day. If that happens, I will tell you as soon as I can."
        ),
        Heading("Your statement"),
        Paragraph(
            "If you want to make one, I must send it by {statement_by}. Please call me well before that.",
            when=these("statement_by"),
        ),
        Paragraph(
            "If you want to make one, I must send it at least 28 days before the hearing. Please call me soon.",
            unless=these("statement_by"),
        ),
        Paragraph("You chose that the Board reads it.", when=these("presentation:panel_reads")),
        Paragraph("You asked to read it out in the room.", when=these("presentation:victim_reads_in_room")),
        Paragraph("You asked to read it out by video.", when=these("presentation:victim_reads_by_link")),
        Paragraph("You asked for a recording to be played.", when=these("presentation:pre_recorded")),
        Paragraph(
            "You asked for someone else to read it out while you are there.",
            when=these("presentation:other_reads_victim_present"),
        ),
        Paragraph(
            "You asked for someone else to read it out without you.",
            when=these("presentation:other_reads_victim_absent"),
        ),
        Paragraph(
            "The person who was sentenced is not often there when a statement is read out. Their lawyer often is. "
            "They can both read it before. You leave after it is read, and you are not asked questions."
        ),
        Heading("Watching the hearing"),
        Paragraph("You asked to watch. I will tell you what was decided.", when=these("has_asked_to_observe")),
        Paragraph(
            "If you want to watch, please tell me by {observe_by}.",
            when=these("observe_by"),
            unless=these("has_asked_to_observe"),
        ),
        Paragraph(
            "If you want to watch, please call me soon. It may be too late to ask for it.",
            unless=these("observe_by", "has_asked_to_observe"),
        ),
        Heading("Support on the day"),
        Paragraph(
            "I can be with you, or someone you trust can. I will call you before the day to go through what happens. "
            "I will not put any details for joining in a letter."
        ),
        NEXT,
        Paragraph(
            "The Board should decide within 14 days of the hearing. I will tell you what it decided, and what that "
            "means for you."
        ),
    ),
)
