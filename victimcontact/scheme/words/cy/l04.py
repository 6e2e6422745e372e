"""L04, the answer to somebody who said no, not now or no more, in Welsh (P12, P14, R90)."""

from victimcontact.scheme.words.cy.frame import MEANING, RETURNING
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L04",
    language="cy",
    title="Eich dewis",
    timeline="Nodon ni eich dewis.",
    closes=True,
    body=(
        Paragraph("Diolch am ddweud wrthyf beth rydych am ei gael. Does dim rhaid ichi roi rheswm."),
        Paragraph("Dywedoch “na” wrth y cynllun.", when=these("wish:decline")),
        Paragraph("Dywedoch nad ydych byth am glywed gennym.", when=these("wish:never")),
        Paragraph("Dywedoch “ddim nawr”.", when=these("wish:not_now")),
        Paragraph("Dywedoch eich bod am adael y cynllun.", when=these("wish:leave")),
        MEANING,
        Paragraph(
            "Ni fyddaf yn ysgrifennu nac yn ffonio am y ddedfryd neu'r gorchymyn mwyach.", unless=these("wish:not_now")
        ),
        Paragraph(
            "Ni fyddaf yn ysgrifennu nac yn ffonio am y ddedfryd neu'r gorchymyn tan hynny. Byddaf yn gofyn ichi eto "
            "ym mis {ask_again_month}.",
            when=these("wish:not_now", "ask_again_month"),
        ),
        Paragraph(
            "Ni fyddaf yn ysgrifennu nac yn ffonio am y ddedfryd neu'r gorchymyn nes ichi ddweud wrthyf am wneud "
            "hynny.",
            when=these("wish:not_now"),
            unless=these("ask_again_month"),
        ),
        Paragraph("Efallai y cewch wybod wedyn am ryddhau gan rywun arall, fel y newyddion."),
        Paragraph(
            "Mae un peth y mae'n rhaid imi ei wneud o hyd. Os dysgaf y gallech fod mewn perygl, byddaf yn ceisio "
            "cysylltu â chi neu'n dweud wrth yr heddlu."
        ),
        Heading("Beth y gofynnoch amdano o'r blaen", when=these("requests")),
        Paragraph(
            "Mae'r rheolau y gofynnoch amdanynt yn aros fel y maent. Dywedwch wrthyf os ydych am eu tynnu'n ôl.",
            when=these("requests:stand"),
        ),
        Paragraph(
            "Mae'r rheolau y gofynnoch amdanynt wedi cael eu tynnu'n ôl, fel y dymunoch.", when=these("requests:lapse")
        ),
    ),
    ending=RETURNING,
)
