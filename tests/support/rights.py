"""Who reaches what, written by hand and never read by the application: every role on every route."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select, update

from tests.support.brought import brought
from tests.support.brought_back import returned
from tests.support.browsing import PageWorld
from tests.support.colleagues import own
from tests.support.factors import kept_link, kept_passkey
from tests.support.inquiring import example, inquired
from tests.support.laid import laid_and_judged, laid_at_home
from tests.support.minutes import kept
from tests.support.planned import planned
from tests.support.registered import registered
from tests.support.shown import shown
from tests.support.stated import signed_in_elsewhere, stated_tie
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.models.visits import EvaluationSource, EvidenceRequest
from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db, one_transaction
from webapp.ground.who import Municipality, Person, Post
from webapp.meetings.deeds import meetings
from webapp.people.models.invitations import Invitation
from webapp.rounds.models.rounds import Entrant, Round, SecondSay

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
        "shown": lambda: shown(world),
        "meeting": lambda: _meeting(world),
        "plan": lambda: {"plan_id": planned(world)["plan_id"]},
        "plan area": lambda: _only(planned(world), "plan_id", "improvement_id"),
        "plan action": lambda: _only(planned(world), "plan_id", "action_id"),
        "norrvik": lambda: {"assessment_id": world.assessment("Norrvik")},
        "undeclared": lambda: {"evaluation_id": world.evaluation("Lillhärad")},
        "fixed": lambda: {"evaluation_id": world.evaluation("Norrvik")},
        "fixed source": lambda: _source(world.evaluation("Norrvik"), "document"),
        "fixed interview": lambda: _source(world.evaluation("Norrvik"), "interview"),
        "fixed request": lambda: _request(world, "evaluation_id"),
        "answered request": lambda: _request(world, "assessment_id"),
        "round": lambda: {"round_key": "2026"},
        "open entrant": lambda: {"round_key": "2026", "entrant_id": _entrant("Exempelby")},
        "nominee": lambda: {"round_key": "2026", "entrant_id": _entrant("Norrvik")},
        "unfixed": lambda: {"round_key": "2026", "entrant_id": _entrant("Lillhärad")},
        "asked": lambda: {"round_key": _asked(world)},
        "asked to show": lambda: {"round_key": _asked(world, "show_jury")},
        "asked to show the group's": lambda: {"round_key": _asked(world, "show_group")},
        "jury's minutes": lambda: {"round_key": "2026", "version": kept("juror")},
        "group's minutes": lambda: {"round_key": "2026", "version": kept("nominator")},
        "asked to all": lambda: {"round_key": _asked(world, "remind")},
        "asked for a letter": lambda: {"round_key": _asked(world, "letter")},
        "asked in": lambda: {"round_key": _asked(world, "officer", {"name": "Ny", "email": "n@x.se"})},
        "asked out": lambda: {"round_key": _asked(world, "officer_leaves", {"name": "Ny", "post": ABSENT})},
        "open form": lambda: {
            "round_key": "2026",
            "entrant_id": _entrant("Exempelby"),
            "assessment_id": world.assessment("Exempelby"),
        },
        "municipality": lambda: {"municipality_id": _municipality("Exempelby")},
        "evidence": lambda: laid_at_home(world),
        "judged evidence": lambda: laid_and_judged(world),
        "evaluated": lambda: {"municipality_id": _municipality("Norrvik")},
        "member": lambda: {**ids["municipality"](), "member_id": world.person("lasare")},
        "invitation": lambda: {**ids["municipality"](), "invitation_id": _invitation("Sara Nord")},
        "office invitation": lambda: {"round_key": "2026", "invitation_id": _invitation("Olle Vik")},
        "registration": lambda: {"registration_id": registered("ny@gmail.com")},
        "begun registration": lambda: {"registration_id": registered("ny@ale.se")},
        "registration at home": lambda: {
            "municipality_id": _municipality("Exempelby"),
            "registration_id": registered("ny@gmail.com", "Exempelby"),
        },
        "post": lambda: {"round_key": "2026", "post_id": _post(world.person("jury"))},
        "read nomination": lambda: {"round_key": "2026", "ref": str(_entrant("Norrvik"))},
        "draft nomination": lambda: {"round_key": "2026", "ref": str(_entrant("Exempelby"))},
        "lost letter": lambda: {"letter_id": lost_letter()},
        "lost at home": lambda: {
            "municipality_id": _municipality("Exempelby"),
            "letter_id": lost_letter(),
        },
        "own sign-in": lambda: {"sign_in_id": signed_in_elsewhere(world)},
        "own passkey": lambda: {"passkey_id": kept_passkey(world.person("utvarderare.a"))},
        "own link": lambda: {"identity_id": kept_link(world.person("utvarderare.a"))},
        "own tie": lambda: {"tie_id": stated_tie(world)},
        "tie": lambda: {"round_key": "2026", "tie_id": stated_tie(world)},
        "brought": lambda: {"round_key": "2026", "table_id": brought(world)},
        "returned": lambda: returned(world),
        "unfigured": lambda: {"entrant_id": _entrant("Exempelby")},
        "figured": lambda: {"entrant_id": _figured(world)},
        "public place": lambda: {"place": "norrvik"},
        "result": lambda: {"result_id": _result("Norrvik")},
        "example": lambda: {"example_id": example()},
        "came inquiry": lambda: {**ids["evaluated"](), "inquiry_id": inquired(world, "")},
        "open inquiry": lambda: {**ids["municipality"](), "inquiry_id": inquired(world, "")},
        "sent inquiry": lambda: {**ids["municipality"](), "inquiry_id": inquired(world)},
        "nobody's link": lambda: {"token": "finns-inte"},
        "": dict,
    }
    name, *rest = named.split(", ")
    return {**ids[name](), **dict(part.split("=") for part in rest)}


def _only(found: dict[str, int], *names: str) -> dict[str, int]:
    return {name: found[name] for name in names}


def lost_letter(recipient: str = "medarbetare@demo.example") -> int:
    """Write a letter to somebody in Exempelby that does not arrive; give its id."""
    award_round = db.session.scalars(select(Round.id).where(Round.key == "2026")).one()
    where = {"round_id": award_round, "municipality_id": _municipality("Exempelby")}
    who = db.session.scalars(select(Person.id).where(Person.email == recipient)).first()
    key = f"lost:{recipient}"
    with one_transaction():
        outbox.write(key, recipient, "Ett brev", "Hej.", "/hem", person_id=who, occasion="lost", **where)
        lost = update(Letter).where(Letter.key == key).values(failed_at=clock.now(), due_at=None)
        db.session.execute(lost.values(last_error="550 no such person"))
    return db.session.scalars(select(Letter.id).where(Letter.key == key)).one()


def _entrant(name: str) -> int:
    return db.session.scalars(select(Entrant.id).join(Municipality).where(Municipality.name == name)).one()


def _source(evaluation_id: int, kind: str) -> dict[str, int]:
    query = select(EvaluationSource.id).filter_by(evaluation_id=evaluation_id, kind=kind)
    return {"evaluation_id": evaluation_id, "source_id": db.session.scalars(query).first()}


def _request(world: PageWorld, of: str) -> dict[str, int]:
    """Give what Norrvik was asked for, reached by its evaluators or by its own people."""
    where = {"evaluation_id": world.evaluation("Norrvik"), "assessment_id": world.assessment("Norrvik")}
    query = select(EvidenceRequest.id).filter_by(evaluation_id=where["evaluation_id"])
    return {of: where[of], "request_id": db.session.scalars(query.order_by(EvidenceRequest.id)).first()}


def _asked(world: PageWorld, deed: str = "announce", about: dict[str, Any] | None = None) -> str:
    """Let the other officer ask for what takes two: for the results to be made public, or a letter to all."""
    award_round = db.session.scalars(select(Round).where(Round.key == "2026")).one()
    db.session.execute(delete(SecondSay).where(SecondSay.deed == deed))
    db.session.add(
        SecondSay(
            round_id=award_round.id,
            deed=deed,
            asked_by_id=world.person("kansli.b"),
            asked_at=clock.now(),
            about=about,
        )
    )
    db.session.commit()
    return "2026"


def _meeting(world: PageWorld) -> dict[str, int]:
    """Give a meeting about Exempelby's answers, as its coordinator has started it."""
    subject = own(world)
    meeting = meetings.start(subject, list(subject.edition.questions)[:2], "meeting")
    return {"assessment_id": subject.id, "meeting_id": meeting}


def _figured(world: PageWorld) -> int:
    """Begin a round that chooses by key figures, and let it have nominated Exempelby."""
    world.begin_round("kvalitetskommun/2025")
    query = select(Entrant).join(Round).where(Round.key == "2025")
    entrant = db.session.scalars(query).one()
    entrant.nominated_at = clock.now()
    db.session.commit()
    return entrant.id


def _municipality(name: str) -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def _invitation(name: str) -> int:
    return db.session.scalars(select(Invitation.id).where(Invitation.name == name)).one()


def _post(person_id: int) -> int:
    return db.session.scalars(select(Post.id).where(Post.person_id == person_id)).one()


def _result(name: str) -> int:
    query = select(PublishedResult.id).join(Municipality, Municipality.id == PublishedResult.municipality_id)
    return db.session.scalars(query.where(Municipality.name == name)).one()
