"""What is sealed opens where it was sealed and nowhere else, and every private text has been thought of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backchannel.private.sealing.keys import KeyFile
from backchannel.private.sealing.turning import sealed_columns
from backchannel.private.sealing.vault import Vault, emptied, filled
from backchannel.private.store import metadata
from backchannel.storage.draft import described
from backchannel.storage.seals import SealBrokenError, SealedText
from backchannel.storage.sqlite import SqliteStore
from postgres import done_by_owner
from private.world import run
from stores import open_stores

PLAIN = {
    "ledger": "names and acts, no text of a message; its digests would not hold over sealed lines",
    "staff": "accounts, which admission reads",
    "desk_enquiry": "public facts",
    "canned": "texts that the team keeps to use again",
    "guard_word": "the desk's own words, no message",
}
"""Tables with free text that is not sealed, each with the reason."""
FREE = frozenset(("text", "name", "note", "reason", "sent", "body", "subject", "detail", "title", "word", "original"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore[Any]]:
    with open_stores(tmp_path) as stores:
        yield stores.private


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(KeyFile.make(tmp_path / "key", tmp_path / "data"))


def closed(store: SqliteStore[Any], vault: Vault, scope: str, text: str) -> bytes:
    return run(store.principal("staff_private").write(lambda tx: vault.close(tx, scope, text)))


def opened(store: SqliteStore[Any], vault: Vault, sealed: bytes, scope: str | None) -> str:
    return run(store.principal("staff_private").read(lambda rx: vault.open(rx, sealed, scope)))


@pytest.mark.parametrize("text", ["", "a", "謝謝 🙂", "x" * 8_000])
def test_a_text_opens_again(store: SqliteStore[Any], vault: Vault, text: str) -> None:
    sealed = closed(store, vault, "room", text)
    assert opened(store, vault, sealed, "room") == text
    assert closed(store, vault, "room", text) != sealed


def test_a_text_of_one_room_does_not_open_in_another(store: SqliteStore[Any], vault: Vault) -> None:
    sealed = closed(store, vault, "room", "said")
    with pytest.raises(SealBrokenError, match="another room"):
        opened(store, vault, sealed, "elsewhere")


@pytest.mark.parametrize("place", [0, 5, 20, 40, -1])
def test_a_changed_byte_is_an_error(store: SqliteStore[Any], vault: Vault, place: int) -> None:
    sealed = bytearray(closed(store, vault, "room", "said"))
    sealed[place] ^= 1
    with pytest.raises(SealBrokenError):
        opened(store, vault, bytes(sealed), "room")


def changed_by_hand(store: Any, statement: str) -> None:
    """What somebody does who has the database itself, whichever it is."""
    if isinstance(store, SqliteStore):
        with store._writing_links()["staff_private"] as link:
            link.set_authorizer(None)
            link.execute(statement)
    else:
        run(done_by_owner(store._place, "private", statement))


def test_a_rooms_key_that_was_put_under_another_room_does_not_unwrap(store: SqliteStore[Any], vault: Vault) -> None:
    closed(store, vault, "room", "said")
    changed_by_hand(store, "UPDATE sealed_key SET scope = 'elsewhere'")
    with pytest.raises(SealBrokenError, match="was changed"):
        closed(store, Vault(vault._keys), "elsewhere", "said")


def test_each_room_has_a_key_of_its_own(store: SqliteStore[Any], vault: Vault) -> None:
    one, other, again = (closed(store, vault, room, "said")[1:17] for room in ("one", "other", "one"))
    assert one == again != other


def test_lengths_tell_little() -> None:
    assert {len(filled(b"x" * count)) for count in range(61)} == {64}
    assert {len(filled(b"x" * count)) for count in (70, 100, 120)} == {128}
    assert len(filled(b"x" * 5_000)) == 8_192
    assert all(emptied(filled(b"x" * count)) == b"x" * count for count in (0, 1, 60, 61, 4_092, 4_093, 9_000))


def test_every_free_text_of_the_private_store_is_sealed_or_left_for_a_reason() -> None:
    described("backchannel.private")
    left = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.name in FREE and not isinstance(column.type, SealedText) and table.name not in PLAIN
    }
    assert left <= {"private_mention.name", "role.name", "department.name", "outgoing.name", "assistant.name"}, (
        "names of the team alone"
    )
    assert len(sealed_columns()) >= 6
