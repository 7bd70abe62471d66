"""An address or a secret as a picture that a telephone reads."""

from __future__ import annotations

import base64
import io


def qr_image(text: str) -> str:
    """Draw what a telephone reads, on white so that it can be read on any page; give it as an address."""
    import qrcode  # noqa: PLC0415 -- few requests need it
    from qrcode.image.svg import SvgPathFillImage  # noqa: PLC0415

    drawn = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathFillImage).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode('ascii')}"
