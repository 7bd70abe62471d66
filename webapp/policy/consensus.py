"""What evaluators do to agree."""

from __future__ import annotations

from webapp.policy.rights import Row

ROWS: dict[tuple[str, str], Row] = {}
