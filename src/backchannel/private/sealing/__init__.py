"""The sealing key: private texts and files are sealed at rest, each room under a key of its own.

- `keys`: the file of master keys, which lies outside of the data folder.
- `vault`: seals and opens texts; the rooms' keys lie in the store, wrapped by a master key.
- `shelf`: the same for files.
- `turning`: seals a desk that was not, and gives it a new master key.

Nothing here is loaded unless a desk has a sealing key.
"""
