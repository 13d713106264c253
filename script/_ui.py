"""The built UI of a checkout, kept up to date with its sources; BACKCHANNEL_SKIP_WEB=1 leaves it to Vite's server."""

from __future__ import annotations

import os

import _env
import _web
from _steps import step


def ensure() -> None:
    """Build the UI unless it is there and current."""
    if os.environ.get("BACKCHANNEL_SKIP_WEB") == "1" or _web.is_built():
        return
    with _env.alone():
        if not _web.is_built():
            node = packages()
            with step("building the UI"):
                _web.build(node)


def packages() -> _web.Node:
    """A Node, with `web/node_modules` holding what the lock says."""
    node = _web.node_on_path()
    if node is None:
        with step(f"getting Node (none from {'.'.join(map(str, _web.OLDEST_NODE))} on is on the PATH)"):
            _env.add("node")
            node = _web.node_of_package(_env.PYTHON)
    if not _web.is_installed():
        with step("installing the packages of the UI"):
            _web.install(node)
    return node


if __name__ == "__main__":
    ensure()
