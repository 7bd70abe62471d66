"""The rules of an edition's frame: its files, numbers, maxima and sources."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from questionnaires.check import sentences
from questionnaires.check.findings import Finding
from questionnaires.check.forms import AREA, edition_form, subarea_form
from questionnaires.check.raw import RawEdition, table, tables, text
from questionnaires.check.rules.known import PRINTED_MAXIMUM, Known
from questionnaires.check.shapes import as_number, join


def check_shapes(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find unknown and missing keys, values of the wrong kind, and texts that are missing."""
    detail = raw.detail
    for name, data in raw.files.items():
        if name == "edition.toml":
            form = edition_form(detail)
        else:
            form = AREA if name.endswith("/area.toml") else subarea_form(detail)
        for path, sentence in form.slips(data, ""):
            yield raw.found(name, path, sentence)


def check_files(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find files that an edition needs and does not have, and areas without subareas."""
    names = raw.names
    if "edition.toml" not in names:
        yield raw.found("edition.toml", "", sentences.FILE_MISSING.about(name="edition.toml"))
    if raw.detail in {"question", "subarea"} and not raw.area_numbers:
        yield raw.found("edition.toml", "", sentences.NOTHING_INSIDE.about(what="områden"))
    for area in raw.area_numbers:
        if raw.detail in {"area", "figure"}:
            yield raw.found(area, "", sentences.STRAY_FOLDER)
            continue
        area_file = f"{area}/area.toml"
        if area_file not in names:
            yield raw.found(area_file, "", sentences.FILE_MISSING.about(name="area.toml"))
        if not any(name.startswith(f"{area}/") and name != area_file for name in names):
            yield raw.found(area_file, "", sentences.NOTHING_INSIDE.about(what="delområden"))


def check_numbers(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find gaps in the numbers of areas and subareas, and files in another area's folder."""
    for area, expected in _gaps([int(number) for number in raw.area_numbers]):
        yield raw.found(f"{area}/area.toml", "", sentences.NUMBER_GAP.about(number=area, expected=expected))
    for area_number in raw.area_numbers:
        own: list[str] = []
        strangers: list[str] = []
        for name in raw.names:
            number = name.removeprefix(f"{area_number}/").removesuffix(".toml")
            if name.startswith(f"{area_number}/") and number != "area":
                (own if number.startswith(f"{area_number}.") else strangers).append(number)
        for place, expected in _gaps(sorted(int(number.partition(".")[2]) for number in own)):
            number, wanted = f"{area_number}.{place}", f"{area_number}.{expected}"
            yield raw.found(
                f"{area_number}/{number}.toml", "", sentences.NUMBER_GAP.about(number=number, expected=wanted)
            )
        for number in strangers:
            sentence = sentences.NUMBER_DOES_NOT_FIT.about(number=number, area=area_number)
            yield raw.found(f"{area_number}/{number}.toml", "", sentence)


def _gaps(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Find the numbers that do not follow on the one before, and what should have come."""
    for before, number in pairwise([0, *numbers]):
        if number != before + 1:
            yield number, before + 1


def check_area_lines(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find areas in edition.toml that are numbered with gaps, or do not give what is printed."""
    printed = PRINTED_MAXIMUM.get(raw.id.partition("/")[0])
    seen: list[object] = []
    for place, data in tables(raw.head.get("area")):
        number, path = data.get("number"), f"area[{place}]"
        if number in seen:
            yield raw.found("edition.toml", f"{path}.number", sentences.NUMBER_TWICE.about(number=number))
        elif type(number) is int and number != place:
            yield raw.found(
                "edition.toml", f"{path}.number", sentences.NUMBER_GAP.about(number=number, expected=place)
            )
        seen.append(number)
        points = as_number(data.get("max_points"))
        if printed and points and points != printed:
            sentence = sentences.AREA_MAXIMUM_DIFFERS.about(
                total=sentences.figure(points), printed=sentences.figure(printed)
            )
            yield raw.found("edition.toml", f"{path}.max_points", sentence)


def check_sums(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find areas whose subareas do not give what is printed, and maxima missing among others."""
    printed = PRINTED_MAXIMUM.get(raw.id.partition("/")[0])
    rows = raw.subareas()
    if raw.detail == "subarea" and any("max_points" in row.data for row in rows):
        for row in rows:
            if "max_points" not in row.data:
                yield raw.found(row.name, "max_points", sentences.SOME_MAXIMA_MISSING)
    for area in raw.area_numbers:
        points = [as_number(row.data.get("max_points")) for row in rows if row.folder == area]
        known = [p for p in points if p is not None]
        whole = len(known) == len(points) and not any(n.startswith(f"{area}/") for n in raw.unreadable)
        if printed and known and whole and sum(known) != printed:
            sentence = sentences.SUM_DIFFERS.about(
                area=area, total=sentences.figure(sum(known, Fraction(0))), printed=sentences.figure(printed)
            )
            yield raw.found(f"{area}/area.toml", "", sentence)


def check_sources(raw: RawEdition, known: Known) -> Iterator[Finding]:
    """Find sources that sources.toml does not name."""
    for name, data in raw.files.items():
        for path, key in _sources_in(data, ""):
            if key and key not in known.sources:
                yield raw.found(name, path, sentences.UNKNOWN_SOURCE.about(key=key))


def _sources_in(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Find every source in a file: its path and its key, the words before the first comma."""
    if isinstance(value, list):
        for place, entry in enumerate(value, start=1):
            yield from _sources_in(entry, f"{path}[{place}]")
    for key, entry in table(value).items():
        if key == "sources" and isinstance(entry, list):
            for place, source in enumerate(entry, start=1):
                yield f"{join(path, key)}[{place}]", text(source).partition(",")[0].strip()
        else:
            yield from _sources_in(entry, join(path, key))


def check_follows(raw: RawEdition, known: Known) -> Iterator[Finding]:
    """Find that the edition this one says to follow does not exist."""
    follows = text(raw.head.get("follows"))
    if follows and follows not in known.editions:
        yield raw.found("edition.toml", "follows", sentences.UNKNOWN_EDITION.about(edition=follows))
