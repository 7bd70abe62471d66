"""What may be compared, by whom: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import Case

READ: list[Case] = []
WRITE: list[Case] = []
