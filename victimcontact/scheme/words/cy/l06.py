"""L06, the yearly letter, in Welsh (P18)."""

from victimcontact.scheme.words.cy.frame import NEXT
from victimcontact.scheme.words.document import NEXT_STEPS, Bullets, Document, Heading, Listed, Paragraph, these

DOCUMENT = Document(
    code="L06",
    language="cy",
    title="Eich llythyr blynyddol",
    timeline="Anfonon ni'r llythyr blynyddol atoch.",
    never_without=NEXT_STEPS,
    body=(
        Paragraph("Rwy'n ysgrifennu atoch unwaith y flwyddyn, fel y gofynnoch."),
        Paragraph("Mae'r llythyr hwn am yr amser ers {period_from_on}.", when=these("period_from_on")),
        Heading("Beth sydd wedi digwydd"),
        Paragraph("Digwyddodd y camau hyn:", when=these("steps")),
        Listed("steps", when=these("steps")),
        Paragraph(
            "Does dim wedi newid y gallaf ddweud wrthych amdano. Edrychais ar hyn cyn ysgrifennu. Nid yw'n golygu "
            "eich bod wedi mynd yn angof.",
            unless=these("steps"),
        ),
        Paragraph("Mae'r person a gafodd y ddedfryd yn dal yn y carchar.", when=these("place_kind:prison")),
        Paragraph("Mae'r person dan sylw yng ngofal ysbyty o hyd.", when=these("place_kind:hospital")),
        Paragraph(
            "Mae'r person a gafodd y ddedfryd y tu allan i'r carchar, ac mae ganddo reolau i gadw atynt.",
            when=these("place_kind:licence"),
        ),
        NEXT,
        Paragraph("Dylai gael ei ryddhau ym mis {release_month}. Gall hyn newid.", when=these("release_month")),
        Paragraph(
            "Gall y Bwrdd Parôl edrych ar yr achos o fis {parole_eligible_month}.", when=these("parole_eligible_month")
        ),
        Paragraph("Dylai'r adolygiad nesaf ddechrau erbyn mis {next_review_month}.", when=these("next_review_month")),
        Paragraph(
            "Y cam nesaf y gwn amdano yw: {next_milestone}. Dylai fod ym mis {next_milestone_month}.",
            when=these("next_milestone", "next_milestone_month"),
        ),
        Paragraph(
            "Y cam nesaf y gwn amdano yw: {next_milestone}. Ni wn pryd.",
            when=these("next_milestone"),
            unless=these("next_milestone_month"),
        ),
        Listed("coming", when=these("coming")),
        Paragraph("Ni wn y pethau hyn eto:", when=these("unknown")),
        Listed("unknown", when=these("unknown")),
        Paragraph("Byddaf yn dweud wrthych pan fyddaf yn gwybod, os dewisoch glywed amdano.", when=these("unknown")),
        Paragraph("Byddaf yn ysgrifennu eto ymhen blwyddyn, neu'n gynt os bydd newyddion y dewisoch eu clywed."),
        Heading("Gwiriwch y rhain"),
        Bullets(
            (
                "A ydych wedi symud, neu wedi newid eich ffôn neu'ch e-bost? Ffoniwch fi.",
                "A yw'r ffordd rydym yn cysylltu â chi yn ddiogel o hyd?",
                "A ydych am glywed mwy, llai neu ddim byd?",
                "A ydych am ofyn am reolau i'ch diogelu, neu newid y rhai y gofynnoch amdanynt?",
                "A yw'r person, neu rywun ar ei ran, wedi ceisio cysylltu â chi?",
            )
        ),
        Paragraph("Os hoffech siarad am unrhyw ran o hyn, ffoniwch fi. Rwy'n falch o glywed gennych."),
    ),
)
