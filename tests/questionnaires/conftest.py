from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.banks import Bank

settings.register_profile("questionnaires", deadline=None)  # a busy machine is no fault of a question
settings.load_profile("questionnaires")


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return Bank(tmp_path)
