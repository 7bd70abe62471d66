"""The page before handing in says who will read, and what it says is what the policy has."""

from __future__ import annotations

from tests.support.figures import accepted, nominated, read_in
from tests.support.rounds import begun
from webapp.award.deeds.figures import invitation_answers

RECEIPT = "Ni får ett kvitto med nummer och tid."


def told(world, assessment_id: int) -> str:
    page = world.at("samordnare").page(f"/sjalvvardering/{assessment_id}/granska")
    return next(one.text for one in page.one("main").all("p") if one.text.endswith(RECEIPT))


def test_whoever_hands_in_is_told_who_reads_it_and_when(small_world):
    own = small_world.assessment("Exempelby", purpose="internal")
    nomination = small_world.assessment("Exempelby", "kvalitetskommun/2003")

    assert [told(small_world, one) for one in (small_world.assessment("Exempelby"), nomination, own)] == [
        (
            "När ni lämnat in kan de utvärderare som utses för er läsa svaren. "
            f"Juryn och kansliet läser dem när resultatet är fastställt. {RECEIPT}"
        ),
        (
            "När ni lämnat in kan nomineringsgruppen läsa nomineringen. "
            f"Blir ni nominerade läser juryn och kansliet den när ert resultat är fastställt. {RECEIPT}"
        ),
        (
            "Bara ni i kommunen läser svaren, också sedan, och de som ni själva utser eller delar med. "
            f"{RECEIPT}"
        ),
    ]


def test_where_key_figures_nominate_the_jury_and_the_office_read(small_world):
    made = begun(small_world, "2025", ())
    read_in(small_world, made)
    nominated(small_world, made, "Ale")
    accepted(small_world, made, "Ale")
    form = next(one.form_id for one in invitation_answers.invitations(small_world.person("samordnare")))

    assert told(small_world, form) == (
        f"När ni lämnat in kan juryn och kansliet läsa beskrivningarna. {RECEIPT}"
    )
