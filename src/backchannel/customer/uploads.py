"""Files at this door: streamed in under a hard limit, handed out to those who may have them."""

from __future__ import annotations

import errno
from collections.abc import AsyncIterator
from typing import Annotated

from litestar import get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import Response, Stream
from litestar.types import ControllerRouterHandler

from backchannel.customer import views
from backchannel.customer.rest import Asked, RestDesk, answer, who
from backchannel.files import Kept, download_headers, preview_headers
from backchannel.kernel.errors import Refusal
from backchannel.public.frames import CustomerFrame, customer_bytes, customer_frame
from backchannel.public.messages.attachments import KeptFile, file_for_customer, keep_customer_file

FILE, PREVIEW = "GET /api/files/{id}", "GET /api/files/{id}/preview"
FileName = Annotated[str, QueryParameter(min_length=1, max_length=500)]
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def file_routes(desk: RestDesk) -> list[ControllerRouterHandler]:
    """Uploads and downloads."""

    @post("/api/files", request_max_body_size=None)
    async def upload(request: Asked, name: FileName) -> Response[bytes]:
        visitor = who(request)
        desk.messages.spend(visitor.customer_id)
        _must_not_announce_too_much(request, desk.most_file_bytes)
        kept = await _keep(desk, name, request.stream())
        try:
            facts = await desk.access.write(lambda tx: keep_customer_file(tx, visitor.customer_id, _record(kept)))
        except BaseException:
            await desk.files.forget(kept.id)
            raise
        return answer(customer_frame("POST /api/files", views.file(facts)), 201)

    @get("/api/files/{file_id:str}")
    async def download(request: Asked, file_id: FromPath[str]) -> Stream:
        customer_id = who(request).customer_id
        facts = await desk.access.read(lambda rx: file_for_customer(rx, customer_id, file_id))
        parts = await desk.files.read(facts.id)
        return Stream(_out(FILE, parts), headers=download_headers(facts.name, facts.media_type))

    @get("/api/files/{file_id:str}/preview")
    async def preview(request: Asked, file_id: FromPath[str]) -> Stream:
        customer_id = who(request).customer_id
        facts = await desk.access.read(lambda rx: file_for_customer(rx, customer_id, file_id))
        parts = await desk.files.read_preview(facts.id)
        return Stream(_out(PREVIEW, parts), headers=preview_headers())

    return [upload, download, preview]


def _must_not_announce_too_much(request: Asked, most_bytes: int) -> None:
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > most_bytes:
        message = f"A file may have at most {most_bytes:,} bytes."
        raise Refusal("file_too_large", 413, message, "Send a smaller one, or a link to it.")


async def _keep(desk: RestDesk, name: str, parts: AsyncIterator[bytes]) -> Kept:
    try:
        return await desk.files.keep(name, parts, desk.most_file_bytes)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise Refusal("storage_full", 507, "The desk's disk is full.", "Tell whoever runs it.", 60) from None


def _record(kept: Kept) -> KeptFile:
    return KeptFile(kept.id, kept.name, kept.size, kept.media_type, kept.width, kept.height)


async def _out(outlet: str, parts: AsyncIterator[bytes]) -> AsyncIterator[CustomerFrame]:
    async for part in parts:
        yield customer_bytes(outlet, part)
