"""L19, the letter about a recall, in Welsh."""

from victimcontact.scheme.words.cy.frame import HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L19",
    language="cy",
    title="Adalw",
    timeline="Ysgrifennon ni atoch am adalw.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(picked("recalled", "recalled_to_hospital")),
    ending=(
        Heading("Am ba hyd y gall bara", when=these("recall")),
        Paragraph(
            "Mae'r adalw hwn am gyfnod penodol o 56 diwrnod. Dylai'r person gael ei ryddhau eto ym mis "
            "{fixed_end_month}.",
            when=these("recall:fixed", "fixed_end_month"),
        ),
        Paragraph(
            "Mae'r adalw hwn am gyfnod penodol o 56 diwrnod. Ni allaf ddweud y mis wrthych eto.",
            when=these("recall:fixed"),
            unless=these("fixed_end_month"),
        ),
        Paragraph(
            "Mae'r adalw hwn am gyfnod penodol o ychydig wythnosau, fel y mae'r gyfraith yn ei osod ar gyfer pobl "
            "ifanc. Byddaf yn dweud wrthych pan gaiff y person ei ryddhau eto.",
            when=these("recall:youth"),
        ),
        Paragraph(
            "Nid oes diwedd penodol i'r adalw hwn. Bydd y person yn aros nes bydd y Bwrdd Parôl neu weinidog yn "
            "penderfynu ei bod yn ddiogel ei ryddhau, neu nes daw'r rhan hon o'r ddedfryd i ben.",
            when=these("recall:standard"),
        ),
        Paragraph(
            "Nid oes diwedd penodol i'r adalw hwn. Bydd y person yn aros nes bydd y Bwrdd Parôl yn penderfynu ei bod "
            "yn ddiogel ei ryddhau.",
            when=these("recall:life"),
        ),
    ),
)
