"""The customer copy as plain text, for mails and simple readers."""

from __future__ import annotations

from backchannel.public.transcripts.copy import REMOVED, Copy, Line


def as_text(copy: Copy) -> str:
    """The whole copy; lines end with a line feed."""
    head = f"{copy.desk_name}: {copy.code}\nAll times: {copy.zone}\n"
    return head + "".join(f"\n{_written(line)}\n" for line in copy.lines)


def _written(line: Line) -> str:
    at = f"{line.at:%Y-%m-%d %H:%M}"
    if not line.who:
        return f"[{at}] {line.text}"
    if line.state == "recalled":
        return f"[{at}] {line.who}: {REMOVED}"
    edited = " (edited)" if line.state == "edited" else ""
    answers = f"\n  > {line.answers}" if line.answers else ""
    said = "".join(f"\n  {part}" for part in line.text.splitlines())
    files = "".join(f"\n  (file: {name})" for name in line.files)
    return f"[{at}] {line.who}{edited}:{answers}{said}{files}"
