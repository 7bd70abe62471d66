"""A page of questions as a browser sends it is read into answers, with every fault beside its field."""

from dataclasses import replace

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from tests.support.hostile import ADDRESSES, TEXTS, TOO_LONG
from webapp.assessment.content import ANSWER_LIMIT, REASON_LIMIT, Link, Said
from webapp.assessment.forms.answers import read_answers, strangers
from webapp.ground import context
from webapp.ground.forms import HouseForm, LineField, LinkField, TextField, VersionField

VERSION = "Vi kan inte se vilken version av svaret du ändrar. Ladda om sidan och försök igen."


@pytest.fixture
def question(resting_world):  # noqa: ARG001 -- opens the world
    return next(iter(context.edition("kommunkompassen/2012").questions.values()))


@pytest.fixture
def heading(resting_world):  # noqa: ARG001 -- opens the world
    return context.edition("kvalitetskommun/2003").descriptions[0]


def read(question, clear="", **fields):
    sent = MultiDict({f"{question.id}:{name.replace('__', ':')}": value for name, value in fields.items()})
    (one,) = read_answers(sent, [question], clear)
    return one


def test_an_answer_is_read_with_its_levels_text_and_evidence(question):
    levels = {part.id: part.levels[1].id for part in question.kind.parts}

    one = read(
        question,
        version="3",
        text=" Så här. ",
        link__0__url="https://a.se",
        link__0__note="Plan",
        **{f"level__{part}": level for part, level in levels.items()},
    )

    assert (one.said, one.version, one.faults) == (
        Said(levels, "Så här.", (Link("https://a.se", "Plan"),)),
        3,
        {},
    )


def test_a_level_can_be_taken_back_by_its_button(question):
    part = question.kind.parts[0]

    one = read(question, f"{question.id}.{part.id}", version="1", **{f"level__{part.id}": part.levels[1].id})

    assert one.said == Said()


def test_a_level_that_does_not_exist_is_a_fault_beside_its_part(question):
    part = question.kind.parts[0]

    one = read(question, version="1", **{f"level__{part.id}": "tusen"})

    assert one.faults == {
        f"level:{part.id}": f"Välj en nivå för {part.name}. Vi kunde inte läsa det som skickades."
    }


@pytest.mark.parametrize("version", ["", "-1", "1.0", "x", "１", "9" * 10, "1 "])  # noqa: RUF001 -- that is what is tried
def test_a_version_that_cannot_be_read_is_a_fault(question, version):
    assert read(question, version=version, text="Svar").faults == {"version": VERSION}


def test_an_answer_without_its_version_is_a_fault_and_not_forgotten(question):
    one = read(question, text="Svar")

    assert (one.said, one.faults) == (Said(text="Svar"), {"version": VERSION})


def test_a_question_that_was_not_sent_is_not_read(question):
    assert read_answers(MultiDict({"save": "all"}), [question]) == []


def test_not_applicable_needs_its_reason(question):
    one = read(question, version="0", not_applicable="1", reason=" ")

    assert one.faults == {"reason": "Skriv varför frågan inte är tillämplig hos er."}


def test_a_reason_has_a_limit_of_its_own(question):
    one = read(question, version="0", not_applicable="1", reason="å" * 1001)

    assert one.faults == {"reason": "Texten är 1 tecken för lång. Korta den till högst 1\u00a0000 tecken."}


@pytest.mark.parametrize(
    ("long", "faults"),
    [
        (4000, {}),
        (4001, {"text": "Texten är 1 tecken för lång. Korta den till högst 4\u00a0000 tecken."}),
    ],
)
def test_an_answer_may_have_four_thousand_signs(question, long, faults):
    assert read(question, version="0", text="å" * long).faults == faults


@pytest.mark.parametrize(
    ("long", "faults"),
    [
        (8000, {}),
        (8001, {"text": "Texten är 1 tecken för lång. Korta den till högst 8\u00a0000 tecken."}),
    ],
)
def test_a_description_may_have_eight_thousand_signs(heading, long, faults):
    assert read(heading, version="0", text="å" * long).faults == faults


