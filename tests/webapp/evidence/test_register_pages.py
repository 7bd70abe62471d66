"""A municipality's register of evidence: what goes in, what it is called, where it is used, what goes out."""

from __future__ import annotations

import os
import re

import pytest

from tests.support import papers
from tests.support.pages import assert_house_rules
from tests.support.registers import Register
from webapp.evidence.deeds.file_upkeep import scan_waiting, sweep


@pytest.fixture
def register(small_world):
    return Register(small_world)


def test_a_file_is_kept_once_and_handed_out_as_a_download_in_a_sandbox(register):
    first = register.add(papers.pdf(), "Verksamhetsplan 2026.pdf")
    again = register.add(papers.pdf(), "samma.pdf", who="medarbetare")

    answer = register.fetch(first)
    assert (first, answer.data) == (again, papers.pdf())
    assert {name: answer.headers[name] for name in ("Content-Disposition", "Content-Type")} == {
        "Content-Disposition": 'attachment; filename="verksamhetsplan-2026.pdf"',
        "Content-Type": "application/pdf",
    }
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert register.titles() == ["Verksamhetsplan 2026"]
    assert len(list(register.folder.iterdir())) == 1


def test_a_name_that_would_lead_elsewhere_is_only_a_title(register):
    one = register.add(papers.pdf(), "../../etc/pas'swd X: \u202ey.pdf")

    assert register.fetch(one).headers["Content-Disposition"] == 'attachment; filename="pas-swd-x-y.pdf"'
    assert re.fullmatch(r"[0-9a-f]{32}", register.row(one).place)


@pytest.mark.parametrize("content", [b"MZ\x90", b"<html>", papers.bomb()], ids=["program", "page", "bomb"])
def test_what_is_not_taken_is_told_beside_the_field_and_nothing_is_kept(register, content):
    answer = register.send(content, "plan.pdf", title="Vår plan")

    page = assert_house_rules(answer.text)
    assert (answer.status_code, len(page.faults()), page.value("title")) == (422, 1, "Vår plan")
    assert (register.titles(), list(register.folder.iterdir())) == ([], [])


def test_a_file_that_is_too_large_is_refused_by_its_size_and_nothing_is_kept(register):
    register.app.config["EVIDENCE_LARGEST"] = 1
    large = papers.pdf("x" * 1_200_000)

    assert register.send(large, "plan.pdf").status_code == 422
    assert register.send(papers.pdf("x" * 2_100_000), "plan.pdf").status_code == 413
    assert (register.titles(), list(register.folder.iterdir())) == ([], [])


def test_the_page_says_beforehand_how_much_there_is_room_for_and_a_full_register_takes_no_more(register):
    register.app.config["EVIDENCE_QUOTA"] = 1
    register.add(papers.pdf("x" * 600_000), "en.pdf")

    before = register.text()
    answer = register.send(papers.pdf("y" * 600_000), "två.pdf")
    assert "Era filer tar 1 av 1 MB." in before
    assert (answer.status_code, register.titles()) == (422, ["en"])
    assert "Filen får inte plats: kommunens underlag får ta 1 MB." in answer.text
    assert len(list(register.folder.iterdir())) == 1


def test_a_disk_without_room_is_told_in_words_and_nothing_is_kept(register, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("webapp.evidence.files.file_store.os.fsync", full)
    answer = register.send(papers.pdf(), "plan.pdf")

    assert (answer.status_code, register.titles(), list(register.folder.iterdir())) == (409, [], [])
    assert "Filen kunde inte tas emot just nu, och inget av den är sparat." in answer.text


def test_a_link_is_kept_once_and_never_fetched(register):
    one = register.link("exempelby.se/mal-och-budget", "Mål och budget")

    row = register.row(one)
    assert (row.url, row.title) == ("https://exempelby.se/mal-och-budget", "Mål och budget")
    assert register.link("https://exempelby.se/mal-och-budget", "") == one
    assert register.titles() == ["Mål och budget"]


def test_evidence_gets_another_name_and_one_that_nothing_uses_can_go_with_its_file(register):
    one = register.add(papers.pdf(), "plan.pdf")
    register.post(f"/{one}/namn", {f"title-{one}": "Plan för skolan"})
    assert register.titles() == ["Plan för skolan"]

    register.post(f"/{one}/ta-bort", {})
    assert (register.titles(), list(register.folder.iterdir())) == ([], [])


def test_what_an_answer_uses_can_only_be_withdrawn_and_the_reason_stands_where_it_was(register):
    one = register.add(papers.pdf(), "plan.pdf")
    register.use(one, "s. 4–9")

    refused = register.post(f"/{one}/ta-bort", {})
    assert (refused.status_code, register.titles()) == (409, ["plan"])
    assert register.post(f"/{one}/aterkalla", {f"why-{one}": ""}).status_code == 422
    register.post(f"/{one}/aterkalla", {f"why-{one}": "Innehöll namn på elever."})
    assert list(register.folder.iterdir()) == []
    assert "Återkallat: Innehöll namn på elever." in register.text()
    answer = register.fetch(one)
    assert (answer.status_code, "Innehöll namn på elever." in answer.text) == (409, True)
    assert register.add(papers.pdf(), "plan.pdf") != one


def test_the_register_tells_where_evidence_is_used_and_is_searched_by_words_and_year(register):
    one = register.add(papers.pdf(), "Plan för skolan.pdf")
    register.link("https://exempelby.se/budget", "Mål och budget")
    register.use(one, "s. 4–9")

    text = register.text()
    assert re.search(r"Används i 1\.1\.1 \(.+, s\. 4–9\)", text)
    assert "1 av 2 underlag" in register.text("?sok=SKOLAN")
    assert "0 av 2 underlag" in register.text("?ar=1999")


def test_a_file_that_is_missing_is_told_in_words_and_comes_back_when_it_is_sent_again(register):
    one = register.add(papers.pdf(), "plan.pdf")
    (register.folder / register.row(one).place).unlink()

    answer = register.fetch(one)
    assert (answer.status_code, "saknas i tjänsten" in answer.text) == (409, True)
    assert register.add(papers.pdf(), "plan.pdf") == one
    assert register.fetch(one).data == papers.pdf()


def test_a_file_waits_for_a_scanner_that_is_silent_and_is_handed_out_once_it_is_seen(register):
    register.app.config["CLAMD"] = "/nobody/clamd.ctl"
    one = register.add(papers.pdf(), "plan.pdf")

    answer = register.fetch(one)
    assert (answer.status_code, "inte granskad" in answer.text) == (409, True)
    assert "Inte granskad än" in register.text()
    assert scan_waiting() == 0
    register.app.config["CLAMD"] = ""
    assert scan_waiting() == 1
    assert register.fetch(one).data == papers.pdf()


def test_files_that_no_row_has_are_swept_after_an_hour_and_all_others_stay(register):
    one = register.add(papers.pdf(), "plan.pdf")
    for name, old in (("0" * 32, True), ("1" * 32, False)):
        (register.folder / name).write_bytes(b"x")
        if old:
            os.utime(register.folder / name, (0, 0))
    os.utime(register.folder / register.row(one).place, (0, 0))

    assert sweep() == 1
    assert {path.name for path in register.folder.iterdir()} == {"1" * 32, register.row(one).place}


def test_a_reader_reads_and_changes_nothing(register):
    one = register.add(papers.pdf(), "plan.pdf")
    register.become("reader")

    assert [one for one in register.page().all("input") if one["type"] == "file"] == []
    assert register.post(f"/{one}/namn", {f"title-{one}": "Annat"}).status_code == 403
    assert register.titles() == ["plan"]
