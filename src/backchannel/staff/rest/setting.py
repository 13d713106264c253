"""What customers meet: the desk's settings, the directory's tags, and the systems that bring enquiries in."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.clock import moment
from backchannel.kernel.errors import not_found
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.public.customers.channel_tokens import (
    ChannelToken,
    channel_tokens,
    create_channel_token,
    end_channel_token,
)
from backchannel.public.directory.settings import DeskSettings, change_desk_settings, desk_settings
from backchannel.public.directory.tags import (
    NewTag,
    archive_tag,
    change_tag,
    create_tag,
    destination,
    tags,
)
from backchannel.public.store import Rx
from backchannel.staff.parts import Parts
from backchannel.staff.wire.desk import (
    ChannelTokenMade,
    ChannelTokenView,
    NewChannelToken,
    Settings,
    SettingsBody,
    TagBody,
    TagView,
)


@get("/api/settings")
async def settings_in_force(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> Settings:
    """What customers meet, with the line that brings the widget onto a page."""
    may(me, "look_at_team")
    return _settings(parts, await parts.public.read(desk_settings))


@put("/api/settings")
async def change_settings(
    data: JSONBody[SettingsBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Settings:
    """Put all settings that customers meet."""
    proof, new = may(me, "change_desk_settings"), DeskSettings(**{name: getattr(data, name) for name in _NAMES})
    await parts.public.write(lambda tx: change_desk_settings(tx, proof, new))
    return _settings(parts, await parts.public.read(desk_settings))


@get("/api/tags")
async def directory(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[TagView]:
    """The tags that customers choose from, each with its destination."""
    may(me, "look_at_team")
    return await parts.public.read(_tags)


@post("/api/tags")
async def new_tag(data: JSONBody[TagBody], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> TagView:
    """Add a tag to the directory."""
    proof = may(me, "create_tag")
    return await _shown(parts, await parts.public.write(lambda tx: create_tag(tx, proof, _new(data))))


@put("/api/tags/{tag_id:str}")
async def change_a_tag(
    tag_id: FromPath[str], data: JSONBody[TagBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> TagView:
    """Change a tag and its destination."""
    proof = may(me, "change_tag")
    await parts.public.write(lambda tx: change_tag(tx, proof, tag_id, _new(data)))
    return await _shown(parts, tag_id)


@delete("/api/tags/{tag_id:str}", status_code=204)
async def archive_a_tag(tag_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Take a tag out of the directory."""
    proof = may(me, "archive_tag")
    await parts.public.write(lambda tx: archive_tag(tx, proof, tag_id))


@get("/api/channel-tokens")
async def tokens(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[ChannelTokenView]:
    """The systems that bring enquiries in."""
    may(me, "create_channel_token")
    found = await parts.public.read(channel_tokens)
    return [_token(one) for one in found]


@post("/api/channel-tokens")
async def new_token(
    data: JSONBody[NewChannelToken], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> ChannelTokenMade:
    """Let a system bring enquiries in; its secret is shown once."""
    proof = may(me, "create_channel_token")
    return ChannelTokenMade(
        await parts.public.write(lambda tx: create_channel_token(tx, proof, data.name, data.channel))
    )


@delete("/api/channel-tokens/{token_id:str}", status_code=204)
async def end_token(token_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """A system brings in nothing any more."""
    proof = may(me, "end_channel_token")
    await parts.public.write(lambda tx: end_channel_token(tx, proof, token_id))


_NAMES = ("desk_name", "greeting", "accent", "ask_name", "ask_email", "time_zone")


def _settings(parts: Parts, found: DeskSettings) -> Settings:
    snippet = f'<script async src="{parts.customer_url}/widget.js"></script>'
    values = {name: getattr(found, name) for name in _NAMES}
    return Settings(**values, snippet=snippet, link=f"{parts.customer_url}/")


def _token(one: ChannelToken) -> ChannelTokenView:
    return ChannelTokenView(one.id, one.name, one.channel, moment(one.created_at))  # type: ignore[arg-type]


def _new(data: TagBody) -> NewTag:
    return NewTag(data.name, data.intro, data.wait_s, data.departments, data.staff)


async def _tags(rx: Rx) -> list[TagView]:
    views = []
    for one in await tags(rx):
        aim = await destination(rx, one.id)
        views.append(TagView(one.id, one.name, one.intro, one.wait_s, list(aim.departments), list(aim.staff)))
    return views


async def _shown(parts: Parts, tag_id: str) -> TagView:
    for one in await parts.public.read(_tags):
        if one.id == tag_id:
            return one
    raise not_found()


HANDLERS = (
    settings_in_force,
    change_settings,
    directory,
    new_tag,
    change_a_tag,
    archive_a_tag,
    tokens,
    new_token,
    end_token,
)
