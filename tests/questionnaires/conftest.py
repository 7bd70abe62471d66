from pathlib import Path

import pytest

from tests.support.banks import Bank


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return Bank(tmp_path)
