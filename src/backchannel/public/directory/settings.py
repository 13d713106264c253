"""What a customer meets of the desk's settings: its name, greeting and looks, and what its form asks."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.public.directory.doings import keep_doing
from backchannel.public.directory.tables import setting
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

_COLOUR = re.compile("#[0-9a-fA-F]{6}")


class DeskSettings(msgspec.Struct, frozen=True):
    """What customers meet.

    Args:
        desk_name: the company's name.
        greeting: one or two friendly lines.
        accent: the widget's colour, ``#rrggbb``.
        ask_name: whether the form asks for a name first.
        ask_email: whether it asks for an address.
        time_zone: the desk's IANA time zone; reports use it.
    """

    desk_name: str = "Our desk"
    greeting: str = "Hello! How can we help?"
    accent: str = "#2A5BD7"
    ask_name: bool = False
    ask_email: bool = False
    time_zone: str = "UTC"


_ALL = prepare_write(sa.select(setting.c.name, setting.c.value))
_PUT = prepare_write(Upsert(setting, ("name",), ("value",)))


async def desk_settings(rx: Rx) -> DeskSettings:
    """The settings in force."""
    kept = {name: msgspec.json.decode(value) for name, value in await rx.all(_ALL)}
    known = {name: value for name, value in kept.items() if name in DeskSettings.__struct_fields__}
    return DeskSettings(**known)


async def change_desk_settings(tx: Tx, proof: StaffProof, new: DeskSettings) -> None:
    """Put all settings that customers meet.

    Raises:
        Refusal: those of `checked_settings`.
    """
    clean, before = msgspec.structs.asdict(checked_settings(new)), msgspec.structs.asdict(await desk_settings(tx))
    changes = [(field, _said(before, field), _said(clean, field)) for field in clean]
    await keep_doing(tx, proof, (None, ""), *changes)
    for field, value in clean.items():
        await tx.run(_PUT, name=field, value=msgspec.json.encode(value).decode())


def _said(values: dict[str, Any], field: str) -> str:
    return {True: "yes", False: "no"}.get(values[field], str(values[field]))


def checked_settings(new: DeskSettings) -> DeskSettings:
    """The settings as they can be kept.

    Raises:
        Refusal: `text_empty` without a name, `text_too_long`, `colour_malformed`, `time_zone_unknown`.
    """
    try:
        ZoneInfo(new.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "There is no such time zone."
        raise Refusal("time_zone_unknown", 422, message, "Choose one such as Europe/Berlin.") from None
    if not _COLOUR.fullmatch(new.accent):
        raise Refusal("colour_malformed", 422, "A colour looks like #2A5BD7.", "Choose one from the palette.")
    if not (name := clean_line(new.desk_name, 80)):
        raise Refusal("text_empty", 422, "The desk needs a name.", "Write what customers call you.")
    return msgspec.structs.replace(new, desk_name=name, greeting=clean_line(new.greeting, 300))
