"""Who reads and writes reports, and who finds good examples: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import BOTH, Case

NORRVIK = "samordnare@norrvik.example"

READ = [
    Case("report.show", "GET", "fixed", (*BOTH, "kansli", NORRVIK)),
    Case("report.document", "GET", "fixed, kind=docx", (*BOTH, "kansli", NORRVIK)),
    Case("report.version", "GET", "fixed, number=1, kind=docx", BOTH),
    Case("report.own_version", "GET", "fixed, number=1, kind=docx", (NORRVIK,)),
    Case("report.feedback_file", "GET", "fixed, kind=json", (*BOTH, "kansli", NORRVIK)),
    Case("report.show", "GET", "undeclared", ("kansli",), denied=BOTH),
    Case("report.words", "GET", "fixed", BOTH),
    Case("report.announced", "GET", "result", (NORRVIK,), public=True),
    Case("report.announced_document", "GET", "result, kind=docx", (NORRVIK,), public=True),
]
WRITE = [
    Case("report.save_words", "POST", "fixed", BOTH),
    Case("report.save_words", "POST", "undeclared", (), denied=BOTH),
]
