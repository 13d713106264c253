"""Assistants: programs on the staff's side. They read rooms, and speak to staff alone.

An assistant is no staff member: its admission makes an `AssistantProof`, which no public act takes.

- `accounts`: `create_assistant`, `change_assistant`, `end_assistant`; `assistants`, `assistant_by_secret`.
- `admission`: `may_assist`, the one place that decides what an assistant may do in a room.
- `desk_assistant`: the one that comes with the desk, `switch_desk_assistant`; `matching` finds what fits a question.
- `speech`: `send_as_assistant`, `suggest_as_assistant`.
"""
