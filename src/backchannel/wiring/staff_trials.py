"""What a process that holds both universes tries before its doors open: every lock but those of the customers' door."""

from __future__ import annotations

from collections.abc import AsyncIterator

from backchannel.files import Files
from backchannel.kernel.errors import Refusal
from backchannel.locks import Findings, Trial, databases, folders, memory
from backchannel.locks.budgets import not_held_up
from backchannel.locks.sealing import sealed
from backchannel.locks.trials import judged
from backchannel.wiring.bells import Bells
from backchannel.wiring.public_side import PublicSide
from backchannel.wiring.universe import Universe


async def staff_side_trials(public: PublicSide, private: Universe, bells: Bells) -> Findings:
    """Try the locks between the two universes that this process holds.

    Args:
        public: the universe that customers are served from, started.
        private: the universe that only staff reach.
        bells: the private universe's, started.
    """
    aloud, aside = public.universe.folder, private.folder
    trials = [memory.types_apart(), memory.nothing_names_staff()]
    trials += [folders.owners_alone(aloud), folders.owners_alone(aside)]
    trials += await _stores_apart(public.universe, private)
    trials += [sealed(on=private.sealed or None), await unknown_file(public.universe.files, private.files)]
    writers = public.access("outbound"), private.store.principal("staff_private")
    if public.universe.bus == "local":
        trials += [own_bells(public, private, bells), await not_held_up(*writers)]
    if public.universe.bus == "database":
        trials.append(await databases.not_held_up(*writers))
    return Findings(tuple(trials))


async def _stores_apart(public: Universe, private: Universe) -> list[Trial]:
    if public.database:
        apart = await databases.two_databases(public.database, private.database)
        each = [await databases.principals(one.database, one.name) for one in (public, private)]
        return [*apart, *each]
    each = [folders.principals(public.folder), folders.principals(private.folder)]
    return [*folders.two_stores(public.folder, private.folder), *each]


def own_bells(public: PublicSide, private: Universe, bells: Bells) -> Trial:
    """K6: this process hears each universe's bells in that universe's own folder, and in no other."""
    aloud, aside = public.universe.folder, private.folder
    right = public.bells.listens_in(aloud) and bells.listens_in(aside)
    wrong = public.bells.listens_in(aside) or bells.listens_in(aloud)
    seen = "each lies in its own folder" if right and not wrong else "one listens in the other's folder"
    return judged(
        "K6", "the places that this process has at both bells were looked up", seen, holds=right and not wrong
    )


async def unknown_file(public: Files, private: Files) -> Trial:
    """K8: a file that only staff have is no file where customers' files are kept."""

    async def parts() -> AsyncIterator[bytes]:
        yield b"Backchannel tries its locks with this file and takes it away again.\n"

    kept = await private.keep("trial.txt", parts(), 1024)
    try:
        await public.read(kept.id)
    except Refusal as refusal:
        holds, seen = refusal.code == "not_found", "it is the id of no file there"
    else:
        holds, seen = False, "it was handed out"
    finally:
        await private.forget(kept.id)
    return judged(
        "K8", "a private file was kept, and asked for by its id among the customers' files", seen, holds=holds
    )
