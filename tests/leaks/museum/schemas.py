"""Whether an answer says only what its description says: every name in it must be described."""

from __future__ import annotations

from typing import Any


def undescribed(document: dict[str, Any], operation: dict[str, Any], status: int, body: Any) -> list[str]:
    """The names in a JSON answer that its description does not have.

    Args:
        document: the OpenAPI document.
        operation: the operation that was asked.
        status: the answer's status.
        body: the answer.
    """
    answers = operation["responses"]
    if str(status) not in answers and "default" not in answers:
        return [f"status {status}"]
    found = _resolved(document, answers.get(str(status)) or answers["default"])
    content = found.get("content", {})
    if not content:
        return [] if body is None else ["a body"]
    schema = next(iter(content.values()))["schema"]
    return list(_unknown(document, schema, body, "answer"))


def _resolved(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        found: Any = document
        for word in part["$ref"].removeprefix("#/").split("/"):
            found = found[word]
        part = found
    return part


def _unknown(document: dict[str, Any], schema: dict[str, Any], value: Any, where: str) -> list[str]:
    schema = _resolved(document, schema)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return min((_unknown(document, choice, value, where) for choice in choices), key=len)
    if isinstance(value, list):
        return [one for part in value for one in _unknown(document, schema.get("items", {}), part, where)]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    new = [f"{where}.{name}" for name in value if name not in known]
    inner = (_unknown(document, known[name], part, f"{where}.{name}") for name, part in value.items() if name in known)
    return [*new, *(one for found in inner for one in found)]
