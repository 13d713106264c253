"""The customer copy as one page that needs nothing else: no script, no picture, no address that is fetched."""

from __future__ import annotations

from html import escape

from backchannel.kernel.markdown import html_of
from backchannel.public.transcripts.copy import REMOVED, Copy, Line

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1c2330; }
h1 { font-size: 1.25rem; margin: 0; } header p, time { color: #5a6475; font-size: .875rem; margin: .25rem 0 1.5rem; }
ol { list-style: none; padding: 0; } li { margin: 0 0 1rem; }
.said { border: 1px solid #d8dde6; border-radius: 10px; padding: .6rem .9rem; overflow-wrap: anywhere; }
.said :is(p, li) { white-space: pre-wrap; margin: 0; } .said :is(ul, ol) { margin: 0; padding-left: 1.5rem; }
.said :is(p, ul, ol, pre, blockquote) + * { margin-top: .4rem; } .said a { color: inherit; }
.said ul { list-style: disc; } .said ol { list-style: decimal; }
.said blockquote { margin: 0; padding-left: .6rem; border-left: 2px solid #b8c0cc; }
.said pre { margin: 0; white-space: pre-wrap; } .said code { font: .93em/1.4 ui-monospace, monospace; }
.said .answers { padding-inline-start: .6rem; border-inline-start: 3px solid #d8dde6; color: #5a6475; }
.customer .said { background: #eef3fd; } .event { text-align: center; color: #5a6475; font-size: .875rem; }
"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{title}</h1><p>All times: {zone}</p></header>
<ol>
{lines}
</ol>
</body>
</html>
"""


def as_html(copy: Copy) -> str:
    """The whole page."""
    title = escape(f"{copy.desk_name}: {copy.code}")
    lines = "\n".join(map(_item, copy.lines))
    return _PAGE.format(title=title, style=_STYLE, zone=escape(copy.zone), lines=lines)


def _item(line: Line) -> str:
    at = f'<time datetime="{line.at.isoformat()}">{line.at:%Y-%m-%d %H:%M}</time>'
    if not line.who:
        return f'<li class="event">{escape(line.text)} {at}</li>'
    if line.state == "recalled":
        return f'<li class="event">{escape(line.who)}: {REMOVED} {at}</li>'
    answers = f'<p class="answers">{escape(line.answers)}</p>' if line.answers else ""
    edited = " <small>(edited)</small>" if line.state == "edited" else ""
    said = f'<div class="said">{answers}{html_of(line.text)}</div>' if line.text or answers else ""
    files = "".join(f"<p>File: {escape(name)}</p>" for name in line.files)
    side = "customer" if line.from_customer else "team"
    return f'<li class="{side}"><strong>{escape(line.who)}</strong> {at}{edited}{said}{files}</li>'
