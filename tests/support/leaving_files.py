"""Every kind of file that leaves, and how one of each is fetched."""

from __future__ import annotations

from sqlalchemy import update

from tests.support.choices import GROUP
from tests.support.figures import read_in, table
from tests.support.judges import sit
from tests.support.minutes import fix, take_notes
from tests.support.rights import objects
from tests.support.rounds import PLACES, begun
from webapp.ground.roles import NOMINATOR
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

NORRVIK = "samordnare@norrvik.example"
FILES = {
    "jury": ("jury", "/jury/2026/arbetsbok", 14),
    "jury_tables": ("jury", "/jury/2026/underlag.json", 14),
    "nominee": ("jury", "/jury/2026/nominerad/{nominee}.json", 14),
    "applications": ("nomineringsgrupp", "/nomineringsgrupp/2026/ansokningar.xlsx", 12),
    "minutes": ("nomineringsgrupp", "/nomineringsgrupp/2026/protokoll/1.docx", 12),
    "participants": ("kansli", "/kansli/2026/deltagare.xlsx", 8),
    "national": ("kansli", "/kansli/2026/resultat.zip", 10),
    "figures": ("kansli", "/kansli/2027/nyckeltal.json", 8),
    "participants to change": ("kansli", "/kansli/2026/deltagare/att-andra.xlsx", 8),
    "answers to fill in": ("samordnare", "/sjalvvardering/{own}/excel/fragor.xlsx", 8),
    "marks to fill in": ("utvarderare.a", "/utvardering/{marked}/excel/bedomningar.xlsx", 8),
    "evidence": ("utvarderare.a", "/utvardering/{marked}/underlag.zip", 10),
    "feedback": (NORRVIK, "/utvardering/{norrvik}/aterkoppling.xlsx", 8),
    "answers": ("samordnare", "/sjalvvardering/{own}/svar.docx", 8),
    "replies": (NORRVIK, "/utkast/{norrvik}/svar.docx", 8),
    "report": (NORRVIK, "/utvardering/{norrvik}/rapport.docx", 8),
    "booklet": ("", "/hafte/kommunkompassen/2012/word?omrade=1", 3),
    "edition": ("", "/hafte/kommunkompassen/2012/arbetsbok", 3),
    "results": ("", "/resultat/tabell.xlsx", 3),
    "picture": ("samordnare", "/sjalvvardering/{own}/ros.svg", 12),
    "public_picture": ("", "/jamfor/rosen.svg?av=Botkyrka-2005-2003", 8),
    "plan": ("samordnare", "/handlingsplan/{plan}/plan.json", 8),
    "years": (NORRVIK, "/kommun/{place}/varderingar.xlsx", 8),
    "reference": ("", "/resultat/referensvarden.json", 3),
}
"""By kind: who fetches it, where, and the most that is asked of the database when it is there already."""


def with_every_file(small_world):
    """Give a world where everything that leaves as a file can be fetched."""
    take_notes(small_world, NOMINATOR, GROUP)
    fix(small_world, NOMINATOR)
    read_in(small_world, begun(small_world, "2025", ()), table(PLACES))
    db.session.execute(update(Round).where(Round.key == "2026").values(step="jury"))
    db.session.commit()
    sit(small_world, "a")
    return small_world


def address(world, kind: str) -> str:
    return FILES[kind][1].format(
        nominee=objects(world, "nominee")["entrant_id"],
        norrvik=world.evaluation("Norrvik"),
        own=world.assessment("Exempelby"),
        plan=objects(world, "plan")["plan_id"],
        place=objects(world, "evaluated")["municipality_id"],
        marked=world.evaluation("Lillhärad"),
    )


def fetched(world, kind: str, to: str = "") -> bytes:
    answer = world.at(FILES[kind][0]).get(to or address(world, kind))
    assert answer.status_code == 200, (kind, answer.status_code)
    data = answer.data
    answer.close()
    return data
