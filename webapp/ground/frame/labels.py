"""What a field is called on its page: the words of its question, and which of its fields it is."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.ground import context


def label_of(name: str) -> str:
    """Call a field by the words that stand above it; one that no question has by what it holds."""
    asked, _colon, rest = name.rpartition(":")
    asked, _link, row = asked.partition(":link:")
    field, called = _fields(row).get(rest, rest), _called(asked)
    return f"{called}: {field.lower()}" if called else field


def _fields(row: str) -> dict[str, str]:
    """Give what each field holds; `row` is the link's, counted from 0, where it is one of a link's."""
    link = int(row) + 1 if row.isdigit() else ""
    return {
        "text": _("Text"),
        "reason": _("Varför"),
        "motivation": _("Motivering"),
        "url": _("Länk %(n)s", n=link),
        "note": _("Vad visar länk %(n)s?", n=link) if link else _("Hälsning"),
        "points": _("Egna poäng"),
        "name": _("Namn"),
        "title": _("Befattning eller titel"),
        "conflict": _("Jäv"),
        "public": _("Offentlig motivering"),
        "inner": _("Juryns egen motivering"),
        "email": _("E-postadress"),
        "why": _("Varför"),
        "clause": _("Vad det gäller"),
        "evidence": _("Vad som visar det"),
        "learn_from": _("Läs mer i en annan kommun"),
        **dict.fromkeys(("words", "more", "others", "minutes", "gave", "own"), _("Text")),
        **dict.fromkeys(
            ("settled", "number", "tie", "hurry", "dropped_why", "archive", "back", "remove"), _("Varför")
        ),
        "lesson": _("Lärdom"),
        "rows": _("Rader"),
        "subject": _("Ämnesrad"),
    }


def _called(asked: str) -> str:
    """Give the words of a question, or the heading of a description; nothing if it is none."""
    for edition in context.shelf().editions.values() if asked else ():
        if question := edition.questions.get(asked):
            return str(question.text)
        for one in edition.descriptions:
            if one.id == asked:
                return str(one.heading)
    return ""
