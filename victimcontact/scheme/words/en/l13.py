"""L13, the Parole Board decided on release and the decision is not final: no words of release (P42, P43, P46, D10)."""

from victimcontact.scheme.words.document import Document, Heading, Listed, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

DOCUMENT = Document(
    code="L13",
    language="en",
    title="The Parole Board has decided, but it is not final",
    timeline="We wrote to you with a decision of the Parole Board that is not final.",
    decides=True,
    body=(
        Paragraph("The Parole Board has decided that the person who was sentenced can be released."),
        Paragraph(
            "I know this may be very hard to read. You can call me at any time in my working hours, and we can talk."
        ),
        MEANING,
        Paragraph(
            "They are still in prison today. The decision is not final. No one is released while it can still be "
            "looked at again. The Board thinks that the public can be kept safe with rules."
        ),
        Heading("If you think the decision is wrong"),
        Paragraph(
            "The Board can be asked to look again only if the law was not followed, or if the decision was unfair or "
            "made no sense. Being unhappy with it is not enough, I am sorry to say."
        ),
        Paragraph(
            "You cannot ask the Board yourself. A minister's team reads every decision like this and can ask. You "
            "can tell me your reasons, and I will send them to that team."
        ),
        Paragraph(
            "The time for this ends on {window_ends_on}. Please tell me your reasons by {reasons_by}, so that they "
            "get there in time.",
            when=these("window_ends_on", "reasons_by"),
        ),
        Paragraph(
            "The time for this is only 21 days. Please call me as soon as you can.",
            unless=these("window_ends_on", "reasons_by"),
        ),
        Heading("Rules about you"),
        Paragraph("If they are released, these are the rules about you or your family:", when=these("conditions")),
        Listed("conditions", when=these("conditions")),
        Paragraph(
            "If they are released they must keep to rules. None of these is about you or your family.",
            when=these("has_conditions"),
            unless=these("conditions"),
        ),
        Paragraph(
            "I do not know yet which rules they would have to keep to. I will tell you.",
            unless=these("has_conditions", "conditions"),
        ),
        Paragraph("If a rule you asked for is not there, I will tell you why. You can still ask for rules."),
        NEXT,
        Paragraph(
            "I will write to you when the decision is final, or if it is looked at again. "
            "I will tell you the month of release before it comes, if there is one."
        ),
        Paragraph("You can have a short summary of the reasons. Ask me within six months, and I will pass it on."),
    ),
)
