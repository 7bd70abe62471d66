"""What the office and a municipality do with the key figures of a round."""

from __future__ import annotations

from webapp.policy.rights import Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.OFFICE,
        "The office reads key figures in, compares all municipalities, and nominates by them.",
        "GET figures.overview",
        "GET figures.developing",
        "GET figures.municipality",
        "POST figures.nominate",
        "GET figures.bring",
        "POST figures.send",
        "GET figures.table",
        "POST figures.read_in",
    ),
    **rows(
        Right.FIGURES_OWN,
        "A municipality reads where it stands when it is nominated; its coordinator answers.",
        "GET figures.invited",
        "POST figures.answer",
    ),
}
