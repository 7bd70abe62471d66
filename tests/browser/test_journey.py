"""The main job walked whole: from a municipality's first answer to the jury's workbook."""

from __future__ import annotations

from tests.browser.journey import NOMINEES, whole_walk


def test_a_municipality_two_evaluators_office_and_jury_walk_a_round_to_its_workbook(opened, served, tmp_path):
    on_page, in_workbook = whole_walk(opened, served, tmp_path, scripts=True)

    assert sorted(on_page) == NOMINEES
    assert in_workbook == on_page
