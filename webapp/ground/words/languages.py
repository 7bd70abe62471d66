"""The languages of the service: which one is spoken now, and where its words come from.

Swedish is what every sentence is written in, and needs no catalogue. English is in `translations/en/`. It is
offered where it says everything: a half-English page is in nobody's language.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, g, has_app_context
from flask.templating import Environment
from flask_babel import refresh
from jinja2 import Template

from webapp.ground.configuration.settings import ROOT

SWEDISH, ENGLISH = "sv", "en"
LANGUAGES = {SWEDISH: "Svenska", ENGLISH: "English"}
"""What each language calls itself."""
TRANSLATIONS = ROOT / "webapp" / "translations"
_SENTENCE = re.compile(r'^msgid "', re.MULTILINE)
_UNSAID = re.compile(r'^msgstr(?:\[\d\])? ""\n(?!")', re.MULTILINE)


def language() -> str:
    """Tell which language is spoken now."""
    return str(g.get("language", SWEDISH)) if has_app_context() else SWEDISH


def speak(wanted: str) -> None:
    """Speak a language from now on, as long as this request lasts."""
    if wanted == language():
        return
    if wanted == SWEDISH:
        g.pop("language")
    else:
        g.language = wanted
    refresh()


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak a language for a while: a letter is in its reader's, whoever does what it tells of."""
    before = language()
    speak(wanted)
    try:
        yield
    finally:
        speak(before)


def offered() -> tuple[str, ...]:
    """Give the languages that a reader can choose."""
    return tuple(LANGUAGES) if says_everything(TRANSLATIONS) else (SWEDISH,)


def known(wanted: str | None) -> str:
    """Give a language that is wanted and offered; nothing for any other word."""
    return wanted if wanted in offered() else ""


@cache
def says_everything(folder: Path) -> bool:
    """Tell whether the English catalogue has every sentence, by counting: both files are ours."""
    asked, said = folder / "messages.pot", folder / ENGLISH / "LC_MESSAGES" / "messages.po"
    if not (asked.exists() and said.exists()):
        return False
    words = said.read_text(encoding="utf-8")
    wanted = len(_SENTENCE.findall(asked.read_text(encoding="utf-8")))
    return not _UNSAID.search(words) and "\n#, fuzzy" not in words and len(_SENTENCE.findall(words)) > wanted


@cache
def compiled() -> Path:
    """Give the folder of catalogues as programs read them; they are made when the service starts."""
    source = TRANSLATIONS / ENGLISH / "LC_MESSAGES" / "messages.po"
    made = source.with_suffix(".mo")
    if not source.exists() or (made.exists() and made.stat().st_mtime >= source.stat().st_mtime):
        return TRANSLATIONS
    with suppress(OSError):
        _compile(source, made)
        return TRANSLATIONS
    elsewhere = Path(tempfile.mkdtemp(prefix="kompassrosen-"))  # the code lies where nobody may write
    _compile(source, elsewhere / ENGLISH / "LC_MESSAGES" / "messages.mo")
    return elsewhere


def _compile(source: Path, made: Path) -> None:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=ENGLISH)
    made.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=made.parent, suffix=".new")
    with os.fdopen(handle, "wb") as file:
        write_mo(file, catalogue)
    Path(name).chmod(0o644)
    Path(name).replace(made)


def dated(local: date, pattern: str = "d MMMM y") -> str:
    """Write a day in the words of the language that is spoken now: "14 oktober 2026"."""
    return _dated(local, pattern, language())


@lru_cache(maxsize=1024)
def _dated(local: date, pattern: str, locale: str) -> str:
    # Kept: a page of questions says some twenty times on which day an answer was saved.
    return format_date(local, pattern, locale)


def hours(local: datetime, pattern: str = "%H.%M") -> str:
    """Write the time of day that a clock shows: "14.03" in Swedish."""
    return format(local, pattern.replace(".", ":") if language() == ENGLISH else pattern)


class Templates(Environment):
    """Templates that are made once a language: what stands at the top of a macro's file is said only once."""

    spoken = SWEDISH

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 -- Jinja's own name
    ) -> Template:
        """Give a template in the language that is spoken now; one that another asks for in that one's own."""
        now = self.spoken if parent else language()
        if now == self.spoken:
            return super().get_template(name, parent, globals)
        beside = self.__dict__.setdefault("beside", {})
        if now not in beside:
            beside[now] = self.overlay()
            beside[now].spoken = now
        found: Template = beside[now].get_template(name, parent, globals)
        return found


def register(app: Flask) -> None:
    """Let templates be made once a language, and the libraries find our words."""
    app.jinja_environment = Templates
    if app.config.get("BABEL_TRANSLATION_DIRECTORIES") is None:
        app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(compiled())
