"""Nothing of a municipality's evidence is told by letter: it stands in the register and at its questions."""

from __future__ import annotations

from webapp.evidence.events import (
    EVIDENCE_ADDED,
    EVIDENCE_DROPPED,
    EVIDENCE_PAGED,
    EVIDENCE_REMOVED,
    EVIDENCE_RENAMED,
    EVIDENCE_SCANNED,
    EVIDENCE_USED,
    EVIDENCE_WITHDRAWN,
)
from webapp.ground.mail.occasions import untold

untold(
    "The register of evidence tells it to whoever looks for evidence; nobody has anything to do for it.",
    *(EVIDENCE_ADDED, EVIDENCE_RENAMED, EVIDENCE_REMOVED, EVIDENCE_WITHDRAWN, EVIDENCE_SCANNED),
)
untold(
    "Evidence beside an answer is read with the answer, by those who read it through.",
    *(EVIDENCE_USED, EVIDENCE_PAGED, EVIDENCE_DROPPED),
)
