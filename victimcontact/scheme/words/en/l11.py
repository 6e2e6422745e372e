"""L11, a parole hearing is put off: why, the new date or that there is none, what still counts (P7)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

DOCUMENT = Document(
    code="L11",
    language="en",
    title="The parole hearing has been put off",
    timeline="We wrote to you that the parole hearing has been put off.",
    decides=True,
    body=(
        Paragraph(
            "The parole hearing on {previous_hearing_on} will not go ahead on that day.",
            when=these("previous_hearing_on"),
        ),
        Paragraph("The parole hearing will not go ahead on the day I told you.", unless=these("previous_hearing_on")),
        Paragraph("The reason we were given is: {why}", when=these("why")),
        Paragraph("We have not been told why. I have asked, and will tell you if I may.", unless=these("why")),
        Paragraph("I am sorry. I know how hard it is to get ready for a day like this and then have to wait."),
        MEANING,
        Paragraph("Nothing has been decided. The person who was sentenced stays in prison for now."),
        Heading("What still counts"),
        Paragraph(
            "Your statement and the rules you asked for still count. You do not need to write them again. "
            "You can change them if you want to."
        ),
        NEXT,
        Paragraph("The new date is {hearing_on}.", when=these("hearing_on")),
        Paragraph("There is no new date yet. I will tell you as soon as there is one.", unless=these("hearing_on")),
        Paragraph(
            "If you want to add to or change your statement, I must send it by {statement_by}.",
            when=these("statement_by"),
        ),
        Paragraph("The new date may change too. I will tell you if it does.", when=these("hearing_on")),
    ),
)
