"""The ten locks, each with a name that never changes and one sentence; what a desk shows and what it says of itself."""

from __future__ import annotations

import msgspec


class Lock(msgspec.Struct, frozen=True):
    """One lock.

    Args:
        id: ``K1`` to ``K10``; never given to another.
        name: in a word or two.
        sentence: what holds as long as it does.
    """

    id: str
    name: str
    sentence: str


LOCKS = (
    Lock(
        "K1",
        "types",
        "Public and private speech are different types that share no base, id or serialiser, and what leaves for a "
        "customer is a type of its own.",
    ),
    Lock(
        "K2",
        "modules",
        "What serves customers, and what both sides share, cannot reach a module of the staff's side, directly or by "
        "way of another.",
    ),
    Lock(
        "K3",
        "stores",
        "There are two databases in two folders for their owner alone, and no key, trigger, view or table across.",
    ),
    Lock(
        "K4",
        "principals",
        "The database itself refuses every table and column that is not on the list of whoever is connected, from the "
        "first statement of every connection on, and no other file can be attached.",
    ),
    Lock(
        "K5",
        "listeners and processes",
        "Customers and staff come in by two listeners; run apart, the customers' process holds no module of the "
        "staff's side, and the system keeps it out of the private folder.",
    ),
    Lock(
        "K6",
        "bus",
        "Each universe rings bells of its own, after the commit and without a text, and nobody of the customers' "
        "process can listen to the other's.",
    ),
    Lock(
        "K7",
        "key",
        "Private texts can be sealed at rest by a key that lies outside of the data folder, which no process of the "
        "customers' side ever has.",
    ),
    Lock(
        "K8",
        "files",
        "Files of the two universes lie in two places, the same bytes twice, and a private file's id is that of no "
        "file to customers.",
    ),
    Lock(
        "K9",
        "egress",
        "Everything that leaves for a customer goes through one door with a register of outlets, and what is not in "
        "the register cannot leave.",
    ),
    Lock(
        "K10",
        "budgets",
        "Each universe has a writer, a queue, readers and limits of its own, so whatever holds the staff's side up, "
        "customers are served.",
    ),
)
"""All of them, in order."""


def lock(lock_id: str) -> Lock:
    """A lock by its id.

    Raises:
        KeyError: there is no such lock.
    """
    for one in LOCKS:
        if one.id == lock_id:
            return one
    raise KeyError(lock_id)
