from hypothesis import given
from hypothesis import strategies as st

from questionnaires.library.lines import line_of, lines_of

TOML = '''# en kommentar med key = "1"
name.sv = "Namn"          # rad 2

points = 7
tags = [
  "a = 1",                # [inte en tabell]
  "b",
]
after = { x = 1, y = [1, 2] }
[kind.arbetssatt]
parts = { system = 50 }
[[part.system.level]]
id = "ett"
text = """
id = "fel"
[[part.system.level]]
""" # slut
last = 1
[[part.system.level]]
id = "två"
raw = \'\'\'
id = 'fel'
\'\'\'
[part."å ä".x]
"a.b" = 'c'
'''


def test_keys_tables_and_lists_of_tables_are_found_at_their_lines():
    lines = lines_of(TOML)

    assert lines == {
        "name.sv": 2,
        "name": 2,
        "points": 4,
        "tags": 5,
        "after": 9,
        "kind.arbetssatt": 10,
        "kind": 10,
        "kind.arbetssatt.parts": 11,
        "part.system.level[1]": 12,
        "part.system.level": 12,
        "part.system": 12,
        "part": 12,
        "part.system.level[1].id": 13,
        "part.system.level[1].text": 14,
        "part.system.level[1].last": 18,
        "part.system.level[2]": 19,
        "part.system.level[2].id": 20,
        "part.system.level[2].raw": 21,
        "part.å ä.x": 24,
        "part.å ä": 24,
        "part.å ä.x.a.b": 25,
        "part.å ä.x.a": 25,
    }


def test_lists_within_lists_are_counted_for_themselves():
    lines = lines_of("[[a]]\n[[a.b]]\n[[a.b]]\nx = 1\n[[a]]\n[[a.b]]\nx = 2\n")

    assert (lines["a[1].b[2].x"], lines["a[2].b[1].x"], lines["a[2].b"]) == (4, 7, 6)


def test_what_is_missing_is_found_where_it_should_have_stood():
    lines = lines_of(TOML)

    assert line_of(lines, "part.system.level[2].share") == 19
    assert line_of(lines, "tags[2]") == 5
    assert line_of(lines, "kind.arbetssatt.parts.system") == 11
    assert line_of(lines, "decimals") == 1
    assert line_of({}, "") == 1


def test_a_value_without_a_last_line_break_ends_with_the_file():
    assert lines_of("a = 1\nb = [1,\n2]") == {"a": 1, "b": 2}


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_every_question_of_a_file_is_found_whatever_stands_between(long_texts: list[bool]):
    toml, expected = "", {}
    for place, long in enumerate(long_texts, start=1):
        expected[f"q[{place}].weight"] = toml.count("\n") + 2 + (4 if long else 1)
        guidance = 'g = """\n[[q]]\nweight = 9\n"""\n' if long else 'g = "[[q]] # weight = 9"\n'
        toml += f"[[q]]\n{guidance}weight = 1\n"

    lines = lines_of(toml)

    assert {path: line for path, line in lines.items() if path.endswith("weight")} == expected
