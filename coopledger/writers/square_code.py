"""A square code (QR, ISO/IEC 18004), drawn by segno (`coopledger[reports]`)."""

import io

from coopledger.messages.catalogue import CoopledgerError


def square_code(text: str) -> str:
    """The code of a text, as SVG, a seventh of it may be damaged; the same each time."""
    try:
        import segno
    except ImportError as error:
        raise CoopledgerError("form.not-installed", form="pdf", extra="reports") from error
    drawn = io.BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False, encoding="utf-8")
    code.save(drawn, kind="svg", xmldecl=False, nl=False)
    return drawn.getvalue().decode()
