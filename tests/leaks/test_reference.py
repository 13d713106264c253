"""Every rule of the walls is broken by some bug or held by some test, and every test that is named is there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from leaks.held_by import HELD_BY
from leaks.mutants import MUTANTS
from leaks.rules import RULES

ROOT = Path(__file__).parents[2]
WAITS = {
    "previews": "nothing is fetched or shown of links; previews of files are files",
}
"""Rules that nothing here breaks yet, each with the reason."""


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_broken_or_held(rule: str) -> None:
    broken = any(mutant.guards == rule for mutant in MUTANTS.values())
    assert (broken or rule in HELD_BY) != (rule in WAITS)


@pytest.mark.parametrize("name", [test for tests in HELD_BY.values() for test in tests])
def test_a_test_that_is_named_is_there(name: str) -> None:
    path, _, function = name.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
