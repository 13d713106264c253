"""``script/bench guard``: measures the audience guard, scores situations of one's own, or fits its weights anew."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from bench.guard.figures import HARD_SHARE, Answer, figures
from bench.guard.fitting import fit, threshold
from bench.guard.module import judge, write_weights
from bench.guard.situations import OPEN_SET, Situation, read

ALARMS_IN_1000 = 5.0
FOLDS = 5


def main(words: Sequence[str]) -> None:
    """Read the arguments and do it."""
    parser = argparse.ArgumentParser(prog="script/bench guard", description="Measure the audience guard.")
    parser.add_argument("--in", dest="given", type=Path, help="JSON lines of situations; the open test set without it")
    parser.add_argument("--out", type=Path, help="write what the guard says of each, a JSON object a line")
    parser.add_argument("--tuning", action="store_true", help="leave the held-back situations of the open set alone")
    parser.add_argument("--fit", action="store_true", help="fit the weights anew on what is not held back")
    arguments = parser.parse_args(words)
    if arguments.fit:
        _fit()
        return
    found = read(arguments.given or OPEN_SET)
    if arguments.tuning:
        found = [one for one in found if not one.held_back]
    said = judge([one.line for one in found])
    if arguments.out:
        kept = [{name: line[name] for name in ("id", "score", "asks", "reasons")} for line in said]
        arguments.out.write_text("".join(f"{json.dumps(line)}\n" for line in kept), "utf-8")
    if any('"label"' in one.line for one in found):
        _print([(one, bool(line["asks"])) for one, line in zip(found, said, strict=True)], own=bool(arguments.given))


def _fit() -> None:
    tuning = [one for one in read() if not one.held_back]
    rows = [line["features"] for line in judge([one.line for one in tuning])]
    slips = [one.slip for one in tuning]
    model = fit(rows, slips)
    limit = threshold(_unseen(tuning, rows, slips), slips, ALARMS_IN_1000)
    write_weights({name: model.weights[name] for name in rows[0]}, model.bias, limit)
    print(f"fitted on {len(tuning)} situations; asks from {limit:.4f} on")


def _unseen(tuning: list[Situation], rows: list[dict[str, float]], slips: list[bool]) -> list[float]:
    """Scores by weights that were fitted without the rooms of those scored."""
    fold = {room: at % FOLDS for at, room in enumerate(sorted({one.room for one in tuning}))}
    scores = [0.0] * len(tuning)
    for part in range(FOLDS):
        others = [at for at, one in enumerate(tuning) if fold[one.room] != part]
        model = fit([rows[at] for at in others], [slips[at] for at in others])
        for at, one in enumerate(tuning):
            if fold[one.room] == part:
                scores[at] = model.score(rows[at])
    return scores


def _print(answers: list[Answer], *, own: bool) -> None:
    print(f"{'':<14}{'slips':>7}{'caught':>8}{'meant':>7}{'alarms':>8}{'precision':>11}{'recall':>8}{'per 1,000':>11}")
    for language in sorted({one.language for one, _ in answers}):
        _line(language or "all", [answer for answer in answers if answer[0].language == language])
    if not own:
        _line("tuning", [answer for answer in answers if not answer[0].held_back])
        _line("held back", [answer for answer in answers if answer[0].held_back])
    _line("together", answers)
    print(
        "\nslips: meant for colleagues; meant: meant to go, hard ones and plain ones; alarms: asked about those."
        f"\nper 1,000: false alarms in 1,000 Chat messages, {HARD_SHARE:.0%} of them hard; in brackets, in 1,000 of"
        "\nthis set's messages that were meant to go, whatever part of them is hard."
    )


def _line(name: str, answers: list[Answer]) -> None:
    found = figures(answers)
    if answers:
        print(
            f"{name:<14}{found.slips:>7}{found.caught:>8}{found.hard + found.plain:>7}{found.alarms:>8}"
            f"{found.precision:>11.3f}{found.recall:>8.3f}{found.alarms_of_day:>6.1f} ({found.alarms_of_set:.1f})"
        )
