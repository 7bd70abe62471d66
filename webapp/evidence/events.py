"""What can happen to a municipality's evidence."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import About, Audience, EventType, Sentence, fields

OWN = Audience.MUNICIPALITY
_EVIDENCE = fields("municipality", "evidence", "title")
_USE = fields("evidence", "title", "page")

EVIDENCE_ADDED = EventType("evidence.added", About.MUNICIPALITY, after=_EVIDENCE)
EVIDENCE_RENAMED = EventType("evidence.renamed", About.MUNICIPALITY, before=_EVIDENCE, after=_EVIDENCE)
EVIDENCE_REMOVED = EventType("evidence.removed", About.MUNICIPALITY, before=_EVIDENCE)
EVIDENCE_WITHDRAWN = EventType("evidence.withdrawn", About.MUNICIPALITY, before=_EVIDENCE)
EVIDENCE_SCANNED = EventType("evidence.scanned", About.MUNICIPALITY, after=_EVIDENCE | {"scan"})
EVIDENCE_USED = EventType(
    "evidence.used", About.ASSESSMENT, {OWN: Sentence(_("la till underlaget ”%(title)s”"))}, after=_USE
)
EVIDENCE_PAGED = EventType(
    "evidence.paged",
    About.ASSESSMENT,
    {OWN: Sentence(_("ändrade var i underlaget ”%(title)s” man ska läsa"))},
    before=_USE,
    after=_USE,
)
EVIDENCE_DROPPED = EventType(
    "evidence.dropped", About.ASSESSMENT, {OWN: Sentence(_("tog bort underlaget ”%(title)s”"))}, before=_USE
)
