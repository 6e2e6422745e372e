"""L13, the Parole Board decided on release and the decision is not final, in Welsh (P42, P43, P46, D10)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Document, Heading, Listed, Paragraph, these

DOCUMENT = Document(
    code="L13",
    language="cy",
    title="Mae'r Bwrdd Parôl wedi penderfynu, ond nid yw'n derfynol",
    timeline="Ysgrifennon ni atoch gyda phenderfyniad gan y Bwrdd Parôl nad yw'n derfynol.",
    decides=True,
    body=(
        Paragraph("Mae'r Bwrdd Parôl wedi penderfynu y gall y person a gafodd y ddedfryd gael ei ryddhau."),
        Paragraph(
            "Gwn y gall hyn fod yn anodd iawn ei ddarllen. Gallwch fy ffonio unrhyw bryd yn fy oriau gwaith, a "
            "gallwn siarad."
        ),
        MEANING,
        Paragraph(
            "Mae'r person yn dal yn y carchar heddiw. Nid yw'r penderfyniad yn derfynol. Ni chaiff neb ei ryddhau "
            "tra gellir edrych arno eto. Mae'r Bwrdd o'r farn y gellir cadw'r cyhoedd yn ddiogel drwy reolau."
        ),
        Heading("Os ydych yn meddwl bod y penderfyniad yn anghywir"),
        Paragraph(
            "Dim ond os na chafodd y gyfraith ei dilyn, neu os oedd y penderfyniad yn annheg neu heb wneud synnwyr, "
            "y gellir gofyn i'r Bwrdd edrych eto. Nid yw bod yn anhapus ag ef yn ddigon, mae'n ddrwg gennyf ddweud."
        ),
        Paragraph(
            "Ni allwch ofyn i'r Bwrdd eich hun. Mae tîm gweinidog yn darllen pob penderfyniad fel hyn a gall ofyn. "
            "Gallwch ddweud eich rhesymau wrthyf, a byddaf yn eu hanfon at y tîm hwnnw."
        ),
        Paragraph(
            "Daw'r amser ar gyfer hyn i ben ar {window_ends_on}. Dywedwch eich rhesymau wrthyf erbyn {reasons_by}, "
            "er mwyn iddynt gyrraedd mewn pryd.",
            when=these("window_ends_on", "reasons_by"),
        ),
        Paragraph(
            "Dim ond 21 diwrnod sydd ar gyfer hyn. Ffoniwch fi cyn gynted ag y gallwch.",
            unless=these("window_ends_on", "reasons_by"),
        ),
        Heading("Rheolau amdanoch chi"),
        Paragraph(
            "Os caiff y person ei ryddhau, dyma'r rheolau sy'n ymwneud â chi neu'ch teulu:", when=these("conditions")
        ),
        Listed("conditions", when=these("conditions")),
        Paragraph(
            "Os caiff y person ei ryddhau, rhaid iddo gadw at reolau. Nid oes yr un ohonynt yn ymwneud â chi neu'ch "
            "teulu.",
            when=these("has_conditions"),
            unless=these("conditions"),
        ),
        Paragraph(
            "Ni wn eto at ba reolau y byddai'n rhaid iddo gadw. Byddaf yn dweud wrthych.",
            unless=these("has_conditions", "conditions"),
        ),
        Paragraph("Os nad yw rheol y gofynnoch amdani yno, byddaf yn dweud wrthych pam. Gallwch ofyn am reolau o hyd."),
        NEXT,
        Paragraph(
            "Byddaf yn ysgrifennu atoch pan fydd y penderfyniad yn derfynol, neu os edrychir arno eto. "
            "Byddaf yn dweud wrthych beth yw'r mis rhyddhau cyn iddo ddod, os bydd un."
        ),
        Paragraph("Gallwch gael crynodeb byr o'r rhesymau. Gofynnwch imi o fewn chwe mis, a byddaf yn ei drosglwyddo."),
    ),
)
