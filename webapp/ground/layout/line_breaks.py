"""Line breaks in a template are for whoever reads the template: pages have none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

SIGN = re.compile(r"[ \t]*\n\s*|<(?P<name>[a-z0-9]*)|[>\"']")


class Reader:
    """Reads the text of a template, from its first piece to its last, and leaves out the line breaks.

    A break with the spaces around it is nothing beside a tag, of HTML or of the template, and a space between
    two words or two attributes. After <textarea> it stays a break: a browser drops the first, and so what a
    person wrote keeps its own.
    """

    def __init__(self) -> None:
        self._tag, self._in_tag, self._quote = "", False, ""

    def read(self, text: str) -> str:
        """Give a piece of text without its line breaks."""
        made, at = [], 0
        for found in SIGN.finditer(text):
            made.append(text[at : found.start()])
            at = found.end()
            sign = found[0]
            if "\n" in sign:
                sign = self._instead(text[: found.start()], text[at:])
            else:
                self._notice(sign, found["name"])
            made.append(sign)
        return "".join([*made, text[at:]])

    def _instead(self, before: str, after: str) -> str:
        """Give what stands instead of a break, by what is before and after it in the piece."""
        if self._in_tag:
            return "" if after.startswith((">", "/>")) and not self._quote else " "
        if before.endswith(">") and self._tag == "textarea":
            return "\n"
        return "" if not before or not after or before.endswith(">") or after.startswith("<") else " "

    def _notice(self, sign: str, name: str | None) -> None:
        if self._quote:
            self._quote = "" if sign == self._quote else self._quote
        elif self._in_tag:
            self._quote = sign if sign in "\"'" else ""
            self._in_tag = sign != ">"
        elif sign.startswith("<"):
            self._in_tag, self._tag = True, name or ""


class LineBreaks(Extension):
    """Reads the templates of pages so; those of letters and files keep their lines."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Leave out the line breaks of a template's text."""
        reader = Reader()
        is_page = (stream.name or "").endswith(".html")
        for token in stream:
            if token.type == "data" and is_page:
                yield Token(token.lineno, token.type, reader.read(token.value))
            else:
                yield token
