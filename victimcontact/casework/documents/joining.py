"""Many PDFs as one file, for a printer. Nobody reads it: what is read aloud stays in the single letters."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf


def joined(files: Iterable[bytes]) -> bytes:
    """The pages of all these files, one after the other; the same files give the same bytes."""
    whole = pikepdf.Pdf.new()
    for file in files:
        with pikepdf.Pdf.open(BytesIO(file)) as part:
            whole.pages.extend(part.pages)
    made = BytesIO()
    whole.save(made, deterministic_id=True)
    return made.getvalue()
