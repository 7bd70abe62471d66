"""What the third reader and the municipality do with a draft."""

from __future__ import annotations

from webapp.policy.rights import Row

ROWS: dict[tuple[str, str], Row] = {}
