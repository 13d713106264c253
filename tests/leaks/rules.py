"""What the mutants take away: the ten locks, and the rule for each side channel."""

from backchannel.locks import register

LOCKS = {one.id: f"{one.name.capitalize()}. {one.sentence}" for one in register.LOCKS}
"""The locks by their numbers, in the product's own words."""

CHANNELS = {
    "sequence": "Sequence numbers, counts, pages: each universe counts for itself; no limit before a filter.",
    "ids": "Ids, randomness, clock: one generator per universe and purpose.",
    "activity": "Activity, previews, unread, order: public rows change by public acts alone.",
    "typing": "Typing privately is another frame on another line.",
    "presence": "Presence comes from sign-in and heartbeat; who looks on never appears.",
    "participants": "A staff member is shown after a public act, and not before.",
    "receipts": "Receipts, mentions, edits, drafts, labels and flags never leave the staff plane, nor leave a trace.",
    "order": "Order and latency: a stream, a writer and a queue for each universe.",
    "frames": "Frames, pings, compression: no placeholder, no shared context.",
    "caches": "Length, tags and caches come from the customer's view; answers are not stored.",
    "answers": "Unknown, foreign and private ids get the same bytes; errors of the database are never passed on.",
    "keys": "Each universe has a key space of its own.",
    "budgets": "Rate limits and quotas of one side cost the other nothing.",
    "previews": "Thumbnails and previews are made from public files alone.",
    "search": "Each universe is searched by itself.",
    "push": "Notifications of private messages go to staff alone; an answer to one is private.",
    "mail": "Mail and transcripts are made from public rows, by a program of their own.",
    "hooks": "Systems on the customers' side see the public stream, with its own numbers.",
    "clocks": "Waiting, closing, routing and rating go by public time alone.",
    "logs": "Logs hold no texts.",
    "browser": "The workspace and the widget share no storage, worker or channel.",
    "rights": "Rights are those of the recipient, at delivery.",
}
"""The side channels by a short name."""

RULES = LOCKS | CHANNELS
"""Everything that a mutant may take away."""
