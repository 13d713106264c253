"""Words and addresses that the desk keeps to itself, such as code names and the host of its own pages.

The guard in the workspace looks for them in what is about to go to a customer. They lie in the private store: where
customers are served from nobody finds out what a desk does not want to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.audit.ledger import Altered, Subject, record_change
from backchannel.private.guard.tables import guard_word
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare_write

MOST = 200
SHORTEST, LONGEST = 2, 80

_ALL = prepare_write(sa.select(guard_word.c.word).order_by(guard_word.c.word))
_INSERT = prepare_write(sa.insert(guard_word).values(word=sa.bindparam("word")))
_END = prepare_write(sa.delete(guard_word))


async def guard_words(rx: Rx) -> list[str]:
    """The words and addresses, in the order of the alphabet."""
    return [row[0] for row in await rx.all(_ALL)]


async def change_guard_words(tx: Tx, proof: StaffProof, words: Sequence[str]) -> None:
    """Put all words and addresses; those that differ in case alone are one.

    Args:
        tx: the act's transaction.
        proof: for this act.
        words: one word, phrase or address each.

    Raises:
        Refusal: `not_allowed` for a proof of another act, `text_too_long`, `guard_word_too_short`,
            `too_many_guard_words`.
    """
    if proof.act != "change_guard_words":
        raise Refusal("not_allowed", 403, "You cannot change this.")
    kept = {line.casefold(): line for word in words if (line := clean_line(word, LONGEST))}
    if len(kept) > MOST:
        raise Refusal("too_many_guard_words", 422, f"At most {MOST} words fit.", "Keep those that matter most.")
    if short := next((line for line in kept.values() if len(line) < SHORTEST), None):
        message = f"“{short}” would be found in nearly every message."
        raise Refusal("guard_word_too_short", 422, message, f"Use at least {SHORTEST} characters.")
    before = set(await guard_words(tx))
    taken = [Altered("word", word, None) for word in sorted(before - set(kept.values()))]
    given = [Altered("word", None, word) for word in sorted(set(kept.values()) - before)]
    await record_change(tx, proof, Subject(), *taken, *given)
    await tx.run(_END)
    for line in kept.values():
        await tx.run(_INSERT, word=line)
