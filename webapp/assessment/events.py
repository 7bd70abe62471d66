"""What can happen to a municipality's answers, and to its work together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from webapp.ground.events.registry import FREE, About, Audience, EventType, Sentence, fields

OWN, OFFICE = Audience.MUNICIPALITY, Audience.OFFICE
_RECEIPT = fields("receipt", "sha256", "signed")
"""And what was handed in tells by which rule the fingerprint is taken; before that was told, by the first."""
_TASK = fields("place", "task")

_CHANGED, _LEFT_OUT = Sentence(_("ändrade svaret")), Sentence(_("angav att frågan inte är tillämplig"))

_UNKNOWN = Sentence(_("sade att vi inte vet än"))


def _answered(said: Mapping[str, Any]) -> str:
    if said.get("unknown"):
        return _UNKNOWN(said)
    return (_LEFT_OUT if said["not_applicable"] else _CHANGED)(said)


ANSWER_SAVED = EventType("answer.saved", About.ASSESSMENT, {OWN: _answered}, before=FREE, after=FREE)
ANSWER_RESTORED = EventType(
    "answer.restored",
    About.ASSESSMENT,
    {OWN: Sentence(_("gav tillbaka ett tidigare svar"))},
    after=fields("version", "restored"),
)

ASSESSMENT_STARTED = EventType(
    "assessment.started", About.ASSESSMENT, {OWN: Sentence(_("startade självvärderingen"), then="why")}
)
_PARTICULARS = fields("name", "closes", "people", "beside")
_CALLED = Sentence(_("ändrade namn, sista dag eller vilka som svarar"))
_BESIDE = Sentence(_("ändrade uppgifter om värderingen, bland annat om förra gångens svar visas"))


def _particulars(said: Mapping[str, Any]) -> str:
    """Tell what was changed; `beside` is there only where it is what was changed."""
    return (_BESIDE if "beside" in said else _CALLED)(said)


ASSESSMENT_CHANGED = EventType(
    "assessment.changed",
    About.ASSESSMENT,
    {OWN: _particulars},
    before=_PARTICULARS,
    after=_PARTICULARS,
)
ASSESSMENT_ARCHIVED = EventType(
    "assessment.archived", About.ASSESSMENT, {OWN: Sentence(_("arkiverade värderingen"))}
)
ASSESSMENT_TAKEN_OUT = EventType(
    "assessment.taken_out", About.ASSESSMENT, {OWN: Sentence(_("tog fram värderingen ur arkivet"))}
)
ASSESSMENT_REMOVED = EventType(
    "assessment.removed", About.ASSESSMENT, {OWN: Sentence(_("tog bort den tomma värderingen"))}
)
ASSESSMENT_SHARED = EventType(
    "assessment.shared",
    About.ASSESSMENT,
    {OWN: Sentence(_("delade värderingen med %(to)s"))},
    after=fields("share", "to"),
)
ASSESSMENT_UNSHARED = EventType(
    "assessment.unshared",
    About.ASSESSMENT,
    {OWN: Sentence(_("tog tillbaka delningen med %(to)s"))},
    after=fields("share", "to"),
)
ASSESSMENT_SUBMITTED = EventType(
    "assessment.submitted",
    About.ASSESSMENT,
    {OWN: Sentence(_("lämnade in"), then="why"), OFFICE: Sentence(_("lämnade in: %(form)s"))},
    after=_RECEIPT | fields("rule"),
)
ASSESSMENT_WITHDRAWN = EventType(
    "assessment.withdrawn",
    About.ASSESSMENT,
    {
        OWN: Sentence(_("tog tillbaka inlämningen"), then="why"),
        OFFICE: Sentence(_("tog tillbaka det inlämnade: %(form)s")),
    },
    before=_RECEIPT,
)
ASSESSMENT_EXTENDED = EventType(
    "assessment.extended",
    About.ASSESSMENT,
    {
        OWN: Sentence(_("gav mer tid"), then="why"),
        OFFICE: Sentence(_("gav mer tid: %(form)s"), then="why"),
    },
    before=fields("closes"),
    after=fields("closes"),
)
ASSESSMENT_REOPENED = EventType(
    "assessment.reopened",
    About.ASSESSMENT,
    {
        OWN: Sentence(_("öppnade det inlämnade igen"), then="why"),
        OFFICE: Sentence(_("öppnade det inlämnade igen: %(form)s"), then="why"),
    },
    before=_RECEIPT | {"at"},
    after=fields("closes"),
)

CERTIFICATE_ASKED = EventType(
    "certificate.asked", About.ASSESSMENT, {OWN: Sentence(_("bad om intyg"), then="why")}
)
CERTIFICATE_SIGNED = EventType(
    "certificate.signed",
    About.ASSESSMENT,
    {OWN: Sentence(_("intygade svaren"), then="why")},
    after=fields("title", "answers"),
)
CERTIFICATE_SENT_BACK = EventType(
    "certificate.sent_back",
    About.ASSESSMENT,
    {OWN: Sentence(_("skickade tillbaka svaren utan intyg"), then="why")},
    after=fields("title", "answers"),
)


def _distributed(said: Mapping[str, Any]) -> str:
    return str(ngettext("fördelade %(num)s del", "fördelade %(num)s delar", len(said["parts"])))


TASK_HANDED = EventType(
    "task.handed",
    About.ASSESSMENT,
    {OWN: Sentence(_("fördelade"), then="why")},
    after=_TASK | {"person", "email"},
)
TASK_DISTRIBUTED = EventType("task.distributed", About.ASSESSMENT, {OWN: _distributed}, after=fields("parts"))
"""The whole board at once: `parts` are those that have another holder or another last day."""
TASK_ASKED = EventType(
    "task.asked",
    About.ASSESSMENT,
    {OWN: Sentence(_("frågade hur det går"), then="why")},
    after=fields("person", "tasks"),
)
TASK_HANDED_ON = EventType(
    "task.handed_on",
    About.ASSESSMENT,
    {OWN: Sentence(_("gav vidare till någon annan"), then="why")},
    before=fields("person"),
    after=_TASK | {"person"},
)
TASK_LEFT = EventType(
    "task.left",
    About.ASSESSMENT,
    {OWN: Sentence(_("gav vidare allt sitt till en kollega"), then="why")},
    after=fields("person", "parts"),
)
TASK_GIVEN_BACK = EventType(
    "task.given_back", About.ASSESSMENT, {OWN: Sentence(_("lämnade tillbaka"), then="why")}, after=_TASK
)
TASK_TAKEN_BACK = EventType(
    "task.taken_back", About.ASSESSMENT, {OWN: Sentence(_("tog tillbaka"), then="why")}, after=_TASK
)
TASK_DONE = EventType(
    "task.done",
    About.ASSESSMENT,
    {OWN: Sentence(_("sade till att svaret är klart"), then="why")},
    after=_TASK,
)
TASK_RETURNED = EventType(
    "task.returned", About.ASSESSMENT, {OWN: Sentence(_("skickade tillbaka"), then="why")}, after=_TASK
)

PROPOSAL_SENT = EventType(
    "proposal.sent",
    About.ASSESSMENT,
    {OWN: Sentence(_("tog emot ett förslag från en gäst"), then="why")},
    after=fields(
        *("proposal", "name", "email", "levels", "text", "evidence", "not_applicable", "reason"),
    ),
)
PROPOSAL_TAKEN = EventType(
    "proposal.taken",
    About.ASSESSMENT,
    {OWN: Sentence(_("använde ett förslag i svaret"), then="why")},
    after=fields("proposal", "name"),
)
COMMENT_INTERNAL = EventType(
    "comment.internal",
    About.ASSESSMENT,
    {OWN: Sentence(_("skrev till kollegorna"), then="why")},
    after=fields("comment", "audience"),
)
COMMENT_RESOLVED = EventType(
    "comment.resolved",
    About.ASSESSMENT,
    {OWN: Sentence(_("markerade ett samtal som löst"))},
    after=fields("comment"),
)
"""`comment` is the first of the thread; what is said later opens it again."""
COMMENT_REOPENED = EventType(
    "comment.reopened",
    About.ASSESSMENT,
    {OWN: Sentence(_("öppnade ett samtal igen"))},
    after=fields("comment"),
)
COMMENT_SHARED = EventType(
    "comment.shared",
    About.ASSESSMENT,
    {OWN: Sentence(_("skrev till utvärderarna"), then="why")},
    after=fields("comment", "audience"),
)
