"""Bodies of requests: JSON into closed structs, nothing in them bent to fit."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from backchannel.kernel.errors import Refusal

B = TypeVar("B", bound=msgspec.Struct)


def read_body(body: bytes, kind: type[B]) -> B:
    """A body as a struct of the wire.

    Args:
        body: JSON.
        kind: a closed struct.

    Raises:
        Refusal: `body_malformed` 400, naming the field.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise malformed(f"{error}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise malformed("This body is not JSON.") from None


def malformed(what: str) -> Refusal:
    """The answer to a request whose shape is wrong; `what` names the part."""
    return Refusal("body_malformed", 400, what, "See /docs for the shape of each request.")
