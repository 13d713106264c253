"""Files: for the customer and for staff they are kept in two places, uploaded by two routes and read by two."""

from __future__ import annotations

from typing import Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from backchannel.files import download_headers, preview_headers
from backchannel.private.audit.ledger import Subject, record
from backchannel.private.messages.attachments import KeptPrivateFile, keep_private_file, private_file
from backchannel.private.team.me import Me
from backchannel.public.messages.attachments import KeptFile, file_for_staff, keep_staff_file
from backchannel.staff.downloads import while_allowed
from backchannel.staff.looking import look_into_side, look_to_read, proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.views import file_view, private_file_view
from backchannel.staff.wire.speech import FileView

UPLOAD = {"upload": True}
"""Marks a handler that streams a body of its own and needs no limit but that of files."""


@post("/api/rooms/{room:str}/files", opt=UPLOAD, request_max_body_size=None)
async def upload(
    room: FromPath[str],
    name: FromQuery[str],
    request: Request[Any, Any, Any],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> FileView:
    """Keep a file for the customer; a message carries it later."""
    proof = await proof_for(parts.public, me, "keep_staff_file", room)
    kept = await parts.public_files.keep(name, request.stream(), parts.most_file_bytes)
    facts = KeptFile(kept.id, kept.name, kept.size, kept.media_type, kept.width, kept.height)
    return file_view(await parts.public.write(lambda tx: keep_staff_file(tx, proof.staff_id, room, facts)))


@get("/api/rooms/{room:str}/files/{file_id:str}")
async def download(
    room: FromPath[str], file_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Stream:
    """A file that the customer may have too."""
    await look_to_read(parts.public, me, room)
    facts = await parts.public.read(lambda rx: file_for_staff(rx, me.staff_id, room, file_id))
    content = await parts.public_files.read(facts.id)
    allowed = while_allowed(parts, me, content, lambda now: look_to_read(parts.public, now, room))
    return Stream(allowed, headers=download_headers(facts.name, facts.media_type))


@get("/api/rooms/{room:str}/files/{file_id:str}/preview")
async def preview(
    room: FromPath[str], file_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Stream:
    """The small picture of such a file."""
    await look_to_read(parts.public, me, room)
    facts = await parts.public.read(lambda rx: file_for_staff(rx, me.staff_id, room, file_id))
    return Stream(await parts.public_files.read_preview(facts.id), headers=preview_headers())


@post("/api/rooms/{room:str}/private-files", opt=UPLOAD, request_max_body_size=None)
async def upload_privately(
    room: FromPath[str],
    name: FromQuery[str],
    request: Request[Any, Any, Any],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> FileView:
    """Keep a file for staff; a private message carries it later."""
    proof = await proof_for(parts.public, me, "keep_private_file", room)
    kept = await parts.private_files.keep(name, request.stream(), parts.most_file_bytes)
    facts = KeptPrivateFile(kept.id, kept.name, kept.size, kept.media_type, kept.width, kept.height)
    return private_file_view(await parts.private.write(lambda tx: keep_private_file(tx, proof, facts)))


@get("/api/rooms/{room:str}/private-files/{file_id:str}")
async def download_privately(
    room: FromPath[str], file_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Stream:
    """A file that only staff have; the ledger keeps who took it."""
    proof = (await look_into_side(parts.public, me, room)).proof(me, "download_private_file")
    facts = await parts.private.read(lambda rx: private_file(rx, me.staff_id, room, file_id))
    await parts.private.write(lambda tx: record(tx, proof, subject=Subject(facts.id)))
    content = await parts.private_files.read(facts.id)
    allowed = while_allowed(parts, me, content, lambda now: look_into_side(parts.public, now, room))
    return Stream(allowed, headers=download_headers(facts.name, facts.media_type))


@get("/api/rooms/{room:str}/private-files/{file_id:str}/preview")
async def preview_privately(
    room: FromPath[str], file_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Stream:
    """The small picture of such a file."""
    seen = await look_into_side(parts.public, me, room)
    facts = await parts.private.read(lambda rx: private_file(rx, me.staff_id, room, file_id))
    await parts.readings.goes_on(me, seen)
    return Stream(await parts.private_files.read_preview(facts.id), headers=preview_headers())


HANDLERS = (upload, download, preview, upload_privately, download_privately, preview_privately)
