"""A door's description for people and programs: OpenAPI 3.1 from a table of operations and the structs on the wire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import msgspec

_REF = "#/components/schemas/{name}"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value in an operation's query.

    Args:
        name: as it is written.
        kind: its Python type, with msgspec's constraints.
        sentence: what it does.
        required: whether the operation needs it.
    """

    name: str
    kind: Any
    sentence: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path.

    Args:
        method: in capitals.
        path: with its parameters in braces.
        name: its stable name in generated clients.
        summary: one line.
        status: of the answer when it goes well.
        body: the struct that is sent, `bytes` for a file, or None.
        answer: the type that comes back, or None for nothing.
        media: the answer's media type.
        refusals: the codes that this operation adds to those of every operation, each with its HTTP status.
        query: its query's parameters.
        admitted: whether it needs a session or token.
    """

    method: str
    path: str
    name: str
    summary: str
    status: int = 200
    body: Any = None
    answer: Any = None
    media: str = _JSON
    refusals: tuple[tuple[str, int], ...] = ()
    query: tuple[Parameter, ...] = ()
    admitted: bool = True

    @property
    def outlet(self) -> str:
        """The operation's name in the register of outlets."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class Described:
    """A door.

    Args:
        title: its name.
        intro: what it is for.
        version: of the interface.
        operations: everything that can be asked of it over HTTP.
        error: the struct of every refusal.
        scheme: how a caller is admitted, as an OpenAPI security scheme.
        received: the union of frames that its socket takes, or None.
        sent: the union of frames that its socket sends, or None.
        also: further structs to name.
        extra: further members of the document, by name.
        stranger: the code for a caller without a session or token.
    """

    title: str
    intro: str
    version: str
    operations: Sequence[Operation]
    error: Any
    scheme: dict[str, Any]
    received: Any = None
    sent: Any = None
    also: Sequence[Any] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    stranger: str = "not_admitted"


def document(door: Described) -> dict[str, Any]:
    """The whole description as plain values, ready to be written as JSON."""
    kinds = [*_kinds(door)]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    of = {_spelled(kind): schema for kind, schema in zip(kinds, schemas, strict=True)}
    paths: dict[str, dict[str, Any]] = {}
    for operation in door.operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(door, operation, of)
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": door.title, "description": door.intro, "version": door.version},
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": {"session": door.scheme}},
    }
    if door.received is not None:
        made["x-socket"] = {"receives": of[_spelled(door.received)], "sends": of[_spelled(door.sent)]}
    return made | door.extra


def _kinds(door: Described) -> Iterable[Any]:
    yield door.error
    for operation in door.operations:
        yield from (one for one in (operation.body, operation.answer) if one not in (None, bytes, str))
        yield from (parameter.kind for parameter in operation.query)
    yield from (one for one in (door.received, door.sent) if one is not None)
    yield from door.also


def _spelled(kind: Any) -> str:
    return f"{kind!r}"


def _operation(door: Described, operation: Operation, of: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"operationId": operation.name, "summary": operation.summary}
    if parameters := [*_path_parameters(operation.path), *_query(operation, of)]:
        made["parameters"] = parameters
    if operation.body is not None:
        made["requestBody"] = {"required": True, "content": _sent(operation.body, of)}
    made["responses"] = {str(operation.status): _answer(operation, of), **_refusals(door, operation, of)}
    made["security"] = [{"session": []}] if operation.admitted else []
    return made


def _path_parameters(path: str) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query(operation: Operation, of: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "in": "query",
            "required": one.required,
            "description": one.sentence,
            "schema": of[_spelled(one.kind)],
        }
        for one in operation.query
    ]


def _sent(body: Any, of: dict[str, Any]) -> dict[str, Any]:
    if body is bytes:
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return {_JSON: {"schema": of[_spelled(body)]}}


def _answer(operation: Operation, of: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"description": HTTPStatus(operation.status).phrase}
    if operation.answer is None:
        return made
    plain = {"type": "string", "format": "binary"} if operation.answer is bytes else {"type": "string"}
    schema = plain if operation.answer in (bytes, str) else of[_spelled(operation.answer)]
    return made | {"content": {operation.media: {"schema": schema}}}


def _refusals(door: Described, operation: Operation, of: dict[str, Any]) -> dict[str, Any]:
    codes: dict[int, set[str]] = {}
    for code, status in (*_of_every(door, operation), *operation.refusals):
        codes.setdefault(status, set()).add(code)
    content = {_JSON: {"schema": of[_spelled(door.error)]}}
    return {
        str(status): {"description": ", ".join(f"`{code}`" for code in sorted(codes[status])), "content": content}
        for status in sorted(codes)
    }


def _of_every(door: Described, operation: Operation) -> Iterable[tuple[str, int]]:
    yield from (("too_many", 429), ("internal", 500), ("busy", 503))
    if operation.admitted:
        yield (door.stranger, 401)
    if operation.body is not None or operation.query:
        yield ("body_malformed", 400)
    if operation.body is not None:
        yield ("body_too_large", 413)
    if operation.method != "GET":
        yield from (("unconfirmed", 503), ("storage_full", 503), ("shutting_down", 503))
