"""Bugs that take a lock away where a process begins: each process finds its own, names the lock, and serves nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from apart import refused, running

CUSTOMERS, BOTH = ("serve", "--plane", "customer"), ("serve",)
MUTANTS = {
    "skipped Landlock": (
        CUSTOMERS,
        "K5 does not hold: a folder was to be made beside both",
        "from backchannel.locks import confinement\nconfinement.restrict = lambda *_allowed, **_ways: None\n",
    ),
    "a module of the staff's side in the customers' process": (
        CUSTOMERS,
        "K5 does not hold: modules of the staff's side",
        "import backchannel.private.store\n",
    ),
    "one writer for both": (
        BOTH,
        "K10 does not hold",
        (
            "from concurrent.futures import ThreadPoolExecutor\nfrom backchannel.storage import writer\n"
            "one = ThreadPoolExecutor(1)\nwriter.ThreadPoolExecutor = lambda *_asked, **_more: one\n"
        ),
    ),
    "authorizer that returns False": (
        BOTH,
        "K4 does not hold",
        "from backchannel.storage import authorizer\nauthorizer.authorizer = lambda _tables: lambda *_asked: False\n",
    ),
    "late listener": (
        BOTH,
        "K4 does not hold",
        (
            "from backchannel.storage import authorizer\nmade, bind = [], authorizer.authorizer\n"
            "def late(tables):\n    made.append(tables)\n    return bind(tables) if len(made) > 1 else None\n"
            "authorizer.authorizer = late\n"
        ),
    ),
    "listening at the other universe's bells": (
        BOTH,
        "K6 does not hold",
        (
            "from pathlib import Path\nfrom backchannel.bus import local\nmake = local.LocalBus.__init__\n"
            "def astray(bus, folder):\n    make(bus, Path(folder).with_name('private'))\n"
            "local.LocalBus.__init__ = astray\n"
        ),
    ),
}
"""Each with the command that it is put into, what the process must say, and the bug."""


@pytest.mark.parametrize("name", MUTANTS)
def test_a_process_does_not_serve_with_a_lock_taken_away(name: str, tmp_path: Path) -> None:
    words, says, bug = MUTANTS[name]
    with running(tmp_path, *words):
        """Without the bug it serves."""
    said = refused(tmp_path, *words, before=bug)
    assert says in said
    assert "Traceback" not in said
