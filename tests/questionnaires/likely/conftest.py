"""The edition that invented countries answer, and small ones to count by hand."""

from __future__ import annotations

import pytest

from questionnaires.edition import Edition
from tests.support.shelves import house_shelf


@pytest.fixture(scope="session")
def shelf_2012() -> Edition:
    return house_shelf().editions["kommunkompassen/2012"]
