"""Names of files that leave, as every system takes them."""

from __future__ import annotations

import re
import unicodedata


def file_name(*words: object) -> str:
    """Name a file so that every system takes it: plain small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", " ".join(str(word) for word in words)).encode("ascii", "ignore")
    return re.sub("[^a-z0-9]+", "-", plain.decode().lower()).strip("-")[:80] or "rapport"
