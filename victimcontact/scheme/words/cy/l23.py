"""L23, the end of restrictions, of an order or of a hospital's power, in Welsh (R54, P86, R90)."""

from victimcontact.scheme.words.cy.frame import ENDED, HEADINGS
from victimcontact.scheme.words.cy.stages import picked
from victimcontact.scheme.words.document import Document, Heading, Paragraph

DOCUMENT = Document(
    code="L23",
    language="cy",
    title="Beth sydd wedi dod i ben",
    timeline="Ysgrifennon ni atoch am yr hyn sydd wedi dod i ben.",
    decides=True,
    closes=True,
    body=(),
    variants=HEADINGS.variants(picked("absolutely_discharged", "community_treatment_order_ended", "restriction_ended")),
    ending=(
        Heading("Beth y gallwn ei wneud ichi o hyd"),
        Paragraph(
            "Gallwch fy ffonio am ba hyd bynnag y mae ei angen i ddeall y llythyr hwn. Gallaf eich helpu i ddod o "
            "hyd i gefnogaeth yn agos atoch. Gallwch gadw pob llythyr, a gofyn am weld yr hyn sydd gennym amdanoch."
        ),
        *ENDED,
    ),
)
