"""Taking one's own answers home: everything or an area, in every form, and nobody else's."""

from __future__ import annotations

import io
import json

import docx
import pytest

from tests.support.colleagues import Q, hand_in, own
from tests.support.extracts import assert_accessible, csv_rows, faults_of, sheet_rows, zipped_rows
from tests.support.judges import sit
from tests.support.pages import assert_house_rules
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import comments
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.queries import own_answers
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.teamwork.comments import INTERNAL, SHARED
from webapp.evaluation.deeds import shared_comments
from webapp.ground.refusals import NotThereError

SAID = Said(
    {"system": "delvis", "spridning": "halften"},
    "=Vi har en strategi.",
    (Link("https://exempelby.example/strategi", "Sidan 3"),),
)


@pytest.fixture
def answered(small_world):
    """Let Exempelby have said something about one question, and talked about it."""
    subject = own(small_world)
    version = current(subject.id, Q).version
    answers.save_answers(subject, [Sent(Q, SAID, version, "")])
    comments.say(own(small_world, "medarbetare"), Q, Words(INTERNAL, "Är den från 2024?"))
    return subject


def told(subject, area=""):
    data = json.loads(own_answers.answers_file(subject, "json", area))
    assert faults_of(data) == []
    return data


def test_an_answer_is_told_whole_with_who_and_when(answered):
    row = next(one for one in told(answered)["tables"]["answers"]["rows"] if one["question_id"] == Q)

    kept = current(answered.id, Q)
    assert row["saved_at"].endswith(("+01:00", "+02:00"))
    assert {
        key: row[key] for key in ("number", "state", "levels", "text", "reason", "saved_by", "version")
    } == {
        "number": "1.1.1",
        "state": "påbörjad" if "obesvarad" in row["levels"] else "besvarad",
        "levels": row["levels"],
        "text": SAID.text,
        "reason": None,
        "saved_by": kept.saved_by,
        "version": kept.version,
    }


def test_links_and_talk_are_told_with_the_question_they_belong_to(answered):
    tables = told(answered)["tables"]

    links = [one for one in tables["links"]["rows"] if one["question_id"] == Q]
    (talk,) = (one for one in tables["talk"]["rows"] if one["question_id"] == Q)
    assert links == [
        {
            "number": "1.1.1",
            "question_id": Q,
            "url": "https://exempelby.example/strategi",
            "note": "Sidan 3",
        }
    ]
    assert (talk["thread"], talk["who"], talk["audience"], talk["text"]) == (
        1,
        "Johan Lind",
        "kommunen",
        "Är den från 2024?",
    )


def test_all_questions_are_told_and_an_area_only_its_own(answered):
    every = [one["question_id"] for one in told(answered)["tables"]["answers"]["rows"]]
    first = [one["question_id"] for one in told(answered, "1")["tables"]["answers"]["rows"]]

    assert every == list(answered.edition.questions)
    assert first == [one.id for one in answered.edition.area("1").questions]


def test_an_area_that_is_not_there_is_not_there(answered):
    with pytest.raises(NotThereError):
        own_answers.answers_extract(answered, "99")


def test_the_workbook_is_accessible_and_says_what_the_csv_files_say(answered):
    content = own_answers.answers_file(answered, "xlsx")
    files = zipped_rows(own_answers.answers_file(answered, "zip"))

    assert_accessible(content, "Exempelby, Självvärdering 2026")
    heads, *rows = sheet_rows(content, "Svar")
    place = heads.index("Svar")
    assert [row[place] for row in rows if row[-1] == Q] == [SAID.text]
    assert [row[place] for row in files["answers.csv"] if row[-1] == Q] == [f"'{SAID.text}"]
    assert sorted(files) == ["answers.csv", "levels.csv", "links.csv", "talk.csv"]


def test_the_document_says_the_same_and_that_nothing_is_handed_in(small_world, answered):
    draft = docx.Document(io.BytesIO(own_answers.answers_file(answered, "docx")))
    hand_in(small_world)
    done = docx.Document(io.BytesIO(own_answers.answers_file(own(small_world), "docx")))

    written = [one.text for one in draft.paragraphs]
    assert SAID.text in written
    assert next(one for one in written if "Är den från 2024?" in one).startswith("Johan Lind, ")
    assert [one.sections[0].header.paragraphs[0].text for one in (draft, done)] == [
        "Inte inlämnat. Svaren kan ändras.",
        "",
    ]
    assert [one.text for one in done.paragraphs if one.text.startswith("Inlämnat av")] == [
        "Inlämnat av: Lena Dahl, Kommunchef"
    ]


def test_a_nomination_is_told_with_its_own_description(small_world):
    subject = own(small_world, edition="kvalitetskommun/2003")
    heading = subject.edition.descriptions[0]
    version = current(subject.id, heading.id).version
    answers.save_answers(subject, [Sent(heading.id, Said(text="Vi är en kommun."), version, "")])

    rows = told(subject)["tables"]["descriptions"]["rows"]
    page = small_world.at("samordnare").page(f"/sjalvvardering/{subject.id}/svar")

    assert [one["id"] for one in rows] == [one.id for one in subject.edition.descriptions]
    assert (rows[0]["text"], rows[0]["words"]) == ("Vi är en kommun.", 4)
    assert "Vi är en kommun." in page.one("main").text


def test_the_page_shows_everything_ready_to_print_and_the_files(small_world, answered):
    answer = small_world.at("lasare").get(f"/sjalvvardering/{answered.id}/svar?omrade=1")

    page = assert_house_rules(answer.text, own_words=False)
    assert SAID.text in page.one("main").text
    assert "Är den från 2024?" in page.one("main").text
    assert f"/sjalvvardering/{answered.id}/svar.docx?omrade=1" in answer.text


def test_a_file_is_handed_out_with_its_name_and_type(small_world, answered):
    browser = small_world.at("lasare")

    answer = browser.get(f"/sjalvvardering/{answered.id}/svar.xlsx?omrade=1")

    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="svar-exempelby-sjalvvardering-2026-1.xlsx"'
    )
    assert answer.mimetype.endswith("spreadsheetml.sheet")
    assert [
        browser.get(f"/sjalvvardering/{answered.id}/svar.{kind}").status_code for kind in ("csv", "exe")
    ] == [
        404,
        404,
    ]


def test_what_an_evaluator_has_said_to_the_municipality_is_told_with_who_reads_it(world):
    theirs = own(world, "samordnare@lillharad.example", "Lillhärad")
    comments.say(theirs, Q, Words(SHARED, "Till er."))
    shared_comments.say_as_evaluator(sit(world, "a"), Q, Words("", "Gäller det alla?"))

    rows = told(theirs)["tables"]["talk"]["rows"]

    assert [(one["audience"], one["text"]) for one in rows] == [
        ("kommunen och utvärderarna", "Till er."),
        ("kommunen och utvärderarna", "Gäller det alla?"),
    ]


def test_the_command_writes_one_persons_answers_in_the_form_the_ending_names(small_world, answered, tmp_path):
    run = small_world.app.test_cli_runner()
    by = ["--by", "samordnare@demo.example"]

    answer = run.invoke(args=["export", "answers", str(answered.id), *by, "--to", str(tmp_path / "svar.csv")])

    names = [tmp_path / name for name in ("svar.csv", "svar-levels.csv", "svar-links.csv", "svar-talk.csv")]
    assert (answer.exit_code, answer.output) == (0, "".join(f"{name} är skriven.\n" for name in names))
    assert len(csv_rows(names[0].read_bytes())) == len(answered.edition.questions) + 1
