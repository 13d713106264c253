"""PostgreSQL's own programs, for tests that start a server of their own and stop it."""

from __future__ import annotations

import shutil
from pathlib import Path

from _steps import apt_get, step


def ensure() -> None:
    """Install the system's package where it is missing, as root, where there is apt.

    Raises:
        SystemExit: there is no PostgreSQL afterwards.
    """
    if _is_there():
        return
    with step("installing PostgreSQL from the system's packages"):
        # Without a cluster of the system's own: nothing is to listen on this machine but what a test has started.
        settings = Path("/etc/postgresql-common")
        if not settings.exists():
            settings.mkdir(parents=True)
            (settings / "createcluster.conf").write_text("create_main_cluster = false\n")
        apt_get("install", "postgresql")
    if not _is_there():
        raise SystemExit(
            "The tests need PostgreSQL's server programs (initdb, pg_ctl). Install the package postgresql."
        )


def _is_there() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None