def test_a_description_has_no_levels_and_is_always_applicable(heading):
    one = read(heading, version="0", text="Så.", not_applicable="1", reason="Nej", level__system="fullt-ut")

    assert one.said == Said(text="Så.")


def test_ten_links_are_kept_and_the_eleventh_is_a_fault(question):
    links = {f"link__{n}__url": f"https://a.se/{n}" for n in range(11)}

    one = read(question, version="0", **links)

    assert one.faults == {"link:10": "Högst 10 länkar får plats. Ta bort någon."}
    assert [link.url for link in one.said.evidence] == [f"https://a.se/{n}" for n in range(11)]


def test_a_note_without_an_address_is_a_fault_and_both_are_given_back(question):
    one = read(question, version="0", link__0__note="Budgeten")

    assert one.faults == {"link:0": "Skriv länkens adress, eller ta bort anteckningen."}
    assert one.said.evidence == (Link("", "Budgeten"),)


def test_a_form_with_a_doubled_field_is_not_read(question):
    with pytest.raises(BadRequest):
        read_answers(
            MultiDict([(f"{question.id}:version", "0"), (f"{question.id}:version", "1")]), [question]
        )


def test_a_form_with_far_too_many_fields_is_not_read(question):
    with pytest.raises(BadRequest):
        read_answers(MultiDict({f"f{n}": "" for n in range(2001)}), [question])


def test_strangers_on_a_page_are_named(question):
    sent = MultiDict({f"{question.id}:text": "", "b.annan:text": "", "a.annan:version": "", "save": "all"})

    assert strangers(sent, [question]) == ["a.annan", "b.annan"]


class OfFields(HouseForm):
    """One question as fields read it."""

    text = TextField(limit=ANSWER_LIMIT)
    reason = TextField(limit=REASON_LIMIT)


@pytest.mark.parametrize("row", TEXTS, ids=str)
def test_a_text_is_cleaned_and_measured_by_the_rule_of_a_field(question, row):
    one = read(question, version="0", text=row.typed, reason=row.typed)
    fields = OfFields(MultiDict({"text": row.typed, "reason": row.typed}))

    assert (one.said.text, one.said.reason) == (fields.text.data, fields.reason.data)
    assert one.faults == fields.faults


class OfLinks(HouseForm):
    """One link as fields read it."""

    url = LinkField()
    note = LineField()


@pytest.mark.parametrize("row", [row for row in ADDRESSES if row.fault != TOO_LONG], ids=str)
def test_a_link_is_cleaned_and_judged_by_the_rule_of_a_field(question, row):
    one = read(question, version="0", link__0__url=row.typed, link__0__note=" Så\nhär ")
    fields = OfLinks(MultiDict({"url": row.typed, "note": " Så\nhär "}))

    assert one.said.evidence == (Link(fields.url.data, fields.note.data),)
    assert one.faults == ({"link:0": fields.faults["url"]} if fields.faults else {})


@pytest.mark.parametrize("version", ["0", "7", "", "-1", "x", "1" * 12, "²", "१"])
def test_a_version_is_read_by_the_rule_of_a_field(question, version):
    class OfVersions(HouseForm):
        version = VersionField(needed=True)

    one, fields = read(question, version=version), OfVersions(MultiDict({"version": version}))

    assert set(one.faults) == set(fields.faults)
    assert one.version == (None if fields.version.data < 0 else fields.version.data)


def test_a_page_is_read_once_however_many_questions_it_has(question):
    """A whole area is one page: finding each question's links may not go through the whole form again."""

    class Counted(MultiDict):
        passes = 0

        def __iter__(self):
            self.passes += 1
            return super().__iter__()

    def passes(many):
        sent = Counted({f"{n}:{name}": "" for n in range(many) for name in ("version", "link:0:url")})
        read_answers(sent, [replace(question, id=str(n)) for n in range(many)])
        return sent.passes

    assert passes(20) == passes(2)
