"""What one host has made, the others fetch; a storage that is gone costs time and nothing else."""

from __future__ import annotations

import logging
import os
from datetime import timedelta

import pytest

from webapp.ground.calendar import clock
from webapp.ground.configuration.safety import SettingError, check_storage
from webapp.ground.store import files
from webapp.ground.store.files import kept, kept_already
from webapp.ground.store.storage import storage

ANY = "a" * 64


@pytest.fixture(scope="module")
def bucket():
    """Serve buckets as S3 does, on this machine."""
    moto = pytest.importorskip("moto.server", reason="what it stands on does not install on every Python")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    told = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "of-a-test",
        "AWS_SECRET_ACCESS_KEY": "of-a-test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    yield "s3://kompassrosen/filer"
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
    server.stop()


@pytest.fixture(params=["folder", "bucket"])
def host(app, tmp_path, request):
    """Give what lets the service be one host or another, with the same storage."""
    folder = str(tmp_path / "delad")
    app.config["STORAGE"] = folder if request.param == "folder" else request.getfixturevalue("bucket")

    def be(name: str):
        app.config["FILES"] = str(tmp_path / name)
        return storage()

    shared = be("first")
    if shared.store.exists(shared.place("")):
        shared.store.rm(shared.place(""), recursive=True)
    if request.param == "bucket" and not shared.store.exists("kompassrosen"):
        shared.store.mkdir("kompassrosen")
    return be


def failing(_file: object) -> None:
    raise AssertionError("made a second time")


def test_what_one_host_has_made_another_fetches_and_makes_not_again(host):
    first = kept(ANY, "docx", lambda file: file.write(b"whole" * 100_000))
    host("second")

    there = kept(ANY, "docx", failing)

    assert (there != first, there.read_bytes()) == (True, b"whole" * 100_000)
    assert there.stat().st_mode & 0o077 == 0


def test_what_a_worker_of_another_host_has_made_is_handed_out_here(host):
    kept(ANY, "xlsx", lambda file: file.write(b"book"))
    host("second")

    assert kept_already(ANY, "xlsx").read_bytes() == b"book"
    assert kept_already("b" * 64, "xlsx") is None


def test_nothing_that_is_half_written_is_seen_by_others(host):
    shared = host("first")
    kept(ANY, "docx", lambda file: file.write(b"x"))

    names = [one.rsplit("/", 1)[-1] for one in shared.store.ls(shared.place(""), detail=False, refresh=True)]

    assert [name for name in names if not name.endswith(".docx")] == []
    assert len(names) == 1


def test_what_is_old_is_forgotten_for_all_hosts(host):
    shared = host("first")
    kept(ANY, "docx", lambda file: file.write(b"x"))
    week = clock.now() + files.OLDEST

    assert shared.forget(week - timedelta(minutes=1), files.OLDEST) == 0
    assert shared.forget(week + timedelta(minutes=1), files.OLDEST) == 1
    host("second")
    assert kept_already(ANY, "docx") is None


def test_a_storage_that_does_not_answer_lets_the_host_make_its_own_and_is_told_in_the_log(
    app, tmp_path, caplog
):
    (tmp_path / "in-the-way").write_text("no folder")
    app.config |= {"STORAGE": str(tmp_path / "in-the-way" / "delad"), "FILES": str(tmp_path / "files")}

    with caplog.at_level(logging.WARNING):
        made = kept(ANY, "docx", lambda file: file.write(b"whole"))

    assert made.read_bytes() == b"whole"
    assert {one.message for one in caplog.records} == {"storage.unreachable"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s4://hink", "KOMPASSROSEN_STORAGE är ”s4://hink” men ska vara en mapp eller en S3-hink. "),
        ("gs://hink", "KOMPASSROSEN_STORAGE är ”gs://hink”, och för det behövs ett tillägg. "),
    ],
)
def test_a_storage_that_nobody_here_can_speak_to_stops_the_start(address, said):
    with pytest.raises(SettingError) as told:
        check_storage(address)

    assert str(told.value).startswith(said)


def test_a_folder_and_a_bucket_are_storages():
    assert (check_storage(""), check_storage("/srv/delad"), check_storage("s3://hink/namn")) == (None,) * 3
