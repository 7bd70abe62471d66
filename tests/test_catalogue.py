"""The catalogue has every sentence, of code and templates, and another language needs only its own."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, g
from jinja2 import nodes

from tests.conftest import SECRET
from tests.support.house import name, tree
from tests.support.sentences import MODULES, PLACEHOLDER, for_people, texts
from tests.support.template_texts import given, in_expressions, plain
from tests.support.worlds import settings
from webapp import create_app
from webapp.ground.configuration.settings import ROOT
from webapp.ground.words import languages

CATALOGUE = ROOT / "webapp" / "translations" / "messages.pot"
ENGLISH = CATALOGUE.parent / "en" / "LC_MESSAGES" / "messages.po"


def test_the_catalogue_is_as_make_texts_writes_it(tmp_path):
    made = tmp_path / "messages.pot"
    subprocess.run([*make_texts(), f"--output={made}"], check=True, cwd=ROOT)  # noqa: S603 -- our own command

    assert CATALOGUE.read_text(encoding="utf-8") == made.read_text(encoding="utf-8"), "run make texts"


def make_texts() -> list[str]:
    """Give the command that `make texts` runs, but for where it writes."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    written = re.search(r"\$\(BIN\)/pybabel (.+)", makefile)
    assert written
    words = [one for one in shlex.split(written[1]) if not one.startswith("--output=")]
    return [sys.executable, "-m", "babel.messages.frontend", *words]


def test_every_sentence_of_the_code_is_in_the_catalogue():
    with CATALOGUE.open("rb") as file:
        known = {one for message in read_po(file) for one in spoken(message.id)}
    said = {found.text for path in MODULES for found in texts(tree(path)) if found.through}

    assert sorted(said - known) == []


def spoken(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


def test_every_sentence_is_said_in_english_with_the_same_values():
    with CATALOGUE.open("rb") as file:
        asked = [message for message in read_po(file) if message.id]
    with ENGLISH.open("rb") as file:
        said = {spoken(one.id)[0]: one for one in read_po(file, locale="en") if one.id and not one.fuzzy}
    texts_of = {one: said[one].string if one in said else "" for one in (spoken(m.id)[0] for m in asked)}

    assert sorted(one for one, text in texts_of.items() if not text or "" in spoken(text)) == []
    assert [
        (message.id, text)
        for message in asked
        for text in [texts_of[spoken(message.id)[0]]]
        if set(PLACEHOLDER.findall(spoken(message.id)[-1])) != set(PLACEHOLDER.findall(spoken(text)[-1]))
    ] == []


def test_a_language_is_offered_only_while_its_catalogue_says_everything(tmp_path):
    for one in (CATALOGUE, ENGLISH):
        copy = tmp_path / one.relative_to(CATALOGUE.parent)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(one, copy)
    unsaid = tmp_path / "unsaid"
    shutil.copytree(tmp_path, unsaid)
    catalogue = unsaid / ENGLISH.relative_to(CATALOGUE.parent)
    catalogue.write_text(
        f'{catalogue.read_text(encoding="utf-8")}\nmsgid "Ny"\nmsgstr ""\n', encoding="utf-8"
    )

    assert [languages.says_everything(one) for one in (tmp_path, unsaid)] == [True, False]


TEMPLATES = sorted(path for path in (ROOT / "webapp").rglob("templates/**/*.*") if path.is_file())
SAID_AS_IT_STANDS = {
    "Kompassrosen",  # the name of the service
    "– Kompassrosen",
    "sides", "sides no-aside", "prose-page", "report", "slide", "slides", "start",  # looks of a page
    "first-rose",  # as above
    "report whole", "whole",  # looks of all answers
    "wall a", "telephone", "telephone a",  # as above
    'aria-describedby="', 'aria-invalid="true"',  # attributes that a macro puts into a tag
    ":hjälp", "ur-",  # a piece of an id
    "warn field", "sect rule", "hint still", "btn ghost", "btn ghost small", "short code-field",  # looks
}  # fmt: skip


@pytest.fixture(scope="module")
def speaking() -> Flask:
    return create_app(settings("sqlite://", SECRET))


def test_every_sentence_of_a_template_goes_through_gettext(speaking):
    left_out = {
        (name(path), text)
        for path in TEMPLATES
        for source in [path.read_text(encoding="utf-8")]
        for text in (*plain(speaking.jinja_env, source), *in_expressions(speaking.jinja_env.parse(source)))
        if text not in SAID_AS_IT_STANDS
    }

    assert left_out == set()


def test_a_template_gives_gettext_whole_sentences_and_the_values_that_they_name(speaking):
    wrong = {
        (name(path), call.lineno)
        for path in TEMPLATES
        for call, given_texts in given(speaking.jinja_env.parse(path.read_text(encoding="utf-8")))
        if not all(isinstance(one, nodes.Const) and fits(one.value, call) for one in given_texts)
    }

    assert wrong == set()


def fits(text: str, call: nodes.Call) -> bool:
    values = {one.key for one in call.kwargs} | ({"num"} if call.node.name == "ngettext" else set())
    lone = PLACEHOLDER.sub("", text).replace("%%", "")
    return set(PLACEHOLDER.findall(text)) <= values and ("%" not in lone or not values)


@pytest.fixture
def other_language(tmp_path: Path) -> Flask:
    """Give the service in a language that says each piece of a sentence as we do, in brackets."""
    with CATALOGUE.open("rb") as file:
        asked = [message for message in read_po(file) if message.id]
    said = Catalog(locale="sv")
    for one in asked:
        words = tuple(map(in_brackets, spoken(one.id)))
        said.add(one.id, words if isinstance(one.id, tuple) else words[0], flags=one.flags)
    (tmp_path / "sv" / "LC_MESSAGES").mkdir(parents=True)
    with (tmp_path / "sv" / "LC_MESSAGES" / "messages.mo").open("wb") as file:
        write_mo(file, said)
    app = create_app({**settings("sqlite://", SECRET), "BABEL_TRANSLATION_DIRECTORIES": str(tmp_path)})
    app.before_request(lambda: setattr(g, "language", "sv"))
    return app


def in_brackets(text: str) -> str:
    pieces = re.split(r"(%\(\w+\)[sd])", text)
    return "".join(one if PLACEHOLDER.fullmatch(one) else one and f"⟦{one}⟧" for one in pieces)


@pytest.mark.parametrize("address", ["/finns-inte", "/kontakt", "/logga-in", "/glomt-losenord"])
def test_another_language_needs_only_its_catalogue(other_language, address):
    html = other_language.test_client().get(address).text
    outside = [piece.strip(" –") for piece in re.split(r"⟦[^⟧]*⟧|<[^>]*>", html)]

    assert {one for one in outside if for_people(one)} == {"Kompassrosen", "English"}
