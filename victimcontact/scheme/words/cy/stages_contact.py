"""What we say about our own contact, in Welsh."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="yearly_letter_due",
        title="Eich llythyr blynyddol",
        happened=(Paragraph("Mae blwyddyn wedi mynd heibio, felly rydym yn ysgrifennu atoch, fel y gofynnoch."),),
        meaning=(Paragraph("Mae'r llythyr yn dweud beth sydd wedi newid, neu nad oes dim wedi newid."),),
        following=(
            Paragraph(
                "Y cam nesaf y gwyddom amdano yw: {next_milestone}. Dylai fod ym mis {next_milestone_month}.",
                when=these("next_milestone", "next_milestone_month"),
            ),
            Paragraph(
                "Y cam nesaf y gwyddom amdano yw: {next_milestone}. Ni wyddom pryd.",
                when=these("next_milestone"),
                unless=these("next_milestone_month"),
            ),
            Paragraph("Ni wyddom pryd y bydd y cam nesaf.", unless=these("next_milestone")),
        ),
        asking=(
            Paragraph("Dywedwch wrthym os yw eich cyfeiriad, eich ffôn neu'r hyn rydych am ei glywed wedi newid."),
        ),
    ),
    StageWords(
        code="officer_changed",
        title="Mae gennych swyddog newydd",
        happened=(
            Paragraph("Eich swyddog cyswllt dioddefwyr yn awr yw {officer}.", when=these("officer")),
            Paragraph("Mae gennych swyddog cyswllt dioddefwyr newydd.", unless=these("officer")),
        ),
        meaning=(
            Paragraph(
                "Mae'r hyn a ddewisoch a'r hyn y gofynnoch amdano yn aros fel y maent. Does dim rhaid ichi ddweud "
                "eich hanes eto."
            ),
        ),
        following=(Paragraph("Bydd eich swyddog newydd yn cysylltu â chi."),),
        asking=(Paragraph("Os ydych yn poeni am y newid, gallwch ofyn am reolwr."),),
    ),
    StageWords(
        code="threat_to_victim",
        title="Ffoniwch ni",
        happened=(Paragraph("Mae rhywbeth yr hoffem siarad â chi amdano, nid yn ysgrifenedig."),),
        meaning=(Paragraph("Gall fod yn ymwneud â'ch cadw'n ddiogel."),),
        following=(Paragraph("Bydd eich swyddog neu'r heddlu'n ceisio cysylltu â chi. Mewn perygl, ffoniwch 999."),),
        asking=(Paragraph("Ffoniwch eich swyddog pan fydd yn ddiogel ichi."),),
    ),
)
