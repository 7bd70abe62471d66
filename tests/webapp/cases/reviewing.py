"""What the reviewer and the municipality may do with a draft: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.webapp.rights import Case

READ: list[Case] = []
WRITE: list[Case] = []
