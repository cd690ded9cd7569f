import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    """Tries to sign in are counted in the cache; every test begins with none."""
    cache.clear()
