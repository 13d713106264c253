"""The staff door: all that staff can touch. It knows both universes and keeps them apart, act by act.

- `wire/`: every body and frame. `door`: the application and the socket's door. `parts`: what they are made of.
- `session`: who knocks; one `admit` for requests and sockets. `looking`: how somebody stands to a room.
- `rest/`: the routes, a thin file per subject. `sending`: proof for a message, or what it was answered before.
- `socket`: frames in; `places` and `watching` are the rooms it watches, `lane` what waits, `allowance` its limits.
- `live`: both feeds, and what each commit means for who is connected (`crowd`). `rights`: what ends at once.
- `board`: rows that change. `telling`: notices. `monitors`: who watches from outside. `projecting`: the projector.
- `timeline`: the one union of public and private entries. `room_view`, `rows`, `views`, `frames`: what is shown.
- `pages`, `description`, `answers`, `refusals`: the workspace's files, the door's OpenAPI, headers, and every no.
"""
