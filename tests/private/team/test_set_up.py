from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.team.set_up import check_setup_link, fresh_setup_link, needs_set_up, set_up
from private.world import HASHED, Desk, run
from stores import open_stores


def test_a_new_start_of_an_empty_desk_ends_the_link_before(tmp_path: Path) -> None:
    with open_stores(tmp_path) as stores:
        side = stores.private.principal("staff_private")
        old, new = run(side.write(fresh_setup_link)), run(side.write(fresh_setup_link))
        run(side.read(lambda rx: check_setup_link(rx, new)))
        with pytest.raises(Refusal, match="not_found"):
            run(side.read(lambda rx: check_setup_link(rx, old)))
        assert run(side.read(needs_set_up))


def test_a_wrong_link_makes_nobody_an_administrator(tmp_path: Path) -> None:
    with open_stores(tmp_path) as stores:
        side = stores.private.principal("staff_private")
        run(side.write(fresh_setup_link))
        with pytest.raises(Refusal, match="not_found"):
            run(side.write(lambda tx: set_up(tx, "0" * 64, ("Eve", "eve@example.org"), HASHED, "")))
        assert run(side.read(needs_set_up))


def test_the_first_administrator_is_signed_in_and_may_do_everything(desk: Desk) -> None:
    ada = desk.me("Ada")
    assert (ada.name, ada.role_kind, ada.rights.reach) == ("Ada", "administrator", "all")
    assert ada.has("staff.manage")


def test_a_desk_that_is_set_up_gives_no_link_and_takes_none(desk: Desk) -> None:
    assert desk.privately(fresh_setup_link) is None
    with pytest.raises(Refusal, match="already_set_up"):
        desk.privately(lambda tx: set_up(tx, "0" * 64, ("Eve", "eve@example.org"), HASHED, ""))
