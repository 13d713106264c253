"""K7, tried: whether private texts are sealed at rest, and that no key is where customers are served from."""

from __future__ import annotations

import os
from collections.abc import Mapping

from backchannel.locks.trials import Trial, Verdict, judged
from backchannel.settings import PREFIX

KEY_SETTINGS = ("SEALING_KEY",)
"""The settings that would hand a process the key, as they stand in its environment after the product's prefix."""


def no_key_here(environment: Mapping[str, str] = os.environ) -> Trial:
    """K7: a process that serves customers was given no key."""
    found = [name for name in KEY_SETTINGS if environment.get(PREFIX + name)]
    seen = f"{PREFIX}{found[0]} is set" if found else "it was given none"
    return judged("K7", "a sealing key was looked for in what this process was started with", seen, holds=not found)


def sealed(*, on: bool | None = None) -> Trial:
    """K7: whether private texts are sealed.

    Args:
        on: whether sealing is switched on, None where the product was not asked to.
    """
    if on:
        return Trial("K7", "the setting was read", "private texts are sealed at rest", Verdict.HOLDS)
    seen = "private texts lie in their database unsealed: whoever has the disk or a backup can read them"
    return Trial("K7", "the setting was read", seen, Verdict.NOT_IN_FORCE)
