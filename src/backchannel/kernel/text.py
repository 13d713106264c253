"""What people write: cleaned once, at the door of the act."""

from __future__ import annotations

import re
import unicodedata

from backchannel.kernel.errors import Refusal

BODY_LIMIT = 8000
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u3164\uffa0]*")
_KEY = re.compile("[0-9a-f]{32}")
_MARKS = frozenset(("Mn", "Me"))
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


def clean_body(text: str, limit: int = BODY_LIMIT, *, may_be_empty: bool = False) -> str:
    """A message's text in NFC, without control characters and outer blank space; empty when nothing of it can be seen.

    Args:
        text: what was typed.
        limit: the most characters allowed.
        may_be_empty: true where files come along.

    Raises:
        Refusal: `text_empty` or `text_too_long`, both 422.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    body = _UNWANTED.sub("", unicodedata.normalize("NFC", lines)).strip()
    if _UNSEEN.fullmatch(body):
        body = ""
    if not body and not may_be_empty:
        raise Refusal("text_empty", 422, "There is nothing to send.", "Write something first.")
    if len(body) > limit:
        message = f"This text has {len(body)} characters; at most {limit} fit in one message."
        raise Refusal("text_too_long", 422, message, "Send it in parts, or as a file.")
    return body


def clean_line(text: str, limit: int = 200) -> str:
    """A name or title: one line, no control or direction characters, cut of outer blank space.

    Raises:
        Refusal: `text_too_long` 422.
    """
    line = " ".join(_BIDI.sub("", _UNWANTED.sub("", unicodedata.normalize("NFC", text))).split())
    if len(line) > limit:
        raise Refusal("text_too_long", 422, f"At most {limit} characters fit here.", "Make it shorter.")
    return line


def checked_key(key: str) -> str:
    """A send's key: 128 random bits as 32 lower-case hexadecimal characters.

    Raises:
        Refusal: `key_malformed` 422.
    """
    if not _KEY.fullmatch(key):
        raise Refusal("key_malformed", 422, "The key of this request is not 32 hexadecimal characters.")
    return key


def preview(text: str, limit: int = 140) -> str:
    """The first words of a text on one line, for lists."""
    line = " ".join(text[: limit * 2].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def search_text(body: str) -> str:
    """What an index sees: NFKC, case folded, without marks, runs of CJK cut into overlapping pairs."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", body).casefold())
    plain = "".join(mark for mark in folded if unicodedata.category(mark) not in _MARKS)

    def pairs(run: re.Match[str]) -> str:
        signs = run.group()
        return f" {' '.join(signs[at : at + 2] for at in range(max(1, len(signs) - 1)))} "

    return _CJK.sub(pairs, unicodedata.normalize("NFC", plain))
