"""Which files are taken: those whose extension is listed and whose bytes are what that extension says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import puremagic

from backchannel.files.names import extension
from backchannel.kernel.errors import Refusal

HEAD_BYTES = 8192
_MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|svg|script|iframe|\?xml|\?php)", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ACTIVE = frozenset((".html", ".htm", ".svg", ".js", ".exe", ".dll", ".elf", ".sh", ".php", ".swf", ".class", ".jar"))

Check = Callable[[bytes, Path], bool]
"""Whether a file's first bytes, and if need be the file itself, are what its extension says."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken; `pictured` when a small picture can be made of it."""

    media_type: str
    check: Check
    pictured: bool = False


def _starts(*signatures: bytes) -> Check:
    return lambda head, _path: head.startswith(signatures)


def _box(*brands: bytes) -> Check:
    return lambda head, _path: head[4:8] == b"ftyp" and head[8:12].startswith(brands)


def _riff(form: bytes) -> Check:
    return lambda head, _path: head.startswith(b"RIFF") and head[8:12] == form


def _holding(member: str, holds: bytes = b"") -> Check:
    def check(head: bytes, path: Path) -> bool:
        if not head.startswith(b"PK\x03\x04"):
            return False
        try:
            with ZipFile(path) as archive, archive.open(member) as found:
                return found.read(HEAD_BYTES).startswith(holds)
        except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
            return False

    return check


def _open_document(kind: str) -> Check:
    return _holding("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode())


def _text(head: bytes, _path: Path) -> bool:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            words = head[len(mark) :].decode(encoding, "ignore").encode()
            return _is_plain(words)
    try:
        head[:-4].decode() if len(head) == HEAD_BYTES else head.decode()
    except UnicodeDecodeError as error:
        return len(head) == HEAD_BYTES and error.start > HEAD_BYTES - 8 and _is_plain(head)
    return _is_plain(head)


def _is_plain(words: bytes) -> bool:
    return b"\x00" not in words and not words.startswith(b"#!") and not _MARKUP.match(words)


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OLE = _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_OGG = _starts(b"OggS")
_EBML = _starts(b"\x1a\x45\xdf\xa3")
_JPEG = Kind("image/jpeg", _starts(b"\xff\xd8\xff"), pictured=True)

KINDS: dict[str, Kind] = {
    "png": Kind("image/png", _starts(b"\x89PNG\r\n\x1a\n"), pictured=True),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": Kind("image/gif", _starts(b"GIF87a", b"GIF89a"), pictured=True),
    "webp": Kind("image/webp", _riff(b"WEBP"), pictured=True),
    "bmp": Kind("image/bmp", _starts(b"BM"), pictured=True),
    "tif": Kind("image/tiff", _starts(b"II*\x00", b"MM\x00*"), pictured=True),
    "tiff": Kind("image/tiff", _starts(b"II*\x00", b"MM\x00*"), pictured=True),
    "heic": Kind("image/heic", _box(b"heic", b"heix", b"mif1")),
    "pdf": Kind("application/pdf", _starts(b"%PDF-")),
    "txt": Kind("text/plain", _text),
    "log": Kind("text/plain", _text),
    "md": Kind("text/plain", _text),
    "csv": Kind("text/csv", _text),
    "json": Kind("application/json", _text),
    "vcf": Kind("text/vcard", _text),
    "ics": Kind("text/calendar", _text),
    "rtf": Kind("application/rtf", _starts(b"{\\rtf")),
    "doc": Kind("application/msword", _OLE),
    "xls": Kind("application/vnd.ms-excel", _OLE),
    "ppt": Kind("application/vnd.ms-powerpoint", _OLE),
    "docx": Kind(f"{_OFFICE}wordprocessingml.document", _holding("word/document.xml")),
    "xlsx": Kind(f"{_OFFICE}spreadsheetml.sheet", _holding("xl/workbook.xml")),
    "pptx": Kind(f"{_OFFICE}presentationml.presentation", _holding("ppt/presentation.xml")),
    "odt": Kind("application/vnd.oasis.opendocument.text", _open_document("text")),
    "ods": Kind("application/vnd.oasis.opendocument.spreadsheet", _open_document("spreadsheet")),
    "odp": Kind("application/vnd.oasis.opendocument.presentation", _open_document("presentation")),
    "zip": Kind("application/zip", _starts(b"PK\x03\x04", b"PK\x05\x06")),
    "mp3": Kind("audio/mpeg", _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "wav": Kind("audio/wav", _riff(b"WAVE")),
    "ogg": Kind("audio/ogg", _OGG),
    "opus": Kind("audio/ogg", _OGG),
    "flac": Kind("audio/flac", _starts(b"fLaC")),
    "m4a": Kind("audio/mp4", _box(b"M4A", b"mp42", b"isom", b"iso5")),
    "mp4": Kind("video/mp4", _box(b"mp4", b"isom", b"iso2", b"iso5", b"iso6", b"avc1", b"M4V", b"dash")),
    "mov": Kind("video/quicktime", _box(b"qt")),
    "webm": Kind("video/webm", _EBML),
    "weba": Kind("audio/webm", _EBML),
}


def recognised(name: str, head: bytes, path: Path) -> Kind:
    """The kind of a file by its name and its bytes, when both agree and the kind is taken.

    Args:
        name: what it is called.
        head: its first 8,192 bytes, or all of a shorter one.
        path: where all of it lies.

    Raises:
        Refusal: `file_type_refused` 415.
    """
    kind = KINDS.get(extension(name))
    if kind is None or not kind.check(head, path) or (_is_active(head) and kind.check is _text):
        what = f"“.{extension(name)}” files" if kind is None and extension(name) else "Files of this kind"
        hint = "Send a picture, a PDF, an office document, a text, audio, video or a zip archive."
        raise Refusal("file_type_refused", 415, f"{what} are not taken here.", hint)
    return kind


def _is_active(head: bytes) -> bool:
    """Whether a sniffer takes these bytes for something that runs; a hint, so it can only refuse."""
    try:
        return puremagic.from_string(head).lower() in _ACTIVE
    except (puremagic.PureError, ValueError):
        return False
