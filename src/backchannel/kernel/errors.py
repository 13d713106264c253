"""Refusals: the one way an act says no."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - a word of the product
    """An act was refused; nothing was written.

    Args:
        code: stable machine-readable name, such as ``text_too_long``.
        status: the HTTP status that fits (RFC 9110 §15).
        message: what happened, for the person who reads it.
        hint: what they can do about it.
        retry_after: seconds after which the same request may be sent again, or None.
    """

    def __init__(self, code: str, status: int, message: str, hint: str = "", retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.message = message
        self.hint = hint
        self.retry_after = retry_after


def not_found() -> Refusal:
    """The one answer for ids that are unknown, belong to somebody else or never were."""
    return Refusal("not_found", 404, "There is nothing here.")


class Unconfirmed(Exception):  # noqa: N818 - a state, rather than an error
    """The store could not say whether the commit happened; the same key must be sent again."""
