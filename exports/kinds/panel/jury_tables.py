"""All that the jury's workbook tells, as tables in long form: a row a nominee, or a question of a nominee."""

from __future__ import annotations

from collections.abc import Iterator

from exports.entries import JuryEntry
from exports.extract import Extract, Table
from exports.kinds.panel import jury_columns as held
from exports.kinds.panel import jury_rows as rows
from questionnaires.language import gettext as _


def jury_extract(entry: JuryEntry) -> Extract:
    """Describe what the jury reads as tables; those that a round has nothing for are not there."""
    nominees = Table(
        "nominees",
        _("Nominerade"),
        held.NOMINEES,
        lambda: rows.nominees(entry),
        _("En rad för varje nominerad."),
    )
    others = (*_counted(entry), *_measured(entry), *_written(entry), *_chosen(entry))
    return Extract(
        "jury",
        _("%(award)s %(round)s, juryns underlag", award=entry.award, round=entry.round),
        tuple(_about(entry)),
        (nominees, *(one for one in others if next(iter(one.rows()), None) is not None)),
    )


def _about(entry: JuryEntry) -> Iterator[tuple[str, str]]:
    """Tell what the tables are made from, and how an order that is shown was counted."""
    yield _("Utmärkelse"), entry.award
    yield _("Omgång"), entry.round
    if entry.edition is not None:
        yield _("Utgåva"), f"{entry.edition.name} ({entry.edition.id})"
        yield _("Om formuleringarna"), str(entry.edition.wording)
    if entry.nomination_edition is not None:
        yield _("Nominering"), f"{entry.nomination_edition.name} ({entry.nomination_edition.id})"
    if entry.figure_source:
        yield _("Tabellen"), entry.figure_source
    if entry.ranking is not None:
        yield _("Så räknas rangordningen"), " ".join(filter(None, (entry.ranking.method, entry.ranking.held)))
    yield _("Framställt"), entry.made_at


def _counted(entry: JuryEntry) -> Iterator[Table]:
    told = _("Områden och delområden, och summan.")
    yield Table("areas", _("Områden"), held.AREAS, lambda: rows.areas(entry), told, frozen=4)
    yield Table(
        "questions", _("Frågor"), held.QUESTIONS, lambda: rows.questions(entry), _("Varje fråga."), frozen=4
    )
    told = _("Vad kommunerna svarade när de nominerades.")
    yield Table(
        "nomination", _("Nominering"), held.NOMINATION, lambda: rows.nomination(entry), told, frozen=4
    )


def _measured(entry: JuryEntry) -> Iterator[Table]:
    told = _("Värdet som räknas, och var det står bland alla kommuners.")
    yield Table("figures", _("Nyckeltal"), held.FIGURES, lambda: rows.figures(entry), told)
    told = _("Varje känt värde.")
    yield Table("figure_years", _("Nyckeltal år för år"), held.YEARS, lambda: rows.years(entry), told)


def _written(entry: JuryEntry) -> Iterator[Table]:
    told = _("Vad utvärderarna har skrivit.")
    yield Table("spoken", _("Utvärderarnas ord"), held.SPOKEN, lambda: rows.spoken(entry), told)
    told = _("Vad kommunerna har skrivit.")
    yield Table("words", _("Egna ord"), held.WORDS, lambda: rows.words(entry), told)
    told = _("Det som kommunerna hänvisar till.")
    yield Table("links", _("Underlag"), held.LINKS, lambda: rows.links(entry), told)
    told = _("Dokumenten som frågorna och nyckeltalen bygger på.")
    yield Table("sources", _("Källor"), held.SOURCES, lambda: rows.sources(entry), told)


def _chosen(entry: JuryEntry) -> Iterator[Table]:
    told = _("Juryns sammanvägda ordning.")
    yield Table("ranking", _("Rangordning"), held.RANKING, lambda: rows.ranking(entry), told, frozen=2)
    told = _("Vem som utsågs, och varför.")
    yield Table("honours", _("Utmärkta"), held.HONOURS, lambda: rows.honours(entry), told, frozen=2)
