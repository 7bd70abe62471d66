"""Takes pictures of every page, and compares them pixel by pixel: python -m tests.browser.pictures DIR.

`--against DIR` compares with pictures taken before, and lists what differs; `--dark` takes dark ones.
The clock stands still, so that two runs of the same code give the same pictures.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, StorageState, expect, sync_playwright

from tests.browser.accessibility.faulty import FAULTY
from tests.browser.accessibility.faulty_award import FAULTY_AWARD
from tests.browser.accessibility.states import ROLES, STARTS, crawl, prepare
from tests.browser.serving import WAIT, Served, Visitor, launch_args
from tests.conftest import SECRET
from tests.support.worlds import build_world
from webapp.ground.calendar import clock
from webapp.subjects import SUBJECTS

WIDTHS = (1280, 390)
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
DONE_FIRST = (("spare", "samordnare"), ("agreeing", "utvarderare.a"))
"""Pages that need something done first, and who looks at them."""
UNFOLD = "all => all.filter(one => !one.open).map(one => { one.open = true; }).length"


class Camera:
    """Takes pictures of one world, in both widths, as a page stands and with everything unfolded."""

    def __init__(self, browser: Browser, served: Served, folder: Path, scheme: str) -> None:
        self.browser, self.served, self.folder, self.scheme = browser, served, folder, scheme
        self.more = prepare(served.world)
        self._signed: dict[str, StorageState] = {}

    def visitor(self, key: str) -> Visitor:
        """Open a person's browser; whoever has signed in brings the cookie along."""
        if key and key not in self._signed:
            first = Visitor(self.browser, self.served.base, key)
            self._signed[key] = first.context.storage_state()
            first.close()
        return Visitor(
            self.browser, self.served.base, storage_state=self._signed.get(key), color_scheme=self.scheme
        )

    def shoot(self, visitor: Visitor, name: str) -> None:
        """Take the pictures of a page."""
        page = visitor.page
        page.wait_for_load_state()
        for state in ("", "-unfolded"):
            if state and not page.locator("details").evaluate_all(UNFOLD):
                return
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.screenshot(path=self.folder / f"{name}{state}-{width}.png", full_page=True)

    def reached(self) -> None:
        """Take pictures of every kind of page that each role reaches."""
        for key in ROLES:
            visitor = self.visitor(key)
            first = ("/hem", "/verify") if key else ("/",)
            starts = [self.more[one] for one in (key, *STARTS.get(key, ())) if one in self.more]
            for kind in crawl(self.served, visitor.page, *first, *starts):
                self.shoot(visitor, f"{_said(key or 'everybody')}-{_said(kind)}")
            visitor.close()

    def done_first(self) -> None:
        """Take pictures of pages that need something done first."""
        for name, key in DONE_FIRST:
            visitor = self.visitor(key)
            for kind in crawl(self.served, visitor.page, self.more[name]):
                if kind.startswith(("assessment", "evaluation", "agreeing", "review")):
                    self.shoot(visitor, f"{name}-{_said(kind)}")
            visitor.close()

    def faulty(self) -> None:
        """Take pictures of pages that say something is wrong."""
        for key, title, deed in (*FAULTY, *FAULTY_AWARD):
            visitor = self.visitor(key)
            deed(visitor.page, self.more)
            expect(visitor.page).to_have_title(re.compile(f"^{re.escape(title)}"))
            self.shoot(visitor, f"faulty-{deed.__name__}")
            visitor.close()

    def unseen(self) -> list[str]:
        """List the templates that stand in none of the pictures."""
        environment = self.served.world.app.jinja_env
        seen = {template.name for template in environment.cache.values()} if environment.cache else set()
        return sorted({name for name in environment.list_templates() if _subject(name) in SUBJECTS} - seen)


def _subject(template: str) -> str:
    return template.partition("/")[0]


def _said(name: str) -> str:
    return re.sub(r"[^\w.]+", "-", name.split("?", 1)[0].removeprefix("http://")).strip("-")


def take(folder: Path, scheme: str) -> None:
    """Take the pictures of all pages."""
    folder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="kompassrosen-"))
    clock.set_clock(lambda: NOW)
    build_world(f"sqlite:///{place / 'world.sqlite'}", SECRET)
    clock.set_clock(lambda: NOW)  # a demo that is loaded lets the real clock tick again
    with sync_playwright() as playwright, Served(f"sqlite:///{place / 'world.sqlite'}", SECRET) as served:
        expect.set_options(timeout=WAIT)
        camera = Camera(playwright.chromium.launch(**launch_args()), served, folder, scheme)
        camera.reached()
        camera.done_first()
        camera.faulty()
        _tell(f"mallar som ingen bild visar: {', '.join(camera.unseen()) or 'inga'}")
    shutil.rmtree(place, ignore_errors=True)


def differences(before: Path, after: Path) -> Iterator[str]:
    """Tell every picture that is not the same in both folders."""
    names = {folder: {path.name for path in folder.glob("*.png")} for folder in (before, after)}
    for name in sorted(names[before] | names[after]):
        missing = [str(folder) for folder in (before, after) if name not in names[folder]]
        if missing:
            yield f"{name}: saknas i {missing[0]}"
            continue
        if (before / name).read_bytes() == (after / name).read_bytes():
            continue
        old, new = (Image.open(folder / name).convert("RGB") for folder in (before, after))
        if old.size != new.size:
            yield f"{name}: {old.width} × {old.height} är nu {new.width} × {new.height}"
        elif box := ImageChops.difference(old, new).getbbox():
            yield f"{name}: skiljer sig i rutan {box}"


def _tell(words: str) -> None:
    print(words, flush=True)  # noqa: T201 -- told to whoever runs it


def main() -> int:
    """Take pictures, and compare them if asked; ends with 1 when something differs."""
    parser = argparse.ArgumentParser(description="Tar bilder av alla sidor i två bredder.")
    parser.add_argument("folder", type=Path, help="dit bilderna läggs")
    parser.add_argument("--against", type=Path, help="mapp med bilder från tidigare, att jämföra med")
    parser.add_argument("--dark", action="store_true", help="ta bilderna i mörkt läge")
    asked = parser.parse_args()
    take(asked.folder, "dark" if asked.dark else "light")
    found = list(differences(asked.against, asked.folder)) if asked.against else []
    many = len(list(asked.folder.glob("*.png")))
    _tell("\n".join([*found, f"{many} bilder" + f", {len(found)} skiljer sig" * bool(asked.against)]))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
