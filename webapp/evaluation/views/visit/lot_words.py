"""What the lot of an evaluation says of the total, in sentences."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.judgement.checks.lot import ROUNDS, Alone
from webapp.evaluation.deeds.visit.lot import Sample


def lot_sentences(sample: Sample) -> list[str]:
    """Say where the total probably is, as it was reckoned; and where nothing is, what it takes."""
    if sample.whole < ROUNDS:
        left = sum(len(one.lines) - one.looked for one in sample.rounds[:ROUNDS])
        more = ngettext(
            "Kontrollera en fråga till i de första %(rounds)s omgångarna, så visas ett spann för totalen.",
            "Kontrollera %(num)s frågor till i de första %(rounds)s omgångarna, "
            "så visas ett spann för totalen.",
            left,
            rounds=ROUNDS,
        )
        return [more]
    told = {"known": sample.known}
    known = _("%(known)s lottade frågor är kontrollerade.", **told)
    after = sample.after
    if after is None:
        return [known, _("Spannet visas när kommunen har svarat på allt.")]
    ends = {"low": after.low, "high": after.high}
    if isinstance(after, Alone):
        alone = _(
            "Av dem att döma hamnar totalen troligen mellan %(low)s och %(high)s poäng, "
            "om allt kontrolleras lika noga.",
            **ends,
        )
        return [known, alone, _("Så gjorda spann håller i 8 fall av 10.")]
    now = _("Då hamnar totalen troligen mellan %(low)s och %(high)s poäng.", **ends)
    before = sample.before
    if before is not None:
        was = {**ends, "low0": before.low, "high0": before.high}
        now = _(
            "Då hamnar totalen troligen mellan %(low)s och %(high)s poäng; "
            "före kontrollen %(low0)s–%(high0)s.",
            **was,
        )
    sure = _("Så gjorda spann håller i 8 fall av 10, om ni liknar de kommunerna.")
    return [known, now, sure]
