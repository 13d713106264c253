"""Whose a file is, where processes of one desk run as different users."""

from __future__ import annotations

import os
from pathlib import Path


def leave_to_owner_of(folder: Path, *made: Path) -> None:
    """Give what root has made in a folder to the folder's owner, who must be able to use it; others own what they make.

    Args:
        folder: whose owner it shall be.
        made: files and folders within.
    """
    if os.geteuid() != 0:
        return
    owner = folder.stat()
    for path in made:
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
