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
