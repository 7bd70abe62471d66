"""What may be compared, and who may search."""

from __future__ import annotations

from webapp.policy.rights import Row

ROWS: dict[tuple[str, str], Row] = {}
