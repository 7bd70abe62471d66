"""Every formula of the service on a page of its own: what it says, its parts, and what to mind."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _


@dataclass(frozen=True, slots=True)
class Method:
    """A formula: its address, what it tells, its parts, what to mind, and where it is counted."""

    key: str
    name: str
    formula: str
    parts: tuple[tuple[str, str], ...]
    mind: str
    counted_in: str


METHODS = (
    Method(
        "fraga",
        _("Poäng för en fråga"),
        _("poäng = delområdets högsta × frågans vikt / vikternas summa × medeltalet av delarnas andelar"),
        (
            (_("delområdets högsta"), _("Den tryckta högsta poängen för delområdet.")),
            (_("frågans vikt"), _("Hur mycket frågan väger mot de andra i delområdet.")),
            (_("vikternas summa"), _("Summan för de frågor i delområdet som är tillämpliga.")),
            (
                _("delarnas andelar"),
                _("Andelen 0 till 1 för den valda nivån i varje del, viktad med delens vikt."),
            ),
        ),
        _("En fråga som inte är tillämplig räknas bort både ovanför och under strecket. Noll är ett svar."),
        "questionnaires/compass",
    ),
    Method(
        "summa",
        _("Summor och avrundning"),
        _("summa = exakta tal, lagda ihop; avrundat en gång, när summan läses"),
        (
            (_("exakta tal"), _("Bråk, aldrig avrundade på vägen.")),
            (_("avrundat"), _("Halvor uppåt: 62,5 blir 63.")),
        ),
        _("Därför kan sista siffran i en summa skilja sig från summan av de avrundade talen."),
        "questionnaires/rounding.py",
    ),
    Method(
        "spann",
        _("Säkrat och möjligt"),
        _("säkrat = poängen för de valda nivåerna; möjligt = säkrat + det mesta som det obesvarade kan ge"),
        (
            (_("säkrat"), _("Obesvarat räknas som inget.")),
            (_("möjligt"), _("Det som är obesvarat räknas som det mesta det kan ge.")),
        ),
        _("Ett fastställt resultat har inget obesvarat, och därför ett enda tal."),
        "questionnaires/compass",
    ),
    Method(
        "justering",
        _("Skillnaden mot den egna värderingen"),
        _("skillnad = enade poäng − egna poäng, båda som de står"),
        (
            (_("enade poäng"), _("Det som de två utvärderarna har enats om.")),
            (_("egna poäng"), _("Kommunens egen värdering.")),
        ),
        _("En skillnad går alltid att räkna efter med talen bredvid."),
        "questionnaires/difference.py",
    ),
    Method(
        "median",
        _("Median och kvartiler"),
        _("plats = (antal − 1) × andel, från det lägsta; mellan två värden så långt som platsen säger"),
        (
            (_("antal"), _("Hur många kommuner gruppen har; under fem visas inget.")),
            (_("andel"), _("1/4, 1/2 eller 3/4.")),
        ),
        _("Bara resultat i samma utgåva räknas ihop, och i en summa bara de som har samma högsta."),
        "questionnaires/comparison/spread.py",
    ),
    Method(
        "rangordning",
        _("Juryns sammanvägda ordning"),
        _("andel = hur många av de andra en kommun står före, lika som en halv, delat med hur många de är"),
        (
            (_("andel"), _("Räknas för varje ledamot, och sedan som medeltal av ledamöterna.")),
            (_("lika"), _("Kommuner som en ledamot har satt lika, eller inte alls: då efter de andra.")),
        ),
        _("Den som är jävig ser inte kommunen och räknas inte för den. Varje ledamots ordning är hemlig."),
        "webapp/award/queries/ranking/order_count.py",
    ),
)


def method(key: str) -> Method | None:
    """Find a formula by its address."""
    return next((one for one in METHODS if one.key == key), None)
