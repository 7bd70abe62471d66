"""Every sentence for people goes through gettext, so that it can be said in another language too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.house import name, tree
from tests.support.sentences import GETTEXT, MODULES, PLACEHOLDER, calls_of_gettext, for_people, texts

TERMINAL = "is told in a terminal to whoever runs the service"
LOOK = "is the name of a style, a font or a field that a program knows"
CLERK = "is told in a terminal to the clerk who changes a bank or brings in what is printed"
NAMED = "is the name of a product"
TYPED = "is what others write, and is looked for"
EXCEPTED = {
    "exports/charts.py _S": LOOK,
    "exports/charts.py _saved": LOOK,
    "exports/report/document/": LOOK,
    "exports/theme.py": LOOK,
    "exports/workbook/file.py _titles": LOOK,
    "questionnaires/bridge.py": CLERK,
    "questionnaires/check/": CLERK,
    "questionnaires/library/assembly.py": "has its languages in itself, as the texts of a bank",
    "questionnaires/library/": CLERK,
    "questionnaires/marks.py": CLERK,
    "questionnaires/municipalities/names.py": TYPED,
    "questionnaires/printed/": CLERK,
    "questionnaires/succession/differences.py": CLERK,
    "questionnaires/judgement/calibration.py": CLERK,
    "questionnaires/judgement/coders.py": CLERK,
    "questionnaires/judgement/codings.py": CLERK,
    "questionnaires/judgement/checks/verification.py ROLES": TYPED,
    "questionnaires/judgement/checks/verification.py WEB": TYPED,
    "webapp/__init__.py": TERMINAL,
    "webapp/__main__.py": TERMINAL,
    "webapp/commands/": TERMINAL,
    "webapp/ground/configuration/": TERMINAL,
    "webapp/operation/": "is told to whoever runs the service, or to a monitor",
    "webapp/requirements/": TERMINAL,
    "webapp/rounds/recipe_files.py": "is told where a recipe is written, when the service starts",
    "webapp/setting_up.py": TERMINAL,
    "questionnaires/judgement/replay/": TERMINAL,
    "webapp/evaluation/queries/likely_model.py pool": "is how a kept piece is found again",
    "webapp/demo/": "is what made-up people have written",
    "webapp/award/queries/figures/figure_table.py MISSING": TYPED,
    "webapp/evaluation/deeds/schedule/pasted_schedule.py": TYPED,
    "webapp/ground/tables/table.py ERRORS": TYPED,
    "webapp/assessment/queries/twin/answer_cells.py NO": TYPED,
    "webapp/ground/tables/twin/identity.py MARK": TYPED,
    "exports/twin/workbook.py SEAL": "is the name of the service",
    "webapp/ground/words/stems.py _COMMON": TYPED,
    "webapp/people/sign_in/passwords.py _CHOSEN": TYPED,
    "exports/charts.py as_svg": NAMED,
    "exports/workbook/book.py Book": NAMED,
    "webapp/evidence/views/evidence_files.py SANDBOX": "is told to browsers",
    "webapp/results/views/public/result_files.py _handed": "is what browsers say of themselves",
    "webapp/ground/words/languages.py LANGUAGES": "is what a language calls itself",
    "webapp/ground/words/chosen_language.py _remembered": LOOK,
    "webapp/people/sign_in/devices.py BROWSERS": NAMED,
    "webapp/people/sign_in/devices.py SYSTEMS": NAMED,
    "webapp/people/deeds/factors/app_codes.py ISSUER": "is our own name",
    "webapp/people/deeds/factors/passkeys.py OURS": "is our own name",
    "webapp/review/queries/draft/draft.py REPORT": "has its languages in itself, as the texts of a bank",
}
"""Where a sentence need not go through gettext, and why: a room, a module, or a name in a module."""


def excepted(place: str) -> list[str]:
    return [one for one in EXCEPTED if place.startswith(one)]


def left_out() -> list[tuple[str, str]]:
    """Give the sentences that gettext does not get, each with the module and the name it stands in."""
    return [
        (f"{name(path)} {found.within}", found.text)
        for path in MODULES
        for found in texts(tree(path))
        if not found.through and for_people(found.text)
    ]


def test_every_sentence_for_people_goes_through_gettext():
    assert [(place, text) for place, text in left_out() if not excepted(place)] == []


def test_every_exception_is_needed():
    used = {one for place, _text in left_out() for one in excepted(place)}

    assert sorted(EXCEPTED.keys() - used) == []


def test_gettext_is_called_by_the_names_that_the_catalogue_is_made_by():
    imported = {
        (one.name, one.asname)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in {"flask_babel", "questionnaires.language"}
        for one in node.names
        if "gettext" in one.name
    }

    assert imported == {
        ("gettext", None),
        ("gettext", "_"),
        ("lazy_gettext", None),
        ("lazy_gettext", "_"),
        ("lazy_gettext", "N_"),
        ("ngettext", None),
    }
    assert {asname or called for called, asname in imported} == set(GETTEXT)


GIVES_GETTEXT = {
    "questionnaires/language.py",
    "webapp/ground/frame/filters.py",
    "webapp/rounds/recipe_files.py",
}
"""Where the floors below and the templates are given their gettext, and files that are data are said."""


def test_gettext_is_given_whole_sentences_as_they_are_written():
    """Nothing is built before it comes to gettext, or the catalogue would have another sentence."""
    built = [
        f"{name(path)}:{call.lineno}"
        for path in MODULES
        for call, given in calls_of_gettext(tree(path))
        if name(path) not in GIVES_GETTEXT
        and not all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in given)
    ]

    assert built == []


def test_no_sentence_is_built_inside_another_or_of_pieces():
    """Some Pythons read what stands in an f-string as one text, so the catalogue would lack it."""
    inside = [
        f"{name(path)}:{outer.lineno}"
        for path in MODULES
        for outer in ast.walk(tree(path))
        if isinstance(outer, ast.JoinedStr) or is_gettext(outer)
        for inner in ast.walk(outer)
        if inner is not outer
        and (isinstance(inner, ast.JoinedStr) if is_gettext(outer) else is_gettext(inner))
    ]

    assert inside == []


def is_gettext(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in GETTEXT


def test_every_value_in_a_sentence_has_a_name_and_is_given():
    wrong = [
        (f"{name(path)}:{call.lineno}", one.value)
        for path in MODULES
        for call, given in calls_of_gettext(tree(path))
        for one in given
        if isinstance(one, ast.Constant) and not fits(one.value, call)
    ]

    assert wrong == []


def fits(text: str, call: ast.Call) -> bool:
    """Tell whether a call gives what its text asks for; what is lazy may be given its values later."""
    keywords = {one.arg for one in call.keywords}
    asked = set(PLACEHOLDER.findall(text))
    lone = PLACEHOLDER.sub("", text).replace("%%", "")
    if not keywords and ast.unparse(call.func) != "ngettext":
        return True  # nothing is put in, so a per cent sign is only that
    return "%" not in lone and (None in keywords or asked - {"num"} <= keywords)


def test_what_is_lazy_holds_no_values():
    """A lazy text is markup to a page: a value in it would not be escaped."""
    given = [
        f"{name(path)}:{call.lineno}"
        for path in MODULES
        for call, _texts in calls_of_gettext(tree(path))
        if lazily(path, call) and (call.keywords or len(call.args) != 1)
    ]

    assert given == []


def lazily(path: Path, call: ast.Call) -> bool:
    called = ast.unparse(call.func)
    return called == "lazy_gettext" or (
        called == "_" and "lazy_gettext as _" in path.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sidan finns inte",
        "Läsare",
        "Samordnare",
        "Rapportens texter",
        " minuter kvar",
        "%(who)s svarar",
        "kommenterade i granskningen",
        "%(value)s av %(value)s",
        "Länken ska börja med https://. Skriv hela adressen.",
    ],
)
def test_words_for_people_are_known(text):
    assert for_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "GET jury.compare",
        "any role in the municipality",
        "known device",
        "SELECT rowid FROM temp.looked",
        r"[A-ZÅÄÖ][a-zåäö]+ \b",
        "text/html; charset=utf-8",
        "%(value)s:%(value)s",
        "question",
        "OPTIONS",
        "Örebro-2012-2012",
        "%Y-%m-%d %H.%M",
    ],
)
def test_what_the_code_says_to_itself_is_let_be(text):
    assert not for_people(text)
