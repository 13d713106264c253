"""The developers' draft of a revision closes the gap between the revisions and the tables, or says there is none."""

from __future__ import annotations

import ast

import pytest
import sqlalchemy as sa

from backchannel.storage import draft as module
from backchannel.storage.draft import described, draft
from stores import UNIVERSES


@pytest.mark.parametrize("universe", UNIVERSES)
def test_there_is_nothing_to_revise(universe: str) -> None:
    lines = draft(universe, "r9999_nothing").splitlines()
    assert lines.count("    pass") == 2
    assert not [line for line in lines if "op." in line]


def test_a_new_table_is_written_out_and_can_be_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    grown = sa.MetaData()
    for table in described("backchannel.public").tables.values():
        table.to_metadata(grown)
    sa.Table("greeting", grown, sa.Column("id", sa.Text, primary_key=True), sa.Column("text", sa.Text, index=True))
    monkeypatch.setattr(module, "described", lambda _package: grown)
    text = draft("public", "r9999_greetings")
    ast.parse(text)
    for wanted in (
        "create_table('greeting'",
        "create_index(",
        "op.drop_table('greeting')",
        'revision = "r9999_greetings"',
    ):
        assert wanted in text
    assert "enquiry" not in text.replace("r0002_enquiries", "")
