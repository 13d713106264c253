"""A door's description as a page to read: every operation, every frame and every shape, without a script."""

from __future__ import annotations

import json
from html import escape
from typing import Any

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
code, pre { font: 13px/1.5 ui-monospace, monospace }
pre { overflow: auto; padding: .75rem; border: 1px solid #8884; border-radius: 6px }
details { margin: .5rem 0; border: 1px solid #8884; border-radius: 6px; padding: .5rem .75rem }
summary { cursor: pointer }
b.method { display: inline-block; min-width: 4.5rem }
table { border-collapse: collapse } td { padding: .15rem .75rem .15rem 0; vertical-align: top }
"""


def description_page(document: dict[str, Any]) -> str:
    """The page for an OpenAPI document as `document` makes it."""
    info = document["info"]
    parts = [f"<h1>{escape(info['title'])}</h1><p>{_prose(info['description'])}</p>"]
    parts.append('<p>For programs: <a href="api/openapi.json">api/openapi.json</a></p><h2>Operations</h2>')
    for path, methods in document["paths"].items():
        parts += [_operation(method, path, operation) for method, operation in methods.items()]
    if (socket := document.get("x-socket")) is not None:
        parts.append("<h2>The socket</h2><p>JSON text frames, told apart by <code>type</code>.</p>")
        parts += [_list("It takes", socket["receives"]), _list("It sends", socket["sends"])]
    parts.append("<h2>Shapes</h2>")
    parts += [_shape(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    title = escape(info["title"])
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style><body>{''.join(parts)}</body></html>"
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    rows = "".join(_answer(status, answer) for status, answer in operation["responses"].items())
    asked = "".join(_parameter(one) for one in operation.get("parameters", ()))
    if (body := operation.get("requestBody")) is not None:
        asked += f"<tr><td>body</td><td>{_contents(body['content'])}</td></tr>"
    admitted = "" if operation["security"] else " <i>needs no token</i>"
    head = f'<b class="method">{method.upper()}</b> <code>{escape(path)}</code> {escape(operation["summary"])}'
    return f"<details><summary>{head}{admitted}</summary><table>{asked}{rows}</table></details>"


def _parameter(one: dict[str, Any]) -> str:
    said = one.get("description", "in the path")
    return f"<tr><td><code>{escape(one['name'])}</code></td><td>{_prose(said)}</td></tr>"


def _answer(status: str, answer: dict[str, Any]) -> str:
    contents = _contents(answer.get("content", {}))
    return f"<tr><td>{status}</td><td>{_prose(answer['description'])} {contents}</td></tr>"


def _contents(content: dict[str, Any]) -> str:
    return ", ".join(f"{_named(one['schema'])} <small>{escape(media)}</small>" for media, one in content.items())


def _named(schema: dict[str, Any]) -> str:
    if (reference := schema.get("$ref")) is not None:
        name = escape(reference.rpartition("/")[2])
        return f'<a href="#{name}"><code>{name}</code></a>'
    if schema.get("type") == "array":
        return f"list of {_named(schema['items'])}"
    return f"<code>{escape(str(schema.get('type', 'value')))}</code>"


def _list(label: str, union: dict[str, Any]) -> str:
    names = [_named(one) for one in union.get("anyOf", [union])]
    return f"<p>{label}: {', '.join(names)}</p>"


def _shape(name: str, schema: dict[str, Any]) -> str:
    shown = escape(json.dumps(schema, indent=2, ensure_ascii=False))
    head = f"<code>{escape(name)}</code> {_prose(schema.get('description', ''))}"
    return f'<details id="{escape(name)}"><summary>{head}</summary><pre>{shown}</pre></details>'


def _prose(text: str) -> str:
    """Text with `code` between backticks."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))
