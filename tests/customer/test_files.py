"""Files at the customers' door: kept, carried by a message, handed out, and refused when they are too much."""

from __future__ import annotations

import asyncio
import errno
import io
from pathlib import Path
from typing import Any

from PIL import Image

from customers import CustomerDoor, at_the_door, new_key


def picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (80, 60), "#0f766e").save(kept, "PNG")
    return kept.getvalue()


def test_a_picture_is_uploaded_sent_seen_small_and_fetched_whole(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        uploaded = await maria.uploads("my wheel.png", picture())
        assert uploaded.status_code == 201, uploaded.text
        file = uploaded.json()
        assert (file["name"], file["media_type"], file["width"], file["height"]) == (
            "my wheel.png",
            "image/png",
            80,
            60,
        )
        started = await maria.starts("", files=[file["id"]])
        page = (await maria.ask("GET", f"/api/enquiries/{started['id']}/entries")).json()
        assert page["entries"][1]["files"] == [file]
        whole = await maria.ask("GET", f"/api/files/{file['id']}")
        assert whole.content == picture()
        assert whole.headers["content-disposition"].startswith("attachment;")
        small = await maria.ask("GET", f"/api/files/{file['id']}/preview")
        assert small.headers["content-type"] == "image/webp"
        again = await maria.ask("POST", f"/api/enquiries/{started['id']}/messages", json=carrying(file["id"]))
        assert (again.status_code, again.json()["code"]) == (422, "file_unknown")

    at_the_door(tmp_path, test)


def carrying(*files: str) -> dict[str, Any]:
    return {"key": new_key(), "text": "", "files": files}


def test_a_file_without_a_picture_has_no_preview(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        file = (await maria.uploads("note.txt", b"just words")).json()
        assert (file["width"], file["height"]) == (None, None)
        assert (await maria.ask("GET", f"/api/files/{file['id']}/preview")).json()["code"] == "not_found"

    at_the_door(tmp_path, test)


def test_files_of_the_wrong_kind_are_refused(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        for name, content in (("run.exe", b"MZ"), ("page.html", b"<html>"), ("fake.png", b"not a picture")):
            answer = await maria.uploads(name, content)
            assert (answer.status_code, answer.json()["code"]) == (415, "file_type_refused")
        empty = await maria.uploads("empty.txt", b"")
        assert (empty.status_code, empty.json()["code"]) == (422, "file_empty")
        assert kept_files(tmp_path) == []

    at_the_door(tmp_path, test)


def kept_files(folder: Path) -> list[str]:
    return [path.name for path in (folder / "public" / "files").rglob("*") if path.is_file()]


def test_a_file_that_announces_too_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        head = [
            "POST /api/files?name=disk.zip HTTP/1.1",
            "Host: desk",
            f"Authorization: Bearer {maria.token}",
            f"Content-Length: {5 * 1024**3}",
        ]
        writer.write("\r\n".join([*head, "", ""]).encode())
        answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b'"file_too_large"' in await asyncio.wait_for(reader.readuntil(b"}"), 10)
        writer.close()

    at_the_door(tmp_path, test)


def test_a_file_of_unknown_length_is_cut_at_the_limit(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        head = [
            "POST /api/files?name=long.txt HTTP/1.1",
            "Host: desk",
            f"Authorization: Bearer {maria.token}",
            "Transfer-Encoding: chunked",
        ]
        writer.write("\r\n".join([*head, "", ""]).encode())
        for _ in range(4):
            writer.write(b"8000\r\n" + b"x" * 0x8000 + b"\r\n")
        answer = await asyncio.wait_for(reader.readuntil(b"}"), 10)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b'"file_too_large"' in answer
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()
        assert kept_files(tmp_path) == []

    at_the_door(tmp_path, test, most_file_bytes=100_000)


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        before = (await maria.uploads("note.txt", b"kept before")).json()

        async def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "no space left")

        files: Any = door.public.universe.files
        keep, files.keep = files.keep, full
        answer = await maria.uploads("more.txt", b"no room")
        assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (507, "storage_full", "60")
        door.public.universe.files.keep = keep  # type: ignore[method-assign]
        assert (await maria.ask("GET", f"/api/files/{before['id']}")).content == b"kept before"
        assert (await maria.uploads("more.txt", b"room again")).status_code == 201

    at_the_door(tmp_path, test)


def test_a_file_whose_record_cannot_be_written_leaves_no_bytes(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()

        def put(job: Any) -> None:
            from backchannel.kernel.errors import Refusal

            job.done(Refusal("storage_full", 503, "The desk's disk is nearly full.", "", 60))

        door.public.universe.store.put = put  # type: ignore[method-assign]
        answer = await maria.uploads("note.txt", b"words")
        assert (answer.status_code, answer.json()["code"]) == (503, "storage_full")
        assert kept_files(tmp_path) == []

    at_the_door(tmp_path, test)


def test_uploads_need_a_session_and_a_name(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        nobody = await door.http.post("/api/files?name=a.txt", content=b"words")
        assert nobody.json()["code"] == "not_admitted"
        maria = await door.customer()
        unnamed = await maria.ask("POST", "/api/files", content=b"words")
        assert (unnamed.status_code, unnamed.json()["code"]) == (400, "body_malformed")

    at_the_door(tmp_path, test)


def test_an_upload_that_no_message_carries_is_forgotten_after_a_day(tmp_path: Path) -> None:
    from stores import Clock

    clock = Clock()

    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        unused = (await maria.uploads("unused.txt", b"words")).json()["id"]
        used = (await maria.uploads("used.txt", b"words")).json()["id"]
        await maria.starts("", files=[used])
        clock.advance(25 * 3600)
        await door.jobs.run_all_due()
        assert (await maria.ask("GET", f"/api/files/{unused}")).status_code == 404
        assert (await maria.ask("GET", f"/api/files/{used}")).content == b"words"
        assert kept_files(tmp_path) == [used]

    at_the_door(tmp_path, test, clock=clock)
