"""Where each enquiry stands on its lists, and how many each list holds.

Written by the projector, where a room is withdrawn from somebody, and by flags, which come first.
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from backchannel.private.desk.keys import ALL, board_of, is_reach
from backchannel.private.desk.tables import desk_begun, desk_count, desk_place
from backchannel.private.store import Rx, Tx
from backchannel.public.enquiries.desk_facts import EnquiryState
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

Place = tuple[str, str, int]
"""A list's name, the column, and the rank in it."""

_OF_ROOM = prepare_write(
    sa.select(desk_place.c.who, desk_place.c.board, desk_place.c.rank).where(
        desk_place.c.room == sa.bindparam("of_room")
    )
)
_LEAVE = prepare_write(
    sa.delete(desk_place).where(
        desk_place.c.who == sa.bindparam("from_list"),
        desk_place.c.board == sa.bindparam("from_board"),
        desk_place.c.rank == sa.bindparam("at_rank"),
        desk_place.c.room == sa.bindparam("of_room"),
    )
)
_TAKE = prepare_write(sa.insert(desk_place))
_ZERO = prepare_write(Upsert(desk_count, ("who", "board"), ()))
_COUNT = prepare_write(
    sa.update(desk_count)
    .where(desk_count.c.who == sa.bindparam("on_list"), desk_count.c.board == sa.bindparam("on_board"))
    .values(count=desk_count.c.count + sa.bindparam("step", type_=sa.BigInteger))
)
_BEGUN = prepare_write(Upsert(desk_begun, ("who", "created_at", "room"), ()))
_FORGET = tuple(prepare_write(sa.delete(table)) for table in (desk_place, desk_count, desk_begun))


async def put_on_lists(tx: Tx, state: EnquiryState, keys: frozenset[str], rank: int) -> set[str]:
    """Let an enquiry stand on exactly these lists; answers the names of those it left."""
    board = board_of(state.status)
    wanted: set[Place] = {(key, board, rank) for key in keys}
    found: set[Place] = {(who, at, its) for who, at, its in await tx.all(_OF_ROOM, of_room=state.id)}
    for who, at, its in sorted(found - wanted):
        await tx.run(_LEAVE, from_list=who, from_board=at, at_rank=its, of_room=state.id)
        await tx.run(_COUNT, on_list=who, on_board=at, step=-1)
    for who, at, its in sorted(wanted - found):
        await tx.run(_TAKE, who=who, board=at, rank=its, room=state.id)
        await tx.run(_ZERO, who=who, board=at, count=0)
        await tx.run(_COUNT, on_list=who, on_board=at, step=1)
        if is_reach(who):
            await tx.run(_BEGUN, who=who, created_at=state.created_at, room=state.id)
    return {who for who, _, _ in found} - keys


async def leave_lists(tx: Tx, room: str, keys: Collection[str]) -> set[str]:
    """Take an enquiry off some lists; answers the names of those it stood on."""
    found = [place for place in await tx.all(_OF_ROOM, of_room=room) if place[0] in keys]
    for who, at, its in found:
        await tx.run(_LEAVE, from_list=who, from_board=at, at_rank=its, of_room=room)
        await tx.run(_COUNT, on_list=who, on_board=at, step=-1)
    return {who for who, _, _ in found}


async def join_lists(tx: Tx, room: str, keys: Collection[str]) -> None:
    """Put an enquiry on some more lists, where it stands on that of all enquiries."""
    found = await tx.all(_OF_ROOM, of_room=room)
    board, rank = next((at, its) for who, at, its in found if who == ALL)
    for who in sorted(set(keys) - {who for who, _, _ in found}):
        await tx.run(_TAKE, who=who, board=board, rank=rank, room=room)
        await tx.run(_ZERO, who=who, board=board, count=0)
        await tx.run(_COUNT, on_list=who, on_board=board, step=1)


async def lists_of_room(rx: Rx, room: str) -> frozenset[str]:
    """The names of the lists that an enquiry is on; none until it has been projected."""
    return frozenset(who for who, _, _ in await rx.all(_OF_ROOM, of_room=room))


async def rerank(tx: Tx, room: str, rank: int) -> set[str]:
    """Let an enquiry stand at another rank on all its lists; answers their names, none until it is projected."""
    found: list[Place] = [(who, at, its) for who, at, its in await tx.all(_OF_ROOM, of_room=room)]
    for who, at, its in found:
        if its != rank:
            await tx.run(_LEAVE, from_list=who, from_board=at, at_rank=its, of_room=room)
            await tx.run(_TAKE, who=who, board=at, rank=rank, room=room)
    return {who for who, _, _ in found}


async def forget_places(tx: Tx) -> None:
    """Empty every list and counter."""
    for statement in _FORGET:
        await tx.run(statement)
