"""The commands: serve a desk, show an invented one, print a door's description, bring stores up to date."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from backchannel import __version__
from backchannel.settings import SENTENCES, SettingMalformedError, Settings, read_settings

LOCK_BROKEN = 3
"""The exit code of a process that refuses to serve because a lock does not hold."""

_BROKEN = "a lock between the universes does not hold, so nothing is served: "


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; answers the process's exit code."""
    said = _parser().parse_args(words)
    try:
        return int(said.command(said))
    except SettingMalformedError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backchannel",
        description="A self-hosted desk for customers' enquiries, with private messages among staff.",
    )
    parser.add_argument("--version", action="version", version=f"backchannel {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    serve = _command(commands, "serve", "serve the desk: the customers' door and the staff door", _serve)
    _settings(serve, SENTENCES)
    demo = _command(commands, "demo", "serve an invented shop from a folder that is thrown away", _demo)
    _settings(demo, ("host", "port", "staff_port"))
    migrate = _command(commands, "migrate", "bring the stores into being or up to date, and end", _migrate)
    _settings(migrate, ("data", "database", "staff_database"))
    databases = _command(
        commands, "databases", "make both databases of a desk with many nodes, and their login roles", _databases
    )
    databases.add_argument("--admin", required=True, metavar="ADDRESS", help="of an account that may create them")
    databases.add_argument("--passwords", type=Path, metavar="FILE", help="add the new roles' passwords to this file")
    invite = _command(commands, "invite", "print a one-time link for a colleague who cannot sign in any more", _invite)
    invite.add_argument("email", help="what they sign in with")
    _settings(invite, ("data", "host", "staff_port", "staff_url", "audit_heads", "sealing_key"))
    _audit_commands(commands)
    _seal_commands(commands)
    worker = _command(commands, "worker", "do one universe's work beside the doors", _work)
    _settings(worker, ("data", "plane", "confinement", "customer_user", "sealing_key"))
    doctor = _command(commands, "doctor", "try the ten locks of a desk, running or not, and say what was seen", _doctor)
    doctor.add_argument("--json", action="store_true", help="for programs")
    _settings(doctor, ("data", "audit_heads", "sealing_key"))
    openapi = _command(commands, "openapi", "print a door's OpenAPI description", _openapi)
    openapi.add_argument("--door", choices=("customer", "staff"), required=True, help="which door")
    return parser


def _audit_commands(commands: Any) -> None:
    audit = commands.add_parser("audit", help="verify the ledger, or erase what it says of somebody")
    wanted = audit.add_subparsers(title="commands", required=True, metavar="COMMAND")
    verify = _command(wanted, "verify", "say whether the ledger is as it was written; exit with 1 when not", _verify)
    _settings(verify, ("data", "audit_heads", "sealing_key"))
    erase = _command(wanted, "erase", "erase the ledger's lines about somebody; the chain stays whole", _erase)
    about = erase.add_mutually_exclusive_group(required=True)
    about.add_argument("--staff", metavar="EMAIL", default="", help="the colleague who signs in with this address")
    about.add_argument("--enquiry", metavar="CODE", default="", help="the enquiry of this code or id")
    _settings(erase, ("data", "audit_heads", "sealing_key"))


def _seal_commands(commands: Any) -> None:
    seal = commands.add_parser("seal", help="seal a desk's private texts and files, or turn the key")
    wanted = seal.add_subparsers(title="commands", required=True, metavar="COMMAND")
    sentences = {"on": "seal a desk that is not running, and make its key", "rotate": "give a desk a new master key"}
    for name, sentence in sentences.items():
        _settings(_command(wanted, name, sentence, _seal), ("data", "sealing_key"))
        wanted.choices[name].set_defaults(seal=name)


def _command(
    commands: Any, name: str, sentence: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=sentence, description=f"{sentence.capitalize()}.")
    made.set_defaults(command=run)
    return made


def _settings(parser: argparse.ArgumentParser, names: Sequence[str] | dict[str, str]) -> None:
    for name in names:
        parser.add_argument(f"--{name.replace('_', '-')}", help=SENTENCES[name].replace("%", "%%"), metavar="VALUE")


def _read(said: argparse.Namespace) -> Settings:
    return read_settings({name: getattr(said, name, None) for name in SENTENCES}, os.environ)


def _serve(said: argparse.Namespace) -> int:
    settings = _read(said)
    planes = {"": _serve_desk, "customer": _serve_customers, "staff": _serve_staff}
    if (serve := planes.get(settings.plane)) is None:
        raise SettingMalformedError(f"serve opens the plane customer or staff, or both, not {settings.plane!r}.")
    return _guarded(lambda: serve(settings))


def _serve_desk(settings: Settings) -> int:
    from backchannel.wiring.desk import serve_desk  # noqa: PLC0415 - loads both planes

    return _run(serve_desk(settings, _say))


def _serve_customers(settings: Settings) -> int:
    _must_not_hold_key(settings)
    from backchannel.wiring.customer_process import lock_out, serve_customers  # noqa: PLC0415 - one plane alone
    from backchannel.wiring.listener import bound  # noqa: PLC0415

    place = bound(settings.host, settings.port)
    return _run(serve_customers(settings, place, lock_out(settings, outgoing=False), _say))


def _serve_staff(settings: Settings) -> int:
    from backchannel.wiring.staff_process import serve_staff  # noqa: PLC0415 - one plane alone

    return _run(serve_staff(settings, _say))


def _demo(said: argparse.Namespace) -> int:
    from backchannel.wiring.desk.demo import serve_demo  # noqa: PLC0415 - loads both planes

    settings = _read(said)
    return _guarded(lambda: _run(serve_demo(settings, _say)))


def _migrate(said: argparse.Namespace) -> int:
    from backchannel.wiring.universe import UNIVERSES, bring_up_to_date  # noqa: PLC0415 - loads the stores

    settings = _read(said)
    for universe in UNIVERSES:
        done = bring_up_to_date(settings, universe)
        _say(f"{universe}: {'brought up to date' if done else 'is up to date'}")
    return 0


def _databases(said: argparse.Namespace) -> int:
    from backchannel.wiring.universe import create_databases  # noqa: PLC0415 - loads the stores

    for universe, name in create_databases(said.admin, said.passwords).items():
        _say(f"{universe}: {name}")
    _say("Next: set database and staff_database to them, and run `backchannel migrate`.")
    return 0


def _invite(said: argparse.Namespace) -> int:
    from backchannel.kernel.errors import Refusal  # noqa: PLC0415 - loads the stores
    from backchannel.wiring.invitation import invitation  # noqa: PLC0415

    try:
        _say(asyncio.run(invitation(_read(said), said.email)))
    except Refusal as refusal:
        unknown = refusal.code == "not_found"
        return _complain(f"nobody signs in with {said.email}" if unknown else f"{refusal.message} {refusal.hint}")
    return 0


def _verify(said: argparse.Namespace) -> int:
    from backchannel.wiring.audit import in_words, verified  # noqa: PLC0415 - loads the stores

    verdict = asyncio.run(verified(_read(said)))
    _say(in_words(verdict))
    return 1 if verdict.faults else 0


def _erase(said: argparse.Namespace) -> int:
    from backchannel.wiring.audit import erased  # noqa: PLC0415 - loads the stores

    done = asyncio.run(erased(_read(said), staff_email=said.staff, enquiry=said.enquiry))
    if done is None:
        return _complain(f"nobody signs in with {said.staff}")
    _say(f"{done} lines erased; a line tells of it")
    return 0


def _seal(said: argparse.Namespace) -> int:
    from backchannel.wiring.sealing import seal_on, seal_rotate  # noqa: PLC0415 - loads what seals

    return _guarded(lambda: (seal_on if said.seal == "on" else seal_rotate)(_read(said), _say) or 0)


def _must_not_hold_key(settings: Settings) -> None:
    if settings.sealing_key is not None:
        raise SettingMalformedError("sealing_key is for the staff's side alone: customers are not served with it.")


def _work(said: argparse.Namespace) -> int:
    settings = _read(said)
    planes = {"public": _work_for_customers, "private": _make_ordered_file}
    if (work := planes.get(settings.plane)) is None:
        raise SettingMalformedError("worker works for --plane public or --plane private.")
    return _guarded(lambda: work(settings))


def _work_for_customers(settings: Settings) -> int:
    _must_not_hold_key(settings)
    from backchannel.wiring.customer_process import lock_out  # noqa: PLC0415 - one plane alone
    from backchannel.wiring.public_worker import run_public_jobs  # noqa: PLC0415

    return _run(run_public_jobs(settings, lock_out(settings, outgoing=True), _say))


def _make_ordered_file(settings: Settings) -> int:
    from backchannel.wiring.worker import work  # noqa: PLC0415 - loads the stores

    work(settings, sys.stdin.buffer.read(), sys.stdout.buffer)
    return 0


def _doctor(said: argparse.Namespace) -> int:
    from backchannel.wiring.desk.doctor import NoDeskError, examine  # noqa: PLC0415 - loads both planes

    settings = _read(said)

    def work() -> int:
        try:
            found = asyncio.run(examine(settings))
        except NoDeskError as error:
            return _complain(str(error))
        _say(found.as_json().decode() if said.json else found.as_text())
        return LOCK_BROKEN if found.checkup.broken else 0

    return _guarded(work)


def _openapi(said: argparse.Namespace) -> int:
    described = _customer_description() if said.door == "customer" else _staff_description()
    _say(json.dumps(described, indent=2, sort_keys=True, ensure_ascii=False))
    return 0


def _customer_description() -> dict[str, Any]:
    from backchannel.wiring.customer import customer_description  # noqa: PLC0415 - one door alone

    return customer_description()


def _staff_description() -> dict[str, Any]:
    from backchannel.wiring.staff import staff_description  # noqa: PLC0415 - one door alone

    return staff_description()


def _run(work: Coroutine[Any, Any, int]) -> int:
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(work)


def _guarded(work: Callable[[], int]) -> int:
    """Do something that opens stores or doors; what may stop it is said in a sentence."""
    from backchannel.locks import LocksBrokenError, UnconfinedError  # noqa: PLC0415 - only where something is opened
    from backchannel.storage.authorizer import LockBrokenError  # noqa: PLC0415
    from backchannel.storage.migrate import StoreTooNewError  # noqa: PLC0415
    from backchannel.wiring.listener import PortTakenError  # noqa: PLC0415

    try:
        return work()
    except (PortTakenError, StoreTooNewError) as error:
        return _complain(str(error))
    except LockBrokenError as error:
        return _complain(f"{_BROKEN}K4 does not hold: {error}", LOCK_BROKEN)
    except (LocksBrokenError, UnconfinedError) as error:
        return _complain(f"{_BROKEN}{error}", LOCK_BROKEN)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return None
    return uvloop.new_event_loop


def _say(text: str) -> None:
    print(text, flush=True)


def _complain(text: str, code: int = 2) -> int:
    print(f"backchannel: {text}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
