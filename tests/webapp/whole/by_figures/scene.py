"""A small round in which key figures nominate: three municipalities, two figures, one theme to describe."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from questionnaires.library.shelf import Shelf
from tests.support.editions import make_selection
from tests.webapp.whole.deeds import WHY, Deeds
from tests.webapp.whole.stage import JURY, KEY, OFFICERS, Stage
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in, withdrawal
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries import own_assessment
from webapp.award.deeds.figures import figure_nominations, figure_tables, invitation_answers
from webapp.award.models.figures import ACCEPTED, DECLINED
from webapp.award.queries.figures.figure_table import whole
from webapp.demo import start
from webapp.demo.people import slug_of
from webapp.ground.roles import CONTRIBUTOR, COORDINATOR, JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality
from webapp.office.deeds import participants
from webapp.office.deeds.participants import Leave
from webapp.rounds.models.rounds import Entrant
from webapp.rounds.recipe import FIGURES, NOMINATION, Recipe, Step

PLACES = ("Ale", "Alingsås", "Alvesta")
MEMBERS = {name: (f"samordnare.{slug_of(name)}", f"medarbetare.{slug_of(name)}") for name in PLACES}
CODES = {name: next(code for code, one in whole().items() if one.name == name) for name in PLACES}
YEAR = 2024
TABLE = "\n".join(
    ["kommun;nyckeltal;år;värde"]
    + [
        f"{name};Nyckeltalet {key};{YEAR};{n}"
        for n, name in enumerate(PLACES)
        for key in ("examen", "vantetid")
    ]
).encode()

STEPS = (
    Step("nyckeltal", "Nyckeltal", "-", "office", 4, requires=("figures",)),
    Step("nominering", "Nominering", "-", "office", 4, requires=("nominees", "answered")),
    Step("beskrivning", "Beskrivning", "-", "municipality", 4, NOMINATION, requires=("nominations",)),
    Step("jury", "Jury", "-", "juror", 4, requires=("winner",)),
    Step("offentligt", "Offentligt", "-", "everybody", announces=True),
)
RECIPE = Recipe(
    id="liten-nyckeltal",
    name="Liten omgång med nyckeltal",
    about="-",
    award="Sveriges KvalitetsKommun",
    nomination=make_selection().id,
    chosen_by=FIGURES,
    fewest=1,
    most=2,
    steps=STEPS,
)


def figure_stage(folder: Path) -> Stage:
    """Give the stage of the small round, just begun."""
    folder.mkdir(exist_ok=True)
    edition = make_selection()
    return Stage(folder, Shelf({edition.id: edition}, (), {edition.id: "open"}), _begin)


def _begin(password: str) -> None:
    keys = (*OFFICERS, *JURY, *(one for members in MEMBERS.values() for one in members))
    people = {key: start.make_person(f"{key}@demo.example", f"Namn på {key}", password) for key in keys}
    award_round = start.begin(people, RECIPE.id, KEY, {})
    start.give_posts(people, award_round, JUROR, JURY)
    for name, (coordinator, helper) in MEMBERS.items():
        place = start.make_place(name)
        for key, role in ((coordinator, COORDINATOR), (helper, CONTRIBUTOR)):
            db.session.add(Membership(person_id=people[key].id, municipality_id=place.id, role=role))
    db.session.commit()


def reason(place: str) -> str:
    """Give the word in why a municipality is nominated."""
    return f"HEMLIG-ORSAK-{place}"


def regret(place: str) -> str:
    """Give the word in why a municipality says no."""
    return f"HEMLIGT-NEJ-{place}"


def theme(place: str) -> str:
    """Give the word in what a municipality describes."""
    return f"HEMLIGT-TEMA-{place}"


class Ids(dict[str, int]):
    """What is there, by municipality; an id that nothing has where there is nothing yet."""

    def __missing__(self, place: str) -> int:
        return 0


class FigureDeeds(Deeds):
    """What people do in a round of key figures."""

    def _ids(self) -> dict[str, dict[str, int]]:
        places = select(Municipality.name, Entrant.id).join(Entrant)
        forms = select(Municipality.name, Assessment.id).join(Assessment)
        return {
            "entrant": Ids({row.name: row.id for row in db.session.execute(places)}),
            NOMINATION: Ids({row.name: row.id for row in db.session.execute(forms)}),
        }

    def read_in(self) -> None:
        office = self.stage.person("kansli")
        sent = figure_tables.keep_table(office, self.stage.round, TABLE, "nyckeltal.csv")
        assert figure_tables.read_in(office, self.stage.round, sent, {}).faults == []

    def nominate(self, place: str) -> None:
        office = self.stage.person("kansli")
        figure_nominations.nominate(office, self.stage.round, CODES[place], reason(place))
        self.ids = self._ids()

    def reply(self, who: str, place: str, *, yes: bool) -> None:
        at, person = self.ids["entrant"][place], self.stage.person(who)
        invitation_answers.answer(person, at, ACCEPTED if yes else DECLINED, "" if yes else regret(place))
        self.ids = self._ids()

    def describe(self, place: str) -> None:
        """Write the theme and hand it in."""
        at, coordinator = self.ids[NOMINATION][place], self.stage.person(MEMBERS[place][0])
        subject = own_assessment.own_assessment(self.stage.person(MEMBERS[place][1]), at)
        version = kept.version if (kept := answer_queries.kept_answers(at).get("samspel")) else 0
        answers.save_answers(subject, [Sent("samspel", Said(text=theme(place)), version, "")])
        hand_in.submit(coordinator, at, "Ulla Ek", "Kommunchef", confirmed=True)

    def take_back(self, place: str) -> None:
        at = self.ids[NOMINATION][place]
        withdrawal.withdraw(own_assessment.own_assessment(self.stage.person(MEMBERS[place][0]), at), WHY)

    def give_back(self, place: str) -> None:
        leave = Leave(self.ids["entrant"][place], self.ids[NOMINATION][place], WHY)
        participants.reopen(self.stage.person("kansli"), self.stage.round, leave)
