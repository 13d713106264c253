"""The staff door: everything that staff can do and see, over HTTP and over a socket.

- `wire/`: every body and frame. `door`: the application and the socket's door. `parts`: what they are made of.
- `session`: who knocks; one `admit` for requests and sockets. `looking`: how somebody stands to a room.
- `rest/`: the routes, a thin file per subject. `sending`: proof for a message, or what it was answered before.
- `socket`: frames in; `places` and `watching` are the rooms it watches, `lane` what has to wait, `allowance` its limits.
- `live`: both feeds, and what each commit means for who is connected (`crowd`). `rights`: what ends at once.
- `board`: rows that change. `telling`: notices. `monitors`: who watches from outside. `projecting`: the projector.
- `timeline`: the one union of public and private entries. `room_view`, `rows`, `views`, `frames`: what is shown.
- `pages`, `description`, `answers`, `refusals`: the workspace's files, the door's OpenAPI, headers, and every no.
"""
