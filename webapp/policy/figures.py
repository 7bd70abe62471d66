"""What the office and a municipality do with the key figures of a round."""

from __future__ import annotations

from webapp.policy.rights import Row

ROWS: dict[tuple[str, str], Row] = {}
