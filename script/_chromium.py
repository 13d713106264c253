"""A Chromium for the browser tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from _steps import apt_get, quietly, step

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def ensure(python: Path) -> str:
    """The path of a Chromium, or "" for the one that Playwright keeps itself.

    In this order: the one that BACKCHANNEL_CHROMIUM names, one on the PATH, the system's package (as root, where there
    is apt), Playwright's own download.
    """
    found = os.environ.get("BACKCHANNEL_CHROMIUM") or _on_path()
    if not found and shutil.which("apt-get"):
        with step("installing Chromium from the system's packages"):
            apt_get("install", "chromium", "fonts-noto-core", "fonts-noto-cjk")
        found = _on_path()
    if not found:
        with step("downloading Chromium"):
            quietly([python, "-m", "playwright", "install", "chromium"])
    return found


def _on_path() -> str:
    return next((path for path in map(shutil.which, NAMES) if path), "")
