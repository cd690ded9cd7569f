import pytest

from correspondence.pdf import press


@pytest.fixture
def new_press(monkeypatch):
    """A press that has not started yet."""
    made = press.Press()
    monkeypatch.setattr(press, "_press", made)
    yield made
    made.end()
