"""The customers' side does not know the very words of the staff's, and nothing but storage names a database."""

from pathlib import Path

import pytest

from architecture.tree import BUILT, CUSTOMER, ROOT, SOURCE, files, packages, shown, together
from architecture.words import database_words, staff_words

NAMES_A_DATABASE = {"settings", "storage"}


def places(names: frozenset[str]) -> list[Path]:
    """The files of some packages, each a folder or a single module."""
    stems = [SOURCE / name.replace(".", "/") for name in sorted(names)]
    return [*files(*stems), *(path for stem in stems if (path := stem.with_suffix(".py")).is_file())]


CUSTOMERS_OWN = [
    *places(packages() & CUSTOMER),
    *files(ROOT / "web" / "widget"),
    *files(ROOT / "web" / "wire-customer"),
    ROOT / "web" / "wire-customer" / "src" / "generated.ts",
]


def test_no_word_of_the_staff_stands_on_the_customers_side() -> None:
    complaints = [line for path in CUSTOMERS_OWN for line in staff_words(shown(path), path.read_text(encoding="utf-8"))]
    assert not complaints, together(complaints)


def test_no_word_of_the_staff_stands_in_the_built_widget() -> None:
    built = [path for path in (BUILT / "widget").rglob("*") if path.is_file()]
    assert any(path.suffix == ".js" for path in built), "the widget is not built; run script/check"
    complaints = [line for path in built for line in staff_words(path.name, path.read_text(encoding="utf-8"))]
    assert not complaints, together(complaints)


def test_the_built_widget_is_ascii() -> None:
    built = [path for path in (BUILT / "widget").rglob("*") if path.suffix in {".js", ".css"}]
    assert built, "the widget is not built; run script/check"
    assert [path.name for path in built if not path.read_bytes().isascii()] == []


def test_only_storage_and_settings_name_a_database() -> None:
    python = [path for path in places(packages() - NAMES_A_DATABASE) if path.suffix == ".py"]
    complaints = [line for path in python for line in database_words(shown(path), path.read_text(encoding="utf-8"))]
    assert not complaints, together(complaints)


def test_the_customers_side_is_looked_at_whole() -> None:
    names = {shown(path) for path in CUSTOMERS_OWN}
    assert "src/backchannel/public/store.py" in names
    assert "src/backchannel/customer/wire/bodies.py" in names
    assert "web/widget/panel/package.json" in names


@pytest.mark.parametrize(
    "line",
    [
        "# a private remark",
        "isPrivate",
        '"private": false',
        "Whisper to them",
        "internal_note",
        "an internal note",
        "for staff only",
        "staff-only",
        "SilentMember",
    ],
)
def test_each_word_of_the_staff_is_found(line: str) -> None:
    assert list(staff_words("a.py", f"\n{line}"))


def test_npm_may_keep_a_package_at_home() -> None:
    assert not list(staff_words("web/widget/panel/package.json", '  "private": true,'))
    assert list(staff_words("web/widget/panel/settings.json", '  "private": true,'))


@pytest.mark.parametrize(
    "line", ["import sqlite3", "# as PostgreSQL does", "the sqlite file", "from x.sqlite import open_store"]
)
def test_each_name_of_a_database_is_found(line: str) -> None:
    assert list(database_words("a.py", line))


@pytest.mark.parametrize("line", ["sqlite_where=x", "a store"])
def test_an_option_may_carry_the_name(line: str) -> None:
    assert not list(database_words("a.py", line))
