"""What changes about assistants."""

from __future__ import annotations

import msgspec


class AssistantChanged(msgspec.Struct, frozen=True):
    """Emitted when an assistant is made, changed or ended."""

    id: str
