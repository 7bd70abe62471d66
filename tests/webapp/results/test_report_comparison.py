"""What a report is compared with follows the files of printed values, not what was read from them once."""

from __future__ import annotations

import shutil

from webapp.ground import context
from webapp.results.queries.report import report_comparison


def test_a_printed_value_that_is_mended_is_read_without_a_new_start(app, tmp_path, monkeypatch):
    banks = tmp_path / "banks"
    shutil.copytree(app.config["BANKS"], banks, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setitem(app.config, "BANKS", str(banks))
    file = banks / "published" / "references.toml"
    with app.app_context():
        edition = context.edition("kommunkompassen/2012")
        before = report_comparison.references_of(edition)
        file.write_text(
            file.read_text(encoding="utf-8").replace("medel-2014", "medel-2014-rattad"), encoding="utf-8"
        )

        after = report_comparison.references_of(edition)

    told = [one.id for one in before]
    assert [one.id for one in after] == [f"{one}-rattad" if one == "medel-2014" else one for one in told]
    assert "medel-2014" in told


def test_a_source_is_told_by_its_title_and_one_that_is_not_known_as_it_was_named(app):
    with app.app_context():
        told = [
            report_comparison.titled(one)
            for one in ("orebro-2012, tabell 1", "Kommunens egen fil", "orebro-2012")
        ]

    title = "KommunKompassen. Analys av Örebro kommun 2012, Sveriges Kommuner och Landsting, 2012-12-30"
    assert told == [f"{title}, tabell 1", "Kommunens egen fil", title]


def test_no_report_names_a_source_by_its_id(app):
    with app.app_context():
        keys = set(context.shelf().sources)
        named = [
            one.source
            for edition in context.shelf().editions.values()
            for one in (
                *report_comparison.references_of(edition),
                *(known.beside for known in report_comparison._printed(edition)),
            )
        ]

    assert named != []
    assert [one for one in named if one.partition(",")[0] in keys] == []
