from decimal import Decimal
from pathlib import Path

import pytest

from questionnaires.library.files import UnreadableError, parse, read_text


@pytest.mark.parametrize(
    ("toml", "line", "reason"),
    [
        ('a = 1\nb = "x\n', 2, "texten slutar inte på raden"),
        ('a = """\nx\n', 2, "texten slutar inte"),
        ("a = '''\nx\n", 2, "texten slutar inte"),
        ("a = 1\na = 2\n", 2, "samma nyckel står två gånger"),
        ("[a]\n[a]\n", 2, "samma rubrik inom hakparentes står två gånger"),
        ("a = ja\n", 1, "värdet är varken tal, datum, lista eller text inom citattecken"),
        ("a\n", 1, "ett lika med-tecken saknas efter nyckeln"),
        ("a = 1 2\n", 1, "det står något mer efter värdet"),
        ("a = [1\nb = 2\n", 2, "listan slutar inte med ]"),
        ('a = "\\q"\n', 1, "ett omvänt snedstreck står ensamt i texten"),
        ("= 1\n", 1, "raden är inte skriven som TOML"),
        ("a = 2012-02-30\n", 1, "datumet eller klockslaget finns inte"),
    ],
)
def test_what_the_reader_stumbles_on_is_told_in_swedish(toml: str, line: int, reason: str):
    with pytest.raises(UnreadableError) as caught:
        parse(toml)

    assert (caught.value.line, caught.value.sentence.what) == (line, f"filen går inte att läsa: {reason}.")


def test_decimals_are_exact():
    assert parse("share = 0.1\n") == {"share": Decimal("0.1")}


def test_a_byte_order_mark_and_windows_line_breaks_are_no_faults(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")

    assert parse(read_text(path)) == {"a": 1, "b": 2}


def test_bytes_that_are_no_utf_8_are_told_with_their_line(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_bytes("a = 1\nb = 'å'\n".encode("latin-1"))

    with pytest.raises(UnreadableError) as caught:
        read_text(path)

    assert (caught.value.line, str(caught.value)) == (2, "raden har tecken som inte är UTF-8.")
