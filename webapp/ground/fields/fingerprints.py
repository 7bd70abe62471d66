"""Fingerprints of plain data: equal for equal data, whatever order it came in."""

from __future__ import annotations

import hashlib
import json


def fingerprint(data: object) -> str:
    """Give the SHA-256 of plain data, the same for equal data whatever order keys came in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
