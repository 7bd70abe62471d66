"""The nomination group reads, ranks and names, with or without names, without scripts."""

from __future__ import annotations

import pytest

from tests.support.choices import (
    GROUP,
    begin_anew,
    declare_all,
    entrant,
    hand_in,
    office,
    place,
    ranks,
    show,
    sit,
)
from tests.support.crawl import crawl
from tests.support.page_posts import GROUPS, fill, form, send
from webapp.award.deeds import nomination_order, panel_declarations
from webapp.award.deeds.ranking import private_notes
from webapp.award.queries import nominations
from webapp.ground.roles import NOMINATOR


@pytest.fixture
def anew(small_world):
    begin_anew()
    declare_all(small_world, *GROUP)
    return small_world


def test_the_group_reads_ranks_and_names(anew):
    page = f"{GROUPS}/rangordning"
    sent = {**form(anew, GROUP[0], page), **fill("Norrvik", "Sjöholm", "Åkerstad"), "save": "hand-in"}
    assert send(anew, GROUP[0], page, sent).status_code == 302
    for key in GROUP[1:]:
        hand_in(anew, key, "Norrvik", "Sjöholm", "Åkerstad")
    show(anew, NOMINATOR)
    chosen = {f"choose-{who}": "1" for who in ranks("Norrvik", "Sjöholm", "Åkerstad")}
    reasons = {f"reason-{who}": "Har kommit långt." for who in ranks("Norrvik", "Sjöholm", "Åkerstad")}
    token = {"csrf_token": sent["csrf_token"]}

    lacking = send(
        anew, GROUP[0], f"{GROUPS}/nominera", {**token, **chosen, f"reason-{entrant('Norrvik')}": "Ja."}
    )
    three = send(anew, GROUP[0], f"{GROUPS}/nominera", {**token, **chosen, **reasons})
    told = {**token, **chosen, **reasons, "number": "Två har dragit sig ur."}
    named = send(anew, GROUP[0], f"{GROUPS}/nominera", told)
    other = {f"choose-{entrant('Granhult')}": "1", f"reason-{entrant('Granhult')}": "Också."}
    more = {**token, **other, "number": "En till.", "tie": "Den är störst."}
    again = send(anew, GROUP[0], f"{GROUPS}/nominera", more)
    last = {f"choose-{entrant('Lillhärad')}": "1", f"reason-{entrant('Lillhärad')}": "Också."}
    twice = send(anew, GROUP[0], f"{GROUPS}/nominera", {**token, **last})
    full = send(anew, GROUP[0], f"{GROUPS}/nominera", {**token, **last})

    found = [one.status_code for one in (lacking, three, named, again, twice, full)]
    assert found == [422, 422, 302, 302, 302, 409]
    assert (lacking.text.count("Skriv varför ni nominerar"), "Ja." in lacking.text) == (4, True)
    assert three.text.count("Det ska bli 5 nominerade, och nu blir det 3.") == 2
    assert "Har kommit långt." in three.text
    assert anew.at(GROUP[0]).get(f"{GROUPS}/nominera").text.count("Har kommit långt.") == 3


def test_naming_before_the_order_is_shown_is_refused_on_the_page(anew):
    token = {"csrf_token": form(anew, GROUP[0], f"{GROUPS}/rangordning")["csrf_token"]}

    answer = send(anew, GROUP[0], f"{GROUPS}/nominera", token)

    assert (answer.status_code, "Den sammanvägda ordningen visas inte än" in answer.text) == (409, True)


def test_no_name_stands_on_any_page_of_a_veiled_group(anew):
    to = f"{GROUPS}/arbetssatt"
    token = {"csrf_token": form(anew, "kansli", GROUPS, "blind")["csrf_token"]}
    right = send(anew, "kansli", to, {**token, "blind": "1"})

    found = crawl(anew.app, anew.at(GROUP[0]), GROUP[0], [GROUPS], each=9, files=False)

    names = ("Norrvik", "norrvik", "Sjöholm", "Granhult", "Lillhärad", "Åkerstad")
    seen = {(to, name) for to, html in found.html.items() for name in names if name in html}
    assert right.status_code == 302
    assert {to for to, _name in seen} == {
        f"{GROUPS}/jav",  # conflicts are declared by name
        "/konto/bindningar",  # and ties are stated with any municipality
    }
    assert [to for to in found.html if to.startswith(f"{GROUPS}/las/")] != []


def test_a_note_in_a_veiled_group_is_kept_by_its_letter(anew):
    nomination_order.arrange(office(anew, NOMINATOR), blind=True)
    (one, *_rest) = nominations.called(sit(anew, GROUP[0]))
    page = f"{GROUPS}/las/{one.ref}"
    sent = {**form(anew, GROUP[0], page, f"{one.ref}:text"), f"{one.ref}:text": "Stark."}

    answer = send(anew, GROUP[0], f"{GROUPS}/anteckning/{one.ref}", sent)

    assert (answer.status_code, answer.location) == (302, f"{page}#anteckning")
    assert private_notes.notes_of(sit(anew, GROUP[0]))[one.entrant.id].text == "Stark."


def test_a_member_with_a_conflict_is_told_that_another_names(anew):
    panel_declarations.declare(sit(anew, GROUP[1]), {place("Norrvik"): ("elected", "")})
    for key in GROUP:
        hand_in(anew, key, "Sjöholm")
    show(anew, NOMINATOR)

    page = anew.at(GROUP[1]).get(f"{GROUPS}/nominera").text

    assert ("Någon annan i gruppen" in page, "Norrvik" in page) == (True, False)
