"""The team: accounts, roles and departments, what admits staff, and who may do what.

- `acts`: the act table. `permissions`: permissions and built-in roles.
- `admission`: `may` decides and makes the proof; `acts_allowed`, `may_know_of`, `may_read_room`, `may_read_side`,
  `is_monitor`, `speaks_as`, `side_talk_reason` and `reach_covers` for screens and feeds.
- `me`: `me` by a session's secret, `me_again` for open connections.
- `sign_in`: `SignIn` with `SignInLimit`. `passwords`: `Passwords` hashes and verifies on threads of its own.
- `sessions`: `open_session`, `admit`, `renew_session`, `sign_out`, `sessions_of`, `end_own_session`.
- `set_up`: `needs_set_up`, `fresh_setup_link`, `check_setup_link`, `set_up`.
- `staff`: `team`, `colleague`, `create_staff`, `change_staff`, `suspend_staff`, `reactivate_staff`.
- `invites`: `invite_again`, `invited`, `accept_invite`. `own`: name, picture and password of oneself.
- `roles`, `departments`: lists and acts.
- `outgoing`: `pass_down` carries what the public universe must know of staff.
- `events`: `SessionEnded`, `StaffChanged`, `RoleChanged`, `FactsWait`.
"""
