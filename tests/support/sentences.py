"""Sentences for people in the house's Python: where they stand, and which of them gettext gets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.house import CODE, name

MODULES = [path for path in CODE if name(path).startswith(("exports/", "questionnaires/", "webapp/"))]

GETTEXT = {"_": 1, "N_": 1, "gettext": 1, "lazy_gettext": 1, "ngettext": 2}
"""The house's ways into gettext, each with the number of texts that stand first in its call."""

ENGLISH = {
    *("the", "of", "is", "are", "was", "were", "has", "have", "to", "who", "whoever", "any", "its", "it"),
    *("and", "not", "that", "this", "from", "cannot", "with", "by", "for", "a", "an", "no", "own", "known"),
    *("per", "usual", "lower", "center", "kept", "larger", "person", "sign", "signed", "url", "note"),
}
"""Words that tell that a text is of the code: a reason in a table of rights, or a line of a log."""
HEADERS = {"Cookie", "Date", "Forwarded", "From", "Subject", "Title", "Description", "Software", "Creator"}
"""Names that programs know: of a letter's head, and of what a picture says about itself."""
TABLE_NAMES = {"table": 1, "tables.table": 1, "_table": 2, "_add": 2, "add": 2}
"""Where a table of a workbook is named for formulas: the call, and which of its values it is."""
MACHINE = re.compile(r"^[A-Z]xx$|[\\<>{}=\[\]|]|\(\?|^[A-Z]{2,} |\w://|åäö")
"""Signs of a pattern, markup, SQL, an address or the name of a setting."""
LETTER = "[A-Za-zÅÄÖåäöÉéÜü]"
WORD = rf"(?:{LETTER}{{2,}}|i|xx)"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
VALUE = "%(value)s"
BESIDE = re.compile(rf"{WORD}[,;:.)”]? [(”]?{WORD}")
NAMED = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}[.:]?")


def for_people(text: str) -> bool:
    """Tell whether a text is words for people: in Swedish letters, or two words, or one as in a heading."""
    if "KOMPASSROSEN_" in text:
        return False  # told to whoever runs the service
    plain = PLACEHOLDER.sub("xx", text)
    if re.search("[åäöÅÄÖ]", plain) and not re.search(r"åäö|[\\\[]|\(\?", plain):
        return not re.fullmatch(r"[\w-]+-\d{4}-\d{4}", plain)  # the name of a printed evaluation
    if MACHINE.search(plain) or ENGLISH & set(re.findall(rf"{LETTER}+", plain.lower())):
        return False
    words = BESIDE.search(plain) and re.search(f"{LETTER}{{2,}}", plain.replace("xx", ""))
    return bool(words or (NAMED.fullmatch(plain) and plain not in HEADERS))


@dataclass(frozen=True)
class Found:
    """A text in a module: its line, its words, in which name it stands, and whether gettext gets it."""

    line: int
    text: str
    within: str
    through: bool


def texts(tree: ast.Module) -> Iterator[Found]:
    """Give every text of a module that is not told to those who read the code, or to a log."""
    silent, through, names = _silent(tree), _through(tree), _names(tree)
    for top in tree.body:
        within = _called(top)
        for node in ast.walk(top):
            if id(node) in silent:
                continue
            if isinstance(node, ast.JoinedStr):
                silent |= {id(part) for part in node.values}
                written = [part.value if isinstance(part, ast.Constant) else VALUE for part in node.values]
                yield Found(node.lineno, "".join(map(str, written)), within, through=False)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in names:
                yield Found(node.lineno, node.value, within, id(node) in through)


def calls_of_gettext(tree: ast.Module) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Give each call of gettext and the texts that it is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in GETTEXT:
            yield node, node.args[: GETTEXT[ast.unparse(node.func)]]


def _through(tree: ast.Module) -> set[int]:
    return {id(text) for _call, given in calls_of_gettext(tree) for text in given}


def _silent(tree: ast.Module) -> set[int]:
    """Name what is not told to people: docstrings, lines of the log, faults of whoever writes the code."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log."):
            found |= {id(one) for one in node.args}
        if isinstance(node, ast.Call) and (named := TABLE_NAMES.get(ast.unparse(node.func))):
            found |= {id(part) for one in node.args[named : named + 1] for part in ast.walk(one)}
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            found |= {id(one) for one in ast.walk(node.format_spec)}
    return found


def _names(tree: ast.Module) -> set[str]:
    """Name what the module calls its things: a type that is named in a text is no word."""
    named: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            named.add(node.id)
        elif isinstance(node, ast.ClassDef | ast.FunctionDef):
            named.add(node.name)
        elif isinstance(node, ast.ImportFrom):
            named |= {one.asname or one.name for one in node.names}
    return named


def _called(top: ast.stmt) -> str:
    if isinstance(top, ast.ClassDef | ast.FunctionDef):
        return top.name
    targets = top.targets if isinstance(top, ast.Assign) else [getattr(top, "target", None)]
    return next((one.id for one in targets if isinstance(one, ast.Name)), "")
