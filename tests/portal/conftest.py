"""The language of the last page does not go on into the next test."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    translation.deactivate()
