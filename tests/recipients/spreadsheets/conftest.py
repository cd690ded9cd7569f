import openpyxl
import pytest


@pytest.fixture
def book():
    book = openpyxl.Workbook()
    book.active.title = "List"
    return book


@pytest.fixture
def save(book, tmp_path):
    def saved(name="list.xlsx"):
        book.save(tmp_path / name)
        return tmp_path / name

    return saved
