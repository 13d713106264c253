"""Taking files in and handing them out: what is taken, what is refused, and what nobody can smuggle."""

from __future__ import annotations

import asyncio
import io
import os
import stat
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from backchannel.files import Files, Kept, download_headers, open_files, preview_headers, safe_name
from backchannel.kernel.errors import Refusal
from stores import Clock, ids

MIB = 1 << 20


async def parts_of(data: bytes, size: int = 1000) -> AsyncIterator[bytes]:
    for at in range(0, len(data), size):
        yield data[at : at + size]


async def all_of(parts: AsyncIterator[bytes]) -> bytes:
    return b"".join([part async for part in parts])


def picture(kind: str = "PNG", size: tuple[int, int] = (1200, 800), **saving: Any) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **saving)
    return made.getvalue()


def archive(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return open_files(tmp_path / "files", ids("public", Clock()))


def keep(files: Files, name: str, data: bytes, most_bytes: int = MIB) -> Kept:
    return asyncio.run(files.keep(name, parts_of(data), most_bytes))


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_file_comes_back_as_it_was(files: Files) -> None:
    kept = keep(files, "notes.txt", "Füße\n".encode() * 5000)
    assert (kept.name, kept.size, kept.media_type, kept.width) == ("notes.txt", 35_000, "text/plain", None)

    async def read() -> bytes:
        return await all_of(await files.read(kept.id))

    assert asyncio.run(read()) == "Füße\n".encode() * 5000


TAKEN = {
    "a.png": picture(),
    "a.JPG": picture("JPEG"),
    "a.gif": picture("GIF"),
    "a.webp": picture("WEBP"),
    "a.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a.csv": b"name;size\nA;1\n",
    "a.json": b'{"a": 1}',
    "a.docx": archive(_Content_Types__x=b"", word__document_DOT_xml=b"<w:document/>"),
    "a.xlsx": archive(xl__workbook_DOT_xml=b"<workbook/>"),
    "a.odt": archive(mimetype=b"application/vnd.oasis.opendocument.text"),
    "a.zip": archive(anything=b"x"),
    "a.mp3": b"ID3\x04" + bytes(60),
    "a.ogg": b"OggS" + bytes(60),
    "a.wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "a.mp4": b"\x00\x00\x00\x18ftypisom" + bytes(40),
    "a.webm": b"\x1a\x45\xdf\xa3" + bytes(40),
    "utf16.txt": "\ufeffGrüße".encode("utf-16-le"),
    "emoji.txt": ("x" * 8190 + "😀" * 10).encode(),
}
REFUSED = {
    "page.html": b"<!doctype html><script>alert(1)</script>",
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "program.js": b"alert(1)",
    "program.exe": b"MZ" + bytes(100),
    "none": b"text",
    "page.txt": b"  <HTML><body onload=alert(1)>",
    "drawing.md": b'\xef\xbb\xbf<?xml version="1.0"?><svg/>',
    "run.txt": b"#!/bin/sh\nrm -rf /\n",
    "binary.txt": b"abc\x00def",
    "page.png": b"<html></html>",
    "program.pdf": b"MZ\x90\x00" + bytes(100),
    "zip.docx": archive(anything=b"x"),
    "broken.docx": b"PK\x03\x04" + bytes(50),
    "sheet.docx": archive(xl__workbook_DOT_xml=b"<workbook/>"),
    "macro.docm": archive(word__document_DOT_xml=b"<w/>"),
    "picture.png.html": picture(),
}


@pytest.mark.parametrize("name", TAKEN)
def test_files_that_are_what_they_say_are_taken(files: Files, name: str) -> None:
    assert keep(files, name, TAKEN[name]).size == len(TAKEN[name])


@pytest.mark.parametrize("name", REFUSED)
def test_files_that_run_or_lie_are_refused_and_leave_nothing(files: Files, name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_type_refused") as refused:
        keep(files, name, REFUSED[name])
    assert refused.value.status == 415
    assert left(tmp_path) == []


def test_an_empty_file_is_refused(files: Files, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_empty") as refused:
        keep(files, "a.txt", b"")
    assert refused.value.status == 422
    assert left(tmp_path) == []


def test_a_file_without_end_is_read_no_further_than_the_limit(files: Files, tmp_path: Path) -> None:
    given = 0

    async def without_end() -> AsyncIterator[bytes]:
        nonlocal given
        while True:
            given += 65_536
            yield bytes(65_536)

    with pytest.raises(Refusal, match="file_too_large") as refused:
        asyncio.run(files.keep("a.zip", without_end(), MIB))
    assert refused.value.status == 413
    assert given <= MIB + 65_536
    assert left(tmp_path) == []


def test_an_upload_that_breaks_off_leaves_nothing(files: Files, tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"abc"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        asyncio.run(files.keep("a.txt", broken(), MIB))
    assert left(tmp_path) == []


def test_a_picture_gets_a_small_one_without_what_the_camera_noted(files: Files) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at home"
    kept = keep(files, "photo.jpg", picture("JPEG", (1200, 800), exif=exif))
    assert (kept.width, kept.height) == (800, 1200)

    async def read() -> bytes:
        return await all_of(await files.read_preview(kept.id))

    data = asyncio.run(read())
    with Image.open(io.BytesIO(data)) as small:
        assert (small.format, small.size, dict(small.getexif())) == ("WEBP", (427, 640), {})
    assert b"taken at home" not in data


def test_a_see_through_picture_stays_see_through(files: Files) -> None:
    made = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(made, "PNG")
    kept = keep(files, "logo.png", made.getvalue())

    async def read() -> bytes:
        return await all_of(await files.read_preview(kept.id))

    with Image.open(io.BytesIO(asyncio.run(read()))) as small:
        assert small.convert("RGBA").getpixel((10, 10))[3] == 0  # type: ignore[index]


def test_a_picture_that_unpacks_into_a_bomb_gets_no_small_one(files: Files) -> None:
    made = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")
    kept = keep(files, "bomb.png", made.getvalue())
    assert (kept.media_type, kept.width) == ("image/png", None)
    with pytest.raises(Refusal, match="not_found"):
        asyncio.run(files.read_preview(kept.id))


def test_a_damaged_picture_gets_no_small_one(files: Files) -> None:
    assert keep(files, "half.png", picture()[:200]).width is None


def test_unknown_and_forgotten_files_are_not_found(files: Files) -> None:
    kept = keep(files, "photo.png", picture())
    asyncio.run(files.forget(kept.id))
    asyncio.run(files.forget(kept.id))
    for read in (files.read, files.read_preview):
        for file_id in (kept.id, "0190", "no-such"):
            with pytest.raises(Refusal, match="not_found"):
                asyncio.run(read(file_id))


@pytest.mark.parametrize("hostile", ["../../desk.db", "/etc/hostname", "..", "a/../../b", "", "\x00"])
def test_an_id_cannot_lead_out_of_the_folder(files: Files, hostile: str, tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"secret")
    with pytest.raises(Refusal, match="not_found"):
        asyncio.run(files.read(hostile))


def test_the_same_bytes_in_both_universes_are_two_objects(tmp_path: Path) -> None:
    kept = {}
    for universe in ("public", "private"):
        kept[universe] = keep(open_files(tmp_path / universe, ids(universe, Clock())), "a.txt", b"the same")
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(found) == 2
    assert len({path.stat().st_ino for path in found}) == 2
    assert kept["public"].id != kept["private"].id


def test_a_file_of_one_universe_is_unknown_in_the_other(tmp_path: Path) -> None:
    staff_side = open_files(tmp_path / "private", ids("private", Clock()))
    customers = open_files(tmp_path / "public", ids("public", Clock()))
    kept = keep(staff_side, "a.txt", b"inside")
    with pytest.raises(Refusal, match="not_found"):
        asyncio.run(customers.read(kept.id))


def test_folders_and_files_are_for_their_owner_alone(files: Files, tmp_path: Path) -> None:
    keep(files, "a.png", picture())
    for path in (tmp_path / "files").rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) & ~wanted == 0, path


def test_what_broken_uploads_left_is_cleared_when_it_is_old(tmp_path: Path) -> None:
    open_files(tmp_path, ids("public", Clock()))
    old, new = tmp_path / "incoming" / "old", tmp_path / "incoming" / "new"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    open_files(tmp_path, ids("public", Clock()))
    assert left(tmp_path) == ["new"]


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("photo.png", "photo.png"),
        ("C:\\Users\\me\\photo.png", "photo.png"),
        ("../../etc/passwd", "passwd"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie x.txt"),
        ("...", "file"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("  too   many  spaces .txt", "too many spaces .txt"),
    ],
)
def test_names_are_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_download_never_runs_and_only_our_own_pictures_are_shown_in_place() -> None:
    download = download_headers('“Füße” "x".txt', "text/plain")
    assert download["Content-Disposition"] == (
        "attachment; filename=\"_F__e_ _x_.txt\"; filename*=UTF-8''%E2%80%9CF%C3%BC%C3%9Fe%E2%80%9D%20%22x%22.txt"
    )
    for headers in (download, preview_headers()):
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
    assert preview_headers()["Content-Disposition"] == "inline"
