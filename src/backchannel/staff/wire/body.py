"""What all bodies of the staff door are made of."""

from __future__ import annotations

from typing import Annotated

import msgspec

Key = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$", description="128 random bits, made once per message")]
Text = Annotated[str, msgspec.Meta(max_length=20_000, description="At most 8,000 characters after cleaning")]
Id = Annotated[str, msgspec.Meta(max_length=64)]
Ids = Annotated[tuple[Id, ...], msgspec.Meta(max_length=200)]
Line = Annotated[str, msgspec.Meta(max_length=500)]
Secret = Annotated[str, msgspec.Meta(max_length=1024)]
Files = Annotated[tuple[Id, ...], msgspec.Meta(max_length=10)]
Place = Annotated[int, msgspec.Meta(ge=0, description="A place in a log, from 1; 0 is before the first")]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A closed object: a field that is not listed is an error."""


class ErrorBody(Body, frozen=True):
    """Why something was refused: a stable code, what happened, what to do, and when to try again (seconds)."""

    code: str
    message: str
    hint: str = ""
    retry_after: int | None = None


class StaffFace(Body, frozen=True):
    """A colleague, shortly. `picture` is an address under this door, or null."""

    id: str
    name: str
    picture: str | None
