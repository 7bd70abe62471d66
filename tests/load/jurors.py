"""Jurors who fetch the workbook again and again while all others save; it is made anew each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from threading import Event as Flag
from typing import Any, TypeAlias

from sqlalchemy import create_engine, text

from tests.faults.serving import Visitor

JURORS = ("jury", "jury.b", "jury.c")
BOOK = "/jury/2024/arbetsbok"
LOOKS_EVERY = 1.5
OK, LATER = 200, 202
Fetched: TypeAlias = Callable[[], int]
"""Tells how many workbooks have come."""


@contextmanager
def fetching(plan: dict[str, Any]) -> Iterator[Fetched]:
    """Let so many jurors fetch as the plan says; give what tells how many workbooks have come."""
    done, many = Flag(), [0] * len(JURORS)
    with ThreadPoolExecutor(len(JURORS)) as pool:
        running = [
            pool.submit(_fetch, Visitor(plan["port"], JURORS[nth]), plan, done, many, nth)
            for nth in range(plan["jurors"])
        ]
        try:
            yield lambda: sum(many)
        finally:
            done.set()
            for one in running:
                one.result()


def _fetch(juror: Visitor, plan: dict[str, Any], done: Flag, many: list[int], nth: int) -> None:
    while not done.is_set():
        try:
            status, _body = juror.ask("GET", BOOK)
        except (OSError, HTTPException):
            status = LATER
        if status not in (OK, LATER):
            raise RuntimeError(f"{BOOK} svarade {status}.")
        if status == OK:
            many[nth] += 1
            if nth == 0:
                forget(plan)
        done.wait(LOOKS_EVERY)
    juror.connection.close()


def forget(plan: dict[str, Any]) -> None:
    """Throw the workbooks away that are ready, so that they have to be made again."""
    if not plan["files"]:
        return
    for made in Path(plan["files"]).glob("*.xlsx"):
        with suppress(FileNotFoundError):
            made.unlink()
    engine = create_engine(plan["database"])
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM job WHERE kind = 'jury' AND done_at IS NOT NULL"))
    engine.dispose()
