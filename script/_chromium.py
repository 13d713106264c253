"""A Chromium for the browser tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from _steps import quietly, step

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def ensure(python: Path) -> str:
    """The path of a Chromium, or "" for the one that Playwright keeps itself.

    In this order: the one that BACKCHANNEL_CHROMIUM names, one on the PATH, the system's package (as root, where there
    is apt), Playwright's own download.
    """
    found = os.environ.get("BACKCHANNEL_CHROMIUM") or _on_path()
    if not found and _may_use_apt():
        with step("installing Chromium from the system's packages"):
            _apt("update", "-qq")
            _apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core", "fonts-noto-cjk")
        found = _on_path()
    if not found:
        with step("downloading Chromium"):
            quietly([python, "-m", "playwright", "install", "chromium"])
    return found


def _on_path() -> str:
    return next((path for path in map(shutil.which, NAMES) if path), "")


def _may_use_apt() -> bool:
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def _apt(*words: str) -> None:
    """A failure is not the end: Playwright's own Chromium may still be had."""
    subprocess.run(["apt-get", *words], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, capture_output=True)
