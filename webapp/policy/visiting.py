"""What evaluators do before and during a visit."""

from __future__ import annotations

from webapp.policy.rights import Row

ROWS: dict[tuple[str, str], Row] = {}
