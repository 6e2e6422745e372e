"""What we say about the sentence itself and about what becomes of it in court, in Welsh."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="sentence_explained",
        title="Beth mae'r ddedfryd yn ei olygu",
        happened=(
            Paragraph("Mae llys wedi rhoi dedfryd. Ei henw yw: {sentence}.", when=these("sentence")),
            Paragraph("Mae llys wedi rhoi dedfryd.", unless=these("sentence")),
            Paragraph("Ei hyd yw {term}.", when=these("term")),
        ),
        meaning=(
            Paragraph(
                "Nid yw'r rhan fwyaf o bobl yn treulio'r ddedfryd i gyd yn y carchar. Maent yn treulio rhan ohoni y "
                "tu allan, gyda rheolau i gadw atynt."
            ),
            Paragraph("Dylai'r person gael ei ryddhau ym mis {release_month}.", when=these("release_month")),
            Paragraph(
                "Gall y Bwrdd Parôl edrych ar yr achos o fis {parole_eligible_month}. Y Bwrdd sy'n penderfynu a yw'n "
                "ddiogel rhyddhau'r person.",
                when=these("parole_eligible_month"),
            ),
            Paragraph(
                "Dylai'r rheolau ar ôl rhyddhau bara tan fis {licence_ends_month}.", when=these("licence_ends_month")
            ),
            Paragraph(
                "Ni wn eto pryd y gallai'r person gael ei ryddhau. Byddaf yn dweud wrthych pan fyddaf yn gwybod.",
                unless=these("release_month", "parole_eligible_month"),
            ),
        ),
        following=(Paragraph("Gall dyddiadau newid. Byddaf yn dweud wrthych os bydd un o'r rhain yn newid."),),
        asking=(Paragraph("Os nad yw rhywbeth yn glir, ffoniwch fi. Cewch ofyn yr un peth mor aml ag sydd angen."),),
    ),
    StageWords(
        code="sentence_changed",
        title="Mae'r ddedfryd wedi newid",
        happened=(
            Paragraph("Mae llys wedi newid y ddedfryd."),
            Paragraph("Dyma'r rheswm: {why}.", when=these("why")),
            Paragraph("Dyma'r ddedfryd yn awr: {sentence}.", when=these("sentence")),
            Paragraph("Ei hyd yn awr yw {term}.", when=these("term")),
        ),
        meaning=(
            Paragraph("Dylai'r person gael ei ryddhau yn awr ym mis {release_month}.", when=these("release_month")),
            Paragraph("Gall y mis rhyddhau newid. Ni wn y mis newydd eto.", unless=these("release_month")),
        ),
        following=(
            Paragraph(
                "Byddaf yn dweud wrthych os bydd unrhyw ddyddiad yn newid eto, ac os yw hyn yn newid pa newyddion y "
                "cewch eu clywed."
            ),
        ),
        asking=(Paragraph("Os nad yw rhywbeth yn glir, ffoniwch fi. Gallaf fynd drwyddo gyda chi."),),
    ),
    StageWords(
        code="conviction_quashed",
        title="Nid yw'r euogfarn yn sefyll mwyach",
        happened=(
            Paragraph(
                "Mae llys wedi penderfynu nad yw'r euogfarn yn sefyll mwyach. Yn y gyfraith, mae wedi cael ei “dileu”."
            ),
        ),
        meaning=(
            Paragraph(
                "Mae'r ddedfryd wedi dod i ben, ac felly hefyd unrhyw reolau ynddi. Gwn y gall hyn fod yn anodd iawn "
                "ei ddarllen. Nid yw'n newid yr hyn yr aethoch drwyddo."
            ),
        ),
        following=(
            Paragraph(
                "Gallai llys orchymyn treial newydd. Ni wn a fydd yn gwneud hynny. Yr heddlu neu'r erlynwyr fyddai'n "
                "dweud hynny wrthych. Byddaf yn ysgrifennu atoch unwaith eto am eich achos gyda ni."
            ),
        ),
        asking=(Paragraph("Ffoniwch fi os ydych am siarad, neu os oes arnoch ofn. Mewn perygl, ffoniwch 999."),),
    ),
)
