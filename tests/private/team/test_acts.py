"""The act table is whole: whatever staff can do has a line, and every line is one act of one universe."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import backchannel.private
import backchannel.public
from backchannel.private.team.acts import ACTS, Act
from backchannel.private.team.permissions import PERMISSIONS

ACT_OF_FUNCTION = {
    "change_own_name": "change_own_card",
    "change_own_picture": "change_own_card",
    "keep_doing": "change_desk_settings",
    "record": "monitor",
    "record_change": "change_staff",
    "close_after_release": "close",
    "leave_after_release": "leave",
}
"""Functions that are part of an act of another name; the ledger's two go with each act that leaves a line, and what is
held is released before an end."""


def functions_that_take_a_proof() -> Iterator[tuple[str, Any]]:
    for package in (backchannel.public, backchannel.private):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, found in vars(import_module(module.name)).items():
                own = inspect.iscoroutinefunction(found) and found.__module__ == module.name
                if own and not name.startswith("_") and "StaffProof" in str(found.__annotations__.values()):
                    yield name, found


FUNCTIONS = dict(functions_that_take_a_proof())


def test_the_search_for_acts_finds_both_universes() -> None:
    assert {"pick_up", "send_message", "send_private_message", "suspend_staff", "create_tag"} <= set(FUNCTIONS)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_that_demands_a_proof_is_an_act_of_the_table(name: str) -> None:
    assert ACT_OF_FUNCTION.get(name, name) in ACTS


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_an_act_writes_where_its_line_says(name: str) -> None:
    act = ACTS[ACT_OF_FUNCTION.get(name, name)]
    private = FUNCTIONS[name].__module__.startswith("backchannel.private.")
    assert (act.store == "S") is private


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.name)
def test_what_only_staff_do_shows_the_customer_nothing_and_is_kept_apart(act: Act) -> None:
    if act.kind == "staff":
        assert (act.store, act.shows) == ("S", "")
        assert act.by in ("staff", "assistant", "desk")
    if act.kind == "public":
        assert act.store != "S"


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.name)
def test_an_act_asks_for_permissions_that_exist(act: Act) -> None:
    assert {act.permission, act.by_reach} <= {None, *PERMISSIONS}
