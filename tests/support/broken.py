"""How each invariant is broken on purpose, by its key: statements that both databases understand."""

from __future__ import annotations

import re
from pathlib import Path

_TOLD = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
BREAKS = {
    key: [one.strip() for one in statements.split(";\n") if one.strip()]
    for key, statements in re.findall(r"^-- (\w+)\n((?:[^-\n].*\n)+)", _TOLD, re.MULTILINE)
}
