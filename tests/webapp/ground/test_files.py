"""A file that is slow to make is made once, whoever asks and however many ask at once."""

from __future__ import annotations

import re
import threading

import pytest

from webapp.ground.store import files
from webapp.ground.store.files import kept


@pytest.fixture(autouse=True)
def folder(app, tmp_path):
    app.config["FILES"] = str(tmp_path / "files")
    return tmp_path / "files"


def failing(_file: object) -> None:
    raise AssertionError("made a second time")


def test_a_file_is_made_once_and_handed_out_again(folder):
    first = kept("a" * 64, "docx", lambda file: file.write(b"whole"))

    again = kept("a" * 64, "docx", failing)

    assert (first == again, again.read_bytes()) == (True, b"whole")
    assert (folder.stat().st_mode & 0o777, again.stat().st_mode & 0o777) == (0o700, 0o600)


def test_nobody_who_knows_what_is_in_a_file_can_tell_its_name(app):
    name = kept("a" * 64, "docx", lambda file: file.write(b"x")).name
    app.config["SECRET_KEY"] = "ANOTHER-" + "k" * 40

    assert re.fullmatch("[0-9a-f]{64}[.]docx", name)
    assert kept("a" * 64, "docx", lambda file: file.write(b"y")).name not in ("a" * 64 + ".docx", name)


def test_many_who_ask_at_the_same_moment_wait_for_one_making(app):
    made, ready = [], threading.Barrier(8)

    def make(file) -> None:
        made.append(1)
        file.write(b"whole" * 1000)

    def ask() -> None:
        with app.app_context():
            ready.wait()
            found.append(kept("b" * 64, "docx", make).read_bytes())

    found: list[bytes] = []
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert (len(made), found) == (1, [b"whole" * 1000] * 8)


def test_a_file_that_could_not_be_made_leaves_nothing_and_is_made_by_the_next(folder, monkeypatch):
    with pytest.raises(AssertionError):
        kept("c" * 64, "docx", failing)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(files.Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            kept("c" * 64, "docx", lambda file: file.write(b"half"))

    assert [path.name for path in folder.iterdir()] == ["making.lock"]
    assert kept("c" * 64, "docx", lambda file: file.write(b"whole")).read_bytes() == b"whole"


def test_what_nobody_has_asked_for_lately_goes_when_there_is_no_room(folder, monkeypatch):
    monkeypatch.setattr(files, "MOST_KEPT", 25)
    first, second = (kept(letter * 64, "png", lambda file: file.write(b"x" * 10)) for letter in "de")
    (folder / "begun-left").write_bytes(b"x")
    for path, at in ((first, 3_000_000_000), (second, 1)):
        files.os.utime(path, (at, at))

    third = kept("f" * 64, "png", lambda file: file.write(b"x" * 10))

    assert {path for path in folder.iterdir() if path.suffix == ".png"} == {first, third}
    assert not (folder / "begun-left").exists()
