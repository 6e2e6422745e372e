"""L10, a parole hearing has a date, in Welsh (P28, P39, P41)."""

from victimcontact.scheme.words.cy.frame import MEANING, NEXT
from victimcontact.scheme.words.document import Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L10",
    language="cy",
    title="Mae dyddiad i'r gwrandawiad parôl",
    timeline="Ysgrifennon ni atoch gyda dyddiad y gwrandawiad parôl.",
    decides=True,
    body=(
        Paragraph("Bydd y Bwrdd Parôl yn gwrando achos y person a gafodd y ddedfryd."),
        Paragraph("Y dyddiad yw {hearing_on}.", when=these("hearing_on")),
        Paragraph("Ni wn y dyddiad eto. Byddaf yn dweud wrthych pan fyddaf yn gwybod.", unless=these("hearing_on")),
        Paragraph("Caiff ei gynnal drwy fideo.", when=these("format:video")),
        Paragraph("Caiff ei gynnal wyneb yn wyneb.", when=these("format:in_person")),
        MEANING,
        Paragraph(
            "Mae'r Bwrdd yn edrych a fyddai'r cyhoedd yn ddiogel pe bai'r person yn cael ei ryddhau. Does dim wedi "
            "cael ei benderfynu eto. Caiff gwrandawiadau eu gohirio'n aml, weithiau ar y diwrnod. Os bydd hynny'n "
            "digwydd, byddaf yn dweud wrthych cyn gynted ag y gallaf."
        ),
        Heading("Eich datganiad"),
        Paragraph(
            "Os ydych am wneud un, rhaid imi ei anfon erbyn {statement_by}. Ffoniwch fi ymhell cyn hynny.",
            when=these("statement_by"),
        ),
        Paragraph(
            "Os ydych am wneud un, rhaid imi ei anfon o leiaf 28 diwrnod cyn y gwrandawiad. Ffoniwch fi'n fuan.",
            unless=these("statement_by"),
        ),
        Paragraph("Dewisoch i'r Bwrdd ei ddarllen.", when=these("presentation:panel_reads")),
        Paragraph(
            "Gofynnoch am gael ei ddarllen yn uchel yn yr ystafell.", when=these("presentation:victim_reads_in_room")
        ),
        Paragraph(
            "Gofynnoch am gael ei ddarllen yn uchel drwy fideo.", when=these("presentation:victim_reads_by_link")
        ),
        Paragraph("Gofynnoch am i recordiad gael ei chwarae.", when=these("presentation:pre_recorded")),
        Paragraph(
            "Gofynnoch am i rywun arall ei ddarllen yn uchel tra byddwch chi yno.",
            when=these("presentation:other_reads_victim_present"),
        ),
        Paragraph(
            "Gofynnoch am i rywun arall ei ddarllen yn uchel hebddoch chi.",
            when=these("presentation:other_reads_victim_absent"),
        ),
        Paragraph(
            "Anaml y mae'r person a gafodd y ddedfryd yno pan gaiff datganiad ei ddarllen yn uchel. Mae ei "
            "gyfreithiwr yno'n aml. Gall y ddau ei ddarllen cyn hynny. Byddwch chi'n gadael ar ôl iddo gael ei "
            "ddarllen, ac ni fydd neb yn gofyn cwestiynau ichi."
        ),
        Heading("Gwylio'r gwrandawiad"),
        Paragraph(
            "Gofynnoch am gael gwylio. Byddaf yn dweud wrthych beth gafodd ei benderfynu.",
            when=these("has_asked_to_observe"),
        ),
        Paragraph(
            "Os ydych am wylio, dywedwch wrthyf erbyn {observe_by}.",
            when=these("observe_by"),
            unless=these("has_asked_to_observe"),
        ),
        Paragraph(
            "Os ydych am wylio, ffoniwch fi'n fuan. Efallai ei bod yn rhy hwyr i ofyn am hynny.",
            unless=these("observe_by", "has_asked_to_observe"),
        ),
        Heading("Cymorth ar y diwrnod"),
        Paragraph(
            "Gallaf fod gyda chi, neu gall rhywun rydych yn ymddiried ynddo fod yno. Byddaf yn eich ffonio cyn y "
            "diwrnod i fynd drwy'r hyn sy'n digwydd. Ni fyddaf yn rhoi manylion ymuno mewn llythyr."
        ),
        NEXT,
        Paragraph(
            "Dylai'r Bwrdd benderfynu o fewn 14 diwrnod i'r gwrandawiad. Byddaf yn dweud wrthych beth benderfynodd, "
            "a beth mae hynny'n ei olygu i chi."
        ),
    ),
)
