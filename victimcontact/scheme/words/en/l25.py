"""L25, another officer takes over, here or in another area."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L25",
    language="en",
    title="Someone new will be in touch with you",
    timeline="We wrote to you about who your officer is now.",
    body=(
        Paragraph("I am your new victim liaison officer. My name is {officer_name}, and I am at {office_name}."),
        Paragraph("I take over from {previous_officer_name}.", when=these("previous_officer_name")),
        Paragraph(
            "Your case is now with the team in another area. I cannot tell you more about why.",
            when=these("has_moved_area"),
        ),
        Heading("What stays the same"),
        Paragraph(
            "What you chose to hear, how we reach you and the rules you asked for all stay as they are. "
            "You do not have to tell your story again. I have read what you told us."
        ),
        Heading("A first talk"),
        Paragraph("I would like to call you on {call_on}, if that suits you.", when=these("call_on")),
        Paragraph("I would like to talk to you once. Please call me when it suits you.", unless=these("call_on")),
        Paragraph("If you have worries about the change, or do not want me as your officer, you can tell my manager."),
    ),
)
