"""Lays out templates and stylesheet: python -m tests.layout, or with --check only tells which."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.layout import styles, templates

ROOT = Path(__file__).resolve().parents[2]


def files() -> Iterator[tuple[Path, Callable[[str], str]]]:
    """Give every file that is laid out, and by what."""
    for path in sorted((ROOT / "webapp").glob("*/templates/**/*.html")):
        yield path, templates.laid_out
    for path in sorted((ROOT / "webapp" / "static").rglob("*.css")):
        yield path, styles.laid_out


def main(*, check: bool) -> int:
    """Lay out what is not; ends with 1 if something was only looked at and would become another."""
    changed = []
    for path, lay_out in files():
        before = path.read_text(encoding="utf-8")
        after = lay_out(before)
        if after != before:
            changed.append(path)
            if not check:
                path.write_text(after, encoding="utf-8")
    said = "skulle ställas upp på nytt (make format)" if check else "är uppställd på nytt"
    for path in changed:
        print(f"{path.relative_to(ROOT)} {said}")  # noqa: T201 -- told to whoever runs it
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main(check="--check" in sys.argv[1:]))
