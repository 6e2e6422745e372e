"""L24, restorative justice, in Welsh: sent only to somebody who raised it themselves (P112)."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L24",
    language="cy",
    title="Yr hyn y gofynnoch imi amdano",
    timeline="Anfonon ni'r hyn y gofynnoch amdano: am gyfiawnder adferol.",
    body=(
        Paragraph("Gofynnoch imi am gyfiawnder adferol. Dyma beth ydyw, er mwyn ichi allu meddwl amdano."),
        Heading("Beth ydyw"),
        Paragraph(
            "Mae'n ffordd i rywun a gafodd niwed a'r person a wnaeth y niwed fod mewn cysylltiad, gyda chymorth pobl "
            "sydd wedi'u hyfforddi. Gall fod yn gyfarfod, yn llythyr, neu'n eiriau y mae rhywun arall yn eu "
            "trosglwyddo. Gallwch ddweud beth wnaeth i chi, a gofyn yr hyn rydych am ei wybod."
        ),
        Heading("Chi sydd i ddewis"),
        Bullets(
            (
                "Does dim rhaid ichi ei wneud byth, a gallwch roi'r gorau iddi unrhyw bryd.",
                "Rhaid i'r person arall ei ddymuno hefyd. Gall wrthod.",
                "Nid yw'n gwneud gwahaniaeth i'r ddedfryd, i'r parôl nac i'r rheolau.",
                "Nid yw'n gwneud gwahaniaeth i'r hyn rydym ni'n ei wneud i chi.",
            )
        ),
        Heading("Beth i feddwl amdano"),
        Paragraph(
            "Mae'n helpu rhai pobl, ac nid yw eraill am ei gael. Efallai nad yw'n ddiogel os oedd gan y person bŵer "
            "drosoch. Bydd y bobl sy'n ei gynnal yn gwirio gyda chi yn gyntaf. Nid fi sy'n ei gynnal."
        ),
        Heading("Os ydych am wybod mwy"),
        Paragraph(
            "Y gwasanaeth yn eich ardal chi yw {service_name}. Gallwch ei ffonio ar {service_phone}.",
            when=these("service_name", "service_phone"),
        ),
        Paragraph(
            "Gallaf ddod o hyd i'r gwasanaeth yn eich ardal chi. Does ond rhaid fy ffonio.",
            unless=these("service_name", "service_phone"),
        ),
        Paragraph(
            "Dim ond os dywedwch chi wrthyf am wneud hynny y byddaf yn rhoi eich enw i rywun. Os na wnewch ddim, ni "
            "fyddaf yn codi'r peth eto."
        ),
    ),
)
