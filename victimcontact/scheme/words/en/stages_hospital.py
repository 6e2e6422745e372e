"""What we say about the stages of a hospital order.

Health, treatment and the place are never told, but for an unrestricted patient's hospital (R38, R39).
"""

from victimcontact.scheme.words.document import Paragraph, StageWords, these
from victimcontact.scheme.words.en.frame import CONDITIONS

STAGES = (
    StageWords(
        code="hospital_order_made",
        title="A hospital order has been made",
        happened=(
            Paragraph("A court has made a hospital order. The person it is about is now in the care of a hospital."),
            Paragraph("The hospital is: {hospital}, {hospital_address}.", when=these("hospital", "hospital_address")),
        ),
        meaning=(
            Paragraph(
                "They are held in hospital and not in prison. The order has no fixed end. They can leave for good "
                "only when those in charge of their care, a tribunal or a minister decide it. Their health is private."
            ),
        ),
        following=(
            Paragraph(
                "The hospital must tell you about steps such as leaving for good. I stay in touch and check that it "
                "does.",
                when=these("hospital"),
            ),
            Paragraph(
                "I will tell you when a tribunal or a minister may let them leave, and what was decided.",
                unless=these("hospital"),
            ),
        ),
        asking=(Paragraph("You can ask for rules to protect you if they leave, such as not to contact you."),),
    ),
    StageWords(
        code="community_treatment_order_made",
        title="Leaving hospital under an order",
        happened=(
            Paragraph(
                "The person has left hospital, or will soon. They are under an order called a community treatment "
                "order."
            ),
        ),
        meaning=(
            Paragraph(
                "They live outside hospital with rules, and can be called back to hospital. Their health is private."
            ),
            *CONDITIONS,
        ),
        following=(Paragraph("The hospital must tell you if rules about you change, and when the order ends."),),
        asking=(Paragraph("You can tell the hospital what rules you would want. I can help you with that."),),
    ),
    StageWords(
        code="restriction_ended",
        title="The special limits have ended",
        happened=(
            Paragraph(
                "The person was held under special limits, called restrictions. These ended on {ended_on}.",
                when=these("ended_on"),
            ),
            Paragraph(
                "The person was held under special limits, called restrictions. These have ended.",
                unless=these("ended_on"),
            ),
            Paragraph("The hospital is: {hospital}, {hospital_address}.", when=these("hospital", "hospital_address")),
        ),
        meaning=(
            Paragraph(
                "This does not mean that they have left hospital. A minister no longer has a say in when they leave."
            ),
        ),
        following=(
            Paragraph(
                "From now on the hospital must tell you the news. I will give it your name and how to reach you only "
                "if you want that. I stay in touch and check that it writes.",
                when=these("hospital"),
            ),
            Paragraph("I will tell you what this changes in how you get news.", unless=these("hospital")),
        ),
        asking=(
            Paragraph("Please tell me if you want to go on getting news. You can say no, and change your mind later."),
        ),
    ),
    StageWords(
        code="recalled_to_hospital",
        title="Taken back to hospital",
        happened=(
            Paragraph("The person had left hospital with rules. They have been called back. This is called a recall."),
            Paragraph("They went back in {returned_month}.", when=these("returned_month")),
            Paragraph(
                "I do not know yet if they are back in hospital. If you see them, or feel in danger, call 999.",
                unless=these("returned_month"),
            ),
        ),
        meaning=(
            Paragraph(
                "They must stay in hospital again until it is decided that they can leave. I cannot tell you the "
                "reasons."
            ),
        ),
        following=(Paragraph("A tribunal will look at the case. I will tell you when, and what is decided."),),
        asking=(Paragraph("You can say what rules you would want if they leave again."),),
    ),
    StageWords(
        code="handed_over_to_hospital_managers",
        title="The hospital now gives you the news",
        happened=(
            Paragraph("You told me that you want news. I have given the hospital your name and how to reach you."),
            Paragraph("The hospital is: {hospital}, {hospital_address}.", when=these("hospital", "hospital_address")),
        ),
        meaning=(
            Paragraph(
                "The law says that the people who run the hospital must tell you about leaving hospital and about "
                "rules. They must keep your details safe."
            ),
        ),
        following=(Paragraph("I stay in touch, and I check that the hospital writes to you when it must."),),
        asking=(
            Paragraph(
                "You can write to the hospital to say what rules you want if the person leaves. I can help you. "
                "If you do not hear from them, call me."
            ),
        ),
    ),
    StageWords(
        code="community_treatment_order_varied",
        title="A change to the rules",
        happened=(Paragraph("The rules for the person who left hospital under an order have changed."),),
        meaning=CONDITIONS,
        following=(
            Paragraph(
                "The new rules count from now on. The old ones no longer count where they were changed or taken away."
            ),
        ),
        asking=(Paragraph("If you are worried about the change, call me. You can tell the hospital what you think."),),
    ),
    StageWords(
        code="community_treatment_order_ended",
        title="The order has ended",
        happened=(
            Paragraph(
                "The order that the person lived under outside hospital ended on {ended_on}.", when=these("ended_on")
            ),
            Paragraph("The order that the person lived under outside hospital has ended.", unless=these("ended_on")),
        ),
        meaning=(
            Paragraph(
                "They do not have to keep to its rules any more, and cannot be called back to hospital under it."
            ),
        ),
        following=(
            Paragraph("If there is no other order, our contact with you comes to an end. I will tell you if so."),
        ),
        asking=(Paragraph("If they contact you or you are afraid, tell the police. In danger, call 999."),),
    ),
    StageWords(
        code="authority_to_detain_lapsing",
        title="The power to hold them may run out",
        happened=(
            Paragraph("The power to hold the person in hospital runs out on {lapses_on}.", when=these("lapses_on")),
            Paragraph("The power to hold the person in hospital runs out soon.", unless=these("lapses_on")),
        ),
        meaning=(
            Paragraph("It can be renewed before then. If it is not, they are free to leave, with no rules to keep."),
        ),
        following=(Paragraph("The hospital must tell you if it ends. I check that it does."),),
        asking=(Paragraph("If you are afraid, call me and we can plan how to stay safe. In danger, call 999."),),
    ),
)
