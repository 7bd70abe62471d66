"""Every formula of the service on a page of its own: what it says, its parts, and one example counted."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _


@dataclass(frozen=True, slots=True)
class Method:
    """A formula: its address, what it tells, its parts, an example, what to mind, and where it is counted."""

    key: str
    name: str
    formula: str
    parts: tuple[tuple[str, str], ...]
    example: str
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
        _("20 × 2 / 4 × (1/2 + 1) / 2 = 7,5 poäng, när två delar väger lika och har nivåerna 1/2 och 1."),
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
        _("12,5 av 20 poäng är 63 procent."),
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
        _("57–79: 57 poäng är säkrade, och det kan bli högst 79 med de nivåer som redan är valda."),
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
        _("52,5 mot 52,4 läses 53 mot 52, och skillnaden är +1."),
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
        _("Av 411, 421, 453, 493 och 517 är medianen 453, den nedre kvartilen 421 och den övre 493."),
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
        _("Två ledamöter sätter A, B, C och B, A, C. A och B får 3/4 var och delar första platsen; C får 0."),
        _("Den som är jävig ser inte kommunen och räknas inte för den. Varje ledamots ordning är hemlig."),
        "webapp/award/queries/ranking/order_count.py",
    ),
)


def method(key: str) -> Method | None:
    """Find a formula by its address."""
    return next((one for one in METHODS if one.key == key), None)
