"""The same walk in browsers that run no scripts."""

from __future__ import annotations

import pytest

from tests.browser.journey import NOMINEES, whole_walk

pytestmark = pytest.mark.long


def test_the_whole_round_can_be_walked_without_scripts(opened, served, tmp_path):
    on_page, in_workbook = whole_walk(opened, served, tmp_path, scripts=False)

    assert sorted(on_page) == NOMINEES
    assert in_workbook == on_page
