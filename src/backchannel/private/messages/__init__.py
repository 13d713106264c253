"""Speech among staff in a room, and the files that go with it.

- `send`: `send_private_message` with `NewPrivateMessage`; answers `PrivateSent`. `already_sent` answers retries.
- `events`: `PrivateEntry`, which acts emit and readers get, and `PrivateSeen`.
- `changing`: `edit_private_message`, `recall_private_message`; `already_changed_privately` answers retries.
- `originals`: `private_wordings`, what a message said before it was changed.
- `queries`: `private_entries_after`, `private_entries_before`, `private_room_facts`.
- `seen`: `mark_private_seen`, `private_seen_up_to`, `private_unread`.
- `attachments`: `keep_private_file`, `private_file`, `room_of_private_file`.
- `mentions`: `mentions_of`, where somebody was named; `keep_mentions` goes with the send.
- `recipients`: `told_of_private_message`, who is notified.
"""
