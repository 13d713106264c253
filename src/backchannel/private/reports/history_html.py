"""A chat history as one page that needs nothing else: to read, to print, to keep.

A private message is a yellow block with a lock and the words; never the colour alone.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from html import escape
from zoneinfo import ZoneInfo

from backchannel.kernel.markdown import html_of
from backchannel.private.reports.cells import local_moment
from backchannel.private.reports.history import HistoryHead, HistoryLine
from backchannel.private.reports.period import zone

_LOCK = (
    '<svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path fill="currentColor" '
    'd="M8 1a3.5 3.5 0 0 0-3.5 3.5V6H4a1.5 1.5 0 0 0-1.5 1.5v6A1.5 1.5 0 0 0 4 15h8a1.5 1.5 0 0 0 1.5-1.5v-6A1.5 1.5 '
    '0 0 0 12 6h-.5V4.5A3.5 3.5 0 0 0 8 1Zm2 5H6V4.5a2 2 0 1 1 4 0V6Z"/></svg>'
)
_STYLE = """
:root { color-scheme: light dark; --bg: #fff; --text: #1c2024; --soft: #60646c; --line: #e0e3e8; --them: #f2f4f7;
  --us: #e8effd; --private-bg: #fff6cc; --private-border: #d9a800; --private-text: #4d3b00; }
@media (prefers-color-scheme: dark) { :root { --bg: #16181c; --text: #edeef0; --soft: #a6abb5; --line: #33373f;
  --them: #23262c; --us: #1d2b4a; --private-bg: #3d3200; --private-border: #d9a800; --private-text: #ffeba3; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1rem 4rem; background: var(--bg); color: var(--text);
  font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 20px; margin: 0; }
.warning { display: flex; gap: .5rem; align-items: center; margin: 1rem 0; padding: .5rem .75rem; border-radius: 6px;
  border: 1px solid var(--private-border); background: var(--private-bg); color: var(--private-text); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0 2rem; padding: 1rem 0;
  border-block: 1px solid var(--line); }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .75rem; max-width: 85%; width: fit-content; }
li.day, li.event { margin-inline: auto; max-width: none; width: auto; color: var(--soft); text-align: center;
  font-size: 12px; }
li.day { font-weight: 600; margin-block: 1.5rem .75rem; }
li.staff, li.private { margin-inline-start: auto; }
.said { padding: .5rem .75rem; border-radius: 8px; background: var(--them); overflow-wrap: anywhere; }
.said :is(p, li) { white-space: pre-wrap; margin: 0; } .said :is(ul, ol) { margin: 0; padding-inline-start: 1.5rem; }
.said :is(p, ul, ol, pre, blockquote) + * { margin-block-start: .4rem; } .said a { color: inherit; }
.said li { max-width: none; width: auto; } .said ul { list-style: disc; } .said ol { list-style: decimal; }
.said blockquote { margin: 0; padding-inline-start: .6rem; border-inline-start: 2px solid currentColor; }
.said pre { margin: 0; white-space: pre-wrap; } .said code { font: .93em/1.4 ui-monospace, monospace; }
.staff .said { background: var(--us); }
.private .said { background: var(--private-bg); color: var(--private-text);
  border: 1px solid var(--private-border); border-inline-start-width: 4px; }
.by { font-size: 12px; color: var(--soft); margin-bottom: .125rem; }
.mark { display: flex; gap: .25rem; align-items: center; font-size: 12px; font-weight: 600; white-space: normal; }
.answers { margin: 0 0 .25rem; padding-inline-start: .5rem; border-inline-start: 3px solid currentColor; opacity: .85; }
.files { display: block; font-size: 12px; margin-top: .25rem; }
@media print { body { max-width: none; padding: 0; } li { break-inside: avoid; } }
"""


async def history_html(head: HistoryHead, lines: AsyncIterator[HistoryLine]) -> AsyncIterator[bytes]:
    """Write a history as a page, line by line.

    Args:
        head: what stands above.
        lines: from `history.history_lines`.
    """
    where, day = zone(head.zone), ""
    yield "".join(_top(head, where)).encode()
    async for line in lines:
        today = f"{local_moment(line.at, where):%A, %d %B %Y}"
        if today != day:
            day = today
            yield f'<li class="day">{escape(day)}</li>\n'.encode()
        yield _line(line, where).encode()
    yield b"</ol>\n</body>\n</html>\n"


def _top(head: HistoryHead, where: ZoneInfo) -> Iterator[str]:
    title = escape(f"{head.row.code} · {head.row.customer_name or 'Customer'}")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta name="robots" content="noindex">\n<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n'
    yield f"<h1>{title}</h1>\n"
    words = "Full edition, for staff only: it contains private messages that the customer never saw."
    yield f'<p class="warning">{_LOCK} <strong>{words}</strong></p>\n<dl>\n'
    for name, value in _facts(head, where):
        if value:
            yield f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>\n"
    yield "</dl>\n<ol>\n"


def _facts(head: HistoryHead, where: ZoneInfo) -> Iterator[tuple[str, str]]:
    row = head.row
    yield "Desk", head.desk_name
    yield "Status", row.status.replace("_", " ")
    yield "Channel", row.channel.replace("_", " ")
    yield "Tag", row.tag_name or ""
    yield "Subject", row.subject or ""
    yield "Page", row.page or ""
    yield "Owner", row.owner.name if row.owner is not None else ""
    yield "Members", ", ".join(face.name for face in row.members)
    yield "Began", _moment(row.created_at, where)
    yield "Picked up", _moment(row.picked_up_at, where)
    yield "Closed", _moment(row.closed_at, where)
    yield "Rating", f"{row.rating} of 5" if row.rating else ""
    yield "Messages", f"{row.messages} public, {row.private_messages} private"
    yield "Downloaded", f"{_moment(head.made_at, where)} by {head.made_by}"
    yield "Times in", head.zone


def _moment(at: int | None, where: ZoneInfo) -> str:
    return "" if at is None else f"{local_moment(at, where):%Y-%m-%d %H:%M:%S %z}"


def _line(line: HistoryLine, where: ZoneInfo) -> str:
    time = f"{local_moment(line.at, where):%H:%M}"
    private = line.audience == "private"
    if line.kind != "message":
        words = f"Private · staff only: {line.text}" if private else line.text
        return f'<li class="event">{escape(words)} <time>{time}</time></li>\n'
    role = f" · {escape(line.role)}" if private and line.role else ""
    state = f" · {line.state}" if line.state != "said" else ""
    by = f'<div class="by"><strong>{escape(line.author)}</strong>{role} <time>{time}</time>{state}</div>'
    kind = "private" if private else escape(line.role)
    return f'<li class="{kind}">{by}<div class="said">{"".join(_said(line))}</div></li>\n'


def _said(line: HistoryLine) -> Iterator[str]:
    if line.audience == "private":
        yield f'<span class="mark">{_LOCK} Private · staff only</span>'
    if line.answers:
        yield f'<p class="answers">{escape(line.answers)}</p>'
    yield "<em>Recalled by its author.</em>" if line.state == "recalled" else html_of(line.text)
    if line.files:
        yield f'<span class="files">Files: {escape(", ".join(line.files))}</span>'
