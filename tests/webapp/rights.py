"""Who reaches what, written by hand and never read by the application: every role on every route."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from tests.webapp.browsing import PageWorld
from webapp import clock
from webapp.models import Entrant, Invitation, Municipality, Post, PublishedResult, Round, SecondSay, db

PAGE, SIGN_IN, DENY, HIDE = "page", "sign in", "deny", "hide"
PEOPLE = (
    "samordnare",
    "medarbetare",
    "lasare",
    "utvarderare.a",
    "utvarderare.b",
    "jury",
    "kansli",
    "nomineringsgrupp",
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
        "asked": lambda: {"round_key": _asked(world)},
        "open form": lambda: {
            "round_key": "2026",
            "entrant_id": _entrant("Exempelby"),
            "assessment_id": world.assessment("Exempelby"),
        },
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
        "read nomination": lambda: {"round_key": "2026", "ref": str(_entrant("Norrvik"))},
        "draft nomination": lambda: {"round_key": "2026", "ref": str(_entrant("Exempelby"))},
        "result": lambda: {"result_id": _result("Norrvik")},
        "nobody's link": lambda: {"token": "finns-inte"},
        "": dict,
    }
    name, *rest = named.split(", ")
    return {**ids[name](), **dict(part.split("=") for part in rest)}


def _entrant(name: str) -> int:
    return db.session.scalars(select(Entrant.id).join(Municipality).where(Municipality.name == name)).one()


def _asked(world: PageWorld) -> str:
    """Let the other officer ask for the results to be made public."""
    award_round = db.session.scalars(select(Round).where(Round.key == "2026")).one()
    db.session.add(
        SecondSay(
            round_id=award_round.id,
            deed="announce",
            asked_by_id=world.person("kansli.b"),
            asked_at=clock.now(),
        )
    )
    db.session.commit()
    return "2026"


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
    Case("assessment.handed_out", "GET", "award", OWN),
    Case("assessment.talk", "GET", f"award, question_id={Q}", OWN),
    Case("assessment.certificate", "GET", "award", OWN),
    Case("assessment.receipt_file", "GET", "norrvik, kind=txt", ("samordnare@norrvik.example",)),
    Case("guest.question", "GET", "nobody's link", (), public=True),
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
    Case("jury.declare", "GET", "round", ("jury",)),
    Case("jury.ranking", "GET", "round", ("jury", "kansli")),
    Case("jury.decision", "GET", "round", ("jury", "kansli")),
    Case("jury.motivation", "GET", "nominee", ("jury", "kansli")),
    Case("jury.motivation", "GET", "open entrant", ()),
    Case("nominating.overview", "GET", "round", ("nomineringsgrupp", "kansli")),
    Case("nominating.declare", "GET", "round", ("nomineringsgrupp",)),
    Case("nominating.nomination", "GET", "read nomination", ("nomineringsgrupp",)),
    Case("nominating.nomination", "GET", "draft nomination", ()),
    Case("nominating.ranking", "GET", "round", ("nomineringsgrupp", "kansli")),
    Case("nominating.naming", "GET", "round", ("nomineringsgrupp", "kansli")),
    Case("office.round_page", "GET", "round", ("kansli",)),
    Case("office.rounds", "GET", "", ("kansli",)),
    Case("office.steps", "GET", "round", ("kansli",)),
    Case("office.dates", "GET", "round", ("kansli",)),
    Case("office.participants", "GET", "round", ("kansli",)),
    Case("office.bring", "GET", "round", ("kansli",)),
    Case("office.entrant", "GET", "nominee", ("kansli",)),
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
    Case("assessment.hand_out", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.take_back", "POST", "award, task_id=1", (), ("medarbetare", "lasare")),
    Case("assessment.send_back", "POST", "award, task_id=1", (), ("medarbetare", "lasare")),
    Case("assessment.say_done", "POST", "award, task_id=1", ()),
    Case(
        "assessment.comment",
        "POST",
        f"award, question_id={Q}",
        ("samordnare", "medarbetare"),
        ("lasare",),
        {"audience": "internal", "text": "Hej"},
    ),
    Case("assessment.take_over", "POST", f"award, question_id={Q}, proposal_id=1", ()),
    Case("assessment.ask_certificate", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.certify", "POST", "award", (), OWN),
    Case("assessment.withdraw", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("guest.propose", "POST", "nobody's link", (), public=True),
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
    Case("evaluation.comment", "POST", f"undeclared, question_id={Q}", (), BOTH, {"text": "Hej"}),
    Case("evaluation.save_agreement", "POST", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.save_publication", "POST", "undeclared", ("kansli",)),
    Case("jury.save_declaration", "POST", "round", ("jury",)),
    Case("jury.save_note", "POST", "nominee", ("jury",)),
    Case("jury.save_ranking", "POST", "round", ("jury",)),
    Case("jury.close_ranking", "POST", "round", ("kansli",)),
    Case("jury.save_motivation", "POST", "nominee", ("jury", "kansli")),
    Case("jury.name_honour", "POST", "round", ("kansli",), form={"kind": "winner"}),
    Case("jury.withdraw", "POST", "nominee", ("kansli",)),
    Case("nominating.save_declaration", "POST", "round", ("nomineringsgrupp",)),
    Case("nominating.save_note", "POST", "read nomination", ("nomineringsgrupp",)),
    Case("nominating.save_ranking", "POST", "round", ("nomineringsgrupp",)),
    Case("nominating.close_ranking", "POST", "round", ("kansli",)),
    Case("nominating.save_naming", "POST", "round", ("nomineringsgrupp", "kansli")),
    Case("nominating.arrange", "POST", "round", ("kansli",), form={"fewest": "3", "most": "7"}),
    Case("office.nominate", "POST", "open entrant", ("kansli",)),
    Case("office.assign", "POST", "open entrant", ("kansli",)),
    Case("office.replace", "POST", "open entrant", ("kansli",)),
    Case("office.announce", "POST", "round", ("kansli",)),
    Case("office.take_back", "POST", "asked", ("kansli",)),
    Case("office.add_officer", "POST", "round", ("kansli",)),
    Case("office.make", "POST", "", ("kansli",)),
    Case("office.move", "POST", "round", ("kansli",)),
    Case("office.move_back", "POST", "round", ("kansli",)),
    Case("office.save_dates", "POST", "round", ("kansli",)),
    Case("office.look", "POST", "round", ("kansli",)),
    Case("office.read_in", "POST", "round", ("kansli",)),
    Case("office.extend", "POST", "open form", ("kansli",)),
    Case("office.reopen", "POST", "open form", ("kansli",)),
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
