"""Who reaches what, written by hand and never read by the application: every role on every route."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from tests.webapp.browsing import PageWorld
from webapp.models import Entrant, Invitation, Municipality, Post, PublishedResult, db

PAGE, SIGN_IN, DENY, HIDE = "page", "sign in", "deny", "hide"
PEOPLE = (
    "samordnare",
    "medarbetare",
    "lasare",
    "utvarderare.a",
    "utvarderare.b",
    "jury",
    "kansli",
    "samordnare@norrvik.example",
)
ROLES = ("", *PEOPLE)
OWN = ("samordnare", "medarbetare", "lasare")
BOTH = ("utvarderare.a", "utvarderare.b")
ABSENT, HUGE = 999_999, 99_999_999_999_999_999_999


@dataclass(frozen=True)
class Case:
    """A route with its objects, who gets its page and who is denied; for all others it is not there."""

    endpoint: str
    method: str
    args: str
    pages: tuple[str, ...]
    denied: tuple[str, ...] = ()
    form: dict[str, str] = field(default_factory=dict)
    public: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint} {self.args}"

    def expected(self, role: str) -> str:
        if role in self.pages:
            return PAGE
        if not role and not self.public:
            return SIGN_IN
        return DENY if role in self.denied else HIDE


def objects(world: PageWorld, named: str) -> dict[str, Any]:
    """Find the objects of a case: "award", "nomination", "norrvik" … with what else the route needs."""
    ids = {
        "award": lambda: {"assessment_id": world.assessment("Exempelby")},
        "nomination": lambda: {"assessment_id": world.assessment("Exempelby", "kvalitetskommun/2003")},
        "internal": lambda: {"assessment_id": world.assessment("Exempelby", purpose="internal")},
        "norrvik": lambda: {"assessment_id": world.assessment("Norrvik")},
        "undeclared": lambda: {"evaluation_id": world.evaluation("Lillhärad")},
        "fixed": lambda: {"evaluation_id": world.evaluation("Norrvik")},
        "round": lambda: {"round_key": "2026"},
        "open entrant": lambda: {"round_key": "2026", "entrant_id": _entrant("Exempelby")},
        "nominee": lambda: {"round_key": "2026", "entrant_id": _entrant("Norrvik")},
        "unfixed": lambda: {"round_key": "2026", "entrant_id": _entrant("Lillhärad")},
        "municipality": lambda: {"municipality_id": _municipality("Exempelby")},
        "member": lambda: {
            "municipality_id": _municipality("Exempelby"),
            "member_id": world.person("lasare"),
        },
        "invitation": lambda: {
            "municipality_id": _municipality("Exempelby"),
            "invitation_id": _invitation("Sara Nord"),
        },
        "office invitation": lambda: {"round_key": "2026", "invitation_id": _invitation("Olle Vik")},
        "post": lambda: {"round_key": "2026", "post_id": _post(world.person("jury"))},
        "result": lambda: {"result_id": _result("Norrvik")},
        "": dict,
    }
    name, *rest = named.split(", ")
    return {**ids[name](), **dict(part.split("=") for part in rest)}


def _entrant(name: str) -> int:
    return db.session.scalars(select(Entrant.id).join(Municipality).where(Municipality.name == name)).one()


def _municipality(name: str) -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def _invitation(name: str) -> int:
    return db.session.scalars(select(Invitation.id).where(Invitation.name == name)).one()


def _post(person_id: int) -> int:
    return db.session.scalars(select(Post.id).where(Post.person_id == person_id)).one()


def _result(name: str) -> int:
    query = select(PublishedResult.id).join(Municipality, Municipality.id == PublishedResult.municipality_id)
    return db.session.scalars(query.where(Municipality.name == name)).one()


Q = "demokrati-strategi"
ANSWER = {f"{Q}:version": "0", f"{Q}:text": "Svar"}

READ = [
    Case("account.home", "GET", "", PEOPLE),
    Case("security.change_password", "GET", "", PEOPLE),
    Case("assessment.overview", "GET", "award", OWN),
    Case("assessment.subarea", "GET", "award, number=1.1", OWN),
    Case("assessment.area", "GET", "award, number=1", OWN),
    Case("assessment.reckoning", "GET", "award, number=total", OWN),
    Case("assessment.review", "GET", "award", OWN),
    Case("assessment.receipt", "GET", "norrvik", ("samordnare@norrvik.example",)),
    Case("assessment.events", "GET", "award", OWN),
    Case("assessment.chart", "GET", "award, kind=svg", OWN),
    Case("nomination.overview", "GET", "nomination", OWN),
    Case("nomination.criterion", "GET", "nomination, number=1", OWN),
    Case("nomination.description", "GET", "nomination", OWN),
    Case("evaluation.declare", "GET", "undeclared", BOTH),
    Case("evaluation.overview", "GET", "undeclared", (), BOTH),
    Case("evaluation.question", "GET", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.agreement", "GET", "undeclared", (), BOTH),
    Case("evaluation.agree", "GET", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.overview", "GET", "fixed", BOTH),
    Case("evaluation.question", "GET", f"fixed, question_id={Q}", BOTH),
    Case("evaluation.agreement", "GET", "fixed", BOTH),
    Case("evaluation.agree", "GET", f"fixed, question_id={Q}", BOTH),
    Case("evaluation.publish", "GET", "fixed", ("kansli",)),
    Case("jury.compare", "GET", "round", ("jury", "kansli")),
    Case("jury.nominee", "GET", "nominee", ("jury", "kansli")),
    Case("jury.nominee", "GET", "unfixed", ()),
    Case("jury.workbook", "GET", "round", ("jury", "kansli")),
    Case("jury.chart", "GET", "round, kind=svg", ("jury", "kansli")),
    Case("office.round_page", "GET", "round", ("kansli",)),
    Case("people.colleagues", "GET", "municipality", OWN),
    Case("staff.people", "GET", "round", ("kansli",)),
    Case("staff.lacking", "GET", "round", ("kansli",)),
    Case("outbox.letters", "GET", "", ("kansli",)),
    Case("results.show", "GET", "result", ("samordnare@norrvik.example",), public=True),
    Case("results.chart", "GET", "result, kind=svg", ("samordnare@norrvik.example",), public=True),
]
WRITE = [
    Case("account.start_assessment", "POST", "", ()),
    Case("security.change_password", "POST", "", PEOPLE),
    Case(
        "assessment.save_subarea",
        "POST",
        "award, number=1.1",
        ("samordnare", "medarbetare"),
        ("lasare",),
        ANSWER,
    ),
    Case(
        "assessment.save_area", "POST", "award, number=1", ("samordnare", "medarbetare"), ("lasare",), ANSWER
    ),
    Case(
        "assessment.answer",
        "POST",
        f"award, question_id={Q}",
        ("samordnare", "medarbetare"),
        ("lasare",),
        ANSWER,
    ),
    Case("assessment.submit", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.appoint", "POST", "internal", ("samordnare",), ("medarbetare", "lasare")),
    Case(
        "nomination.save_criterion",
        "POST",
        "nomination, number=1",
        ("samordnare", "medarbetare"),
        ("lasare",),
        {"?": "statement"},
    ),
    Case(
        "nomination.save_description",
        "POST",
        "nomination",
        ("samordnare", "medarbetare"),
        ("lasare",),
        {"?": "heading"},
    ),
    Case("evaluation.save_declaration", "POST", "undeclared", BOTH),
    Case("evaluation.save_question", "POST", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.accept", "POST", "undeclared", (), BOTH, {"area": "1"}),
    Case("evaluation.finish", "POST", "undeclared", (), BOTH),
    Case("evaluation.save_agreement", "POST", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.save_publication", "POST", "undeclared", ("kansli",)),
    Case("office.nominate", "POST", "open entrant", ("kansli",)),
    Case("office.assign", "POST", "open entrant", ("kansli",)),
    Case("office.replace", "POST", "open entrant", ("kansli",)),
    Case("office.announce", "POST", "round", ("kansli",)),
    Case("people.invite", "POST", "municipality", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.send_again", "POST", "invitation", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.withdraw", "POST", "invitation", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.change_role", "POST", "member", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.remove", "POST", "member", ("samordnare",), ("medarbetare", "lasare")),
    Case("staff.invite", "POST", "round", ("kansli",)),
    Case("staff.send_again", "POST", "office invitation", ("kansli",)),
    Case("staff.withdraw", "POST", "office invitation", ("kansli",)),
    Case("staff.end_post", "POST", "post", ("kansli",)),
    Case("staff.remind", "POST", "round", ("kansli",)),
]
OPEN = {
    ("static", "GET"),
    ("about.start", "GET"),
    ("about.accessibility", "GET"),
    ("about.counting", "GET"),
    ("about.contact", "GET"),
    ("about.alive", "GET"),
    ("results.listing", "GET"),
    ("security.login", "GET"),
    ("security.login", "POST"),
    ("security.logout", "POST"),
    ("security.static", "GET"),
    ("security.verify", "GET"),
    ("security.verify", "POST"),
    ("security.forgot_password", "GET"),
    ("security.forgot_password", "POST"),
    ("security.reset_password", "GET"),
    ("security.reset_password", "POST"),
    ("invitation.show", "GET"),
    ("invitation.redeem", "POST"),
}
