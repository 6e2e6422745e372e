"""L05, what the sentence means, in Welsh (P16, P105, P108)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L05",
    language="cy",
    title="Beth mae'r ddedfryd yn ei olygu",
    timeline="Ysgrifennon ni atoch am yr hyn y mae'r ddedfryd yn ei olygu.",
    decides=True,
    body=(
        Paragraph("Mae llys wedi rhoi dedfryd. Yng ngeiriau'r llys, dyma hi: {sentence}.", when=these("sentence")),
        Paragraph("Mae llys wedi rhoi dedfryd.", unless=these("sentence")),
        Paragraph("Ei hyd yw {term}.", when=these("term")),
        MEANING,
        Paragraph(
            "Mae hyd penodol i'r ddedfryd hon. Bydd y person yn treulio'r rhan gyntaf ohoni yn y carchar. Wedyn "
            "caiff ei ryddhau yn ôl y gyfraith, a threulio'r gweddill y tu allan gyda rheolau i gadw atynt. Nid y "
            "Bwrdd Parôl sy'n penderfynu ar hyn.",
            when=these("kind:fixed"),
        ),
        Paragraph(
            "Mae dwy ran i'r ddedfryd hon: amser yn y carchar, ac amser hirach y tu allan o dan reolau. Gall y Bwrdd "
            "Parôl ryddhau'r person cyn diwedd y rhan gyntaf, os yw'n ddiogel. Ar ddiwedd y rhan honno, caiff ei "
            "ryddhau yn ôl y gyfraith.",
            when=these("kind:extended"),
        ),
        Paragraph(
            "Dedfryd oes yw hon. Rhaid i'r person aros yn y carchar am gyfnod a bennwyd gan y barnwr. Ar ôl hynny, "
            "dim ond os bydd y Bwrdd Parôl yn penderfynu ei bod yn ddiogel y caiff ei ryddhau. Bydd yn cadw at "
            "reolau am weddill ei oes, a gall gael ei anfon yn ôl unrhyw bryd.",
            when=these("kind:life"),
        ),
        Paragraph(
            "Dedfryd i ddiogelu'r cyhoedd yw hon. Rhaid i'r person aros am gyfnod a bennwyd gan y barnwr. Ar ôl "
            "hynny, dim ond os bydd y Bwrdd Parôl yn penderfynu ei bod yn ddiogel y caiff ei ryddhau. Bydd rheolau i "
            "gadw atynt wedyn.",
            when=these("kind:public_protection"),
        ),
        Paragraph(
            "Dedfryd i berson ifanc yw hon. Bydd yn treulio rhan ohoni yn cael ei gadw mewn lle diogel, a rhan ohoni "
            "y tu allan gyda rheolau i gadw atynt.",
            when=these("kind:youth"),
        ),
        Paragraph(
            "Nid wyf wedi egluro yma sut mae'r math hwn o ddedfryd yn gweithio. Ffoniwch fi, a byddaf yn ei egluro.",
            unless=these("kind"),
        ),
        Heading("Y dyddiadau rydym yn eu gwybod"),
        Paragraph("Dylai'r person gael ei ryddhau ym mis {release_month}.", when=these("release_month")),
        Paragraph(
            "Gall y Bwrdd Parôl edrych ar yr achos o fis {parole_eligible_month}. Nid yw hyn yn golygu y caiff y "
            "person ei ryddhau bryd hynny.",
            when=these("parole_eligible_month"),
        ),
        Paragraph(
            "Ni wn y mis rhyddhau eto. Byddaf yn dweud wrthych pan fyddaf yn gwybod.",
            unless=these("release_month", "parole_eligible_month"),
        ),
        Paragraph(
            "Dylai'r rheolau ar ôl rhyddhau bara tan fis {licence_ends_month}.", when=these("licence_ends_month")
        ),
        Paragraph(
            "Gall y dyddiadau hyn newid, er enghraifft os bydd y gyfraith yn newid neu os caiff amser ei ychwanegu "
            "yn y carchar. Byddaf yn dweud wrthych os byddant."
        ),
        NEXT,
        Paragraph(
            "Gall y person ofyn i lys uwch edrych eto ar y ddedfryd. Gelwir hyn yn apêl. Byddaf yn dweud wrthych os "
            "clywaf am un."
        ),
        Paragraph(
            "Os ydych yn meddwl bod y ddedfryd yn llawer rhy isel, gallwch ofyn i'r Twrnai Cyffredinol edrych arni. "
            "Caiff unrhyw un ofyn, ar gyfer rhai troseddau. Gofynnwch erbyn {unduly_lenient_by}. Ni allaf roi cyngor "
            "cyfreithiol ichi.",
            when=these("unduly_lenient_by"),
        ),
        Paragraph(
            "Byddaf yn ysgrifennu atoch cyn y rhyddhau, er mwyn ichi allu gofyn am reolau i'ch diogelu. Gallwch ofyn "
            "yn awr hefyd."
        ),
    ),
)
