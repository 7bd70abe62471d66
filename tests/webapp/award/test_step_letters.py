"""Letters of the steps: those who are nominated hear that they are, and nobody else is asked to go on."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.figures import coordinate
from tests.support.rounds import PLACES, begun, hand_in, nominate
from webapp.award.deeds import steps
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db

CHOSEN, ANOTHER = "Nacka", "Kalix"


def stepped(world, award_round, why: str = "") -> None:
    steps.move(world.person("kansli"), award_round, award_round.step, why)


def letters(award_round, occasion: str) -> list[tuple[str, str]]:
    """Give who got a letter of a round, and how it begins."""
    query = select(Letter).where(Letter.round_id == award_round.id, Letter.occasion == occasion)
    return sorted((one.recipient, one.body.splitlines()[2]) for one in db.session.scalars(query))


def test_only_the_nominated_are_asked_to_evaluate_themselves_and_read_that_they_are(world):
    made = begun(world, "2003")
    stepped(world, made)
    hand_in(made, "kvalitetskommun/2003-omarbetad")
    stepped(world, made)
    nominate(made, *(one for one in PLACES if one != ANOTHER))
    coordinate(world, CHOSEN, "samordnare")
    coordinate(world, ANOTHER, "samordnare@norrvik.example")

    stepped(world, made, "Fyra räcker i år.")

    assert letters(made, "nominees-answer") == [
        (
            "samordnare@demo.example",
            "Ni är nominerade till Sveriges KvalitetsKommun. Nu börjar Självvärdering i Omgång 2027.",
        )
    ]
    assert [letters(made, occasion) for occasion in ("step-opens", "chosen")] == [[], []]


def test_where_nothing_is_asked_of_them_at_once_the_nominated_hear_it_all_the_same(world):
    made = begun(world, "2021")
    hand_in(made, "kvalitetskommun/2021-omarbetad")
    stepped(world, made)
    hand_in(made, "kommunkompassen/2012-forankrad")
    stepped(world, made)
    nominate(made, CHOSEN, "Botkyrka", "Västerås")
    coordinate(world, CHOSEN, "samordnare")
    coordinate(world, ANOTHER, "samordnare@norrvik.example")

    stepped(world, made)

    begins = "Nu börjar Resultat, ekonomi och arbetsgivare i Omgång 2027."
    told = f"är nominerad till Sveriges KvalitetsKommun. {begins}"
    assert [(who, words.partition(" Du ")[0]) for who, words in letters(made, "chosen")] == [
        ("info@kommun2.example", f"Botkyrka {told}"),
        ("info@kommun3.example", f"Västerås {told}"),
        ("samordnare@demo.example", f"Nacka {told}"),
    ]
