"""Follows every link of the service as one person does."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection
from dataclasses import dataclass, field

from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.support.browsing import PageBrowser
from tests.support.pages import addresses_in


@dataclass
class Crawl:
    """What one person found: every answer by its address."""

    role: str
    html: dict[str, str] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)


_FILES: set[str] = set()
"""Routes that have answered with a file."""


def crawl(  # noqa: PLR0913 -- who walks, where, from what, how far and past what
    app: Flask,
    browser: PageBrowser,
    role: str,
    starts: list[str],
    *,
    each: int = 4,
    but: Collection[str] = (),
    files: bool = True,
) -> Crawl:
    """Open the start pages and what they lead to: at most some pages a route, and half as many files.

    What is reached through a route named in `but` is left alone, unless one starts there. Without `files`,
    a route that has given somebody a file is left alone too: nobody reads on from a file, and it takes long.
    """
    found, times, waiting = Crawl(role), Counter(), deque(starts)
    adapter = app.url_map.bind("localhost")
    while waiting:
        address = waiting.popleft()
        try:
            endpoint = adapter.match(address.split("?")[0])[0]
        except HTTPException:
            endpoint = "no such page"
        enough = endpoint in but or times[endpoint] >= each or (not files and endpoint in _FILES)
        if address in found.status or (enough and address not in starts):
            continue
        times[endpoint] += 1
        answer = browser.get(address)
        found.status[address], found.headers[address] = answer.status_code, dict(answer.headers)
        to_keep = "attachment" in answer.headers.get("Content-Disposition", "")  # a file is no page
        shown = answer.mimetype in ("text/html", "application/json", "image/svg+xml") and not to_keep
        times[endpoint] += to_keep  # a file takes long to make, and counts for two
        if to_keep or answer.mimetype == "image/png":
            _FILES.add(endpoint)
        if shown and not answer.location:
            found.html[address] = answer.text
        if answer.location:
            waiting.append(answer.location)
        if answer.mimetype == "text/html" and not to_keep:
            # The same page in the other language is read by a walk of its own.
            waiting += [to for to in addresses_in(answer.text) if "lang=" not in to]
    return found
