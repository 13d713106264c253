"""A process that locks itself out of all but one universe, tries the other, and prints what it found as JSON.

Started with the desk's folder, the name of its own universe and that of the other: what `serve --plane customer` does
before it serves, for whoever wants to see it without serving.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from backchannel.locks.confinement import UnconfinedError, confine
from backchannel.locks.folders import out_of_reach
from backchannel.locks.trials import Findings, Trial, Verdict


def main(words: Sequence[str]) -> int:
    """Confine this process, try, print."""
    data, own, foreign = Path(words[0]), words[1], words[2]
    try:
        confined = confine(data / own, user="", outgoing=False)
    except UnconfinedError as error:
        tried = "a process was to be locked out of the other folder"
        found = Findings((Trial("K5", tried, str(error), Verdict.NOT_IN_FORCE),))
    else:
        found = Findings(tuple(out_of_reach(data, foreign, confined)))
    sys.stdout.write(msgspec.json.encode(found).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
