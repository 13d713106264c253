"""The commands: serve a desk, show an invented one, print a door's description, bring stores up to date."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from backchannel import __version__
from backchannel.settings import SENTENCES, SettingMalformedError, Settings, read_settings


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
    _settings(migrate, ("data",))
    invite = _command(commands, "invite", "print a one-time link for a colleague who cannot sign in any more", _invite)
    invite.add_argument("email", help="what they sign in with")
    _settings(invite, ("data", "host", "staff_port", "staff_url", "audit_heads"))
    _audit_commands(commands)
    worker = _command(commands, "worker", "make the file that a serving desk has ordered on standard input", _work)
    _settings(worker, ("data",))
    openapi = _command(commands, "openapi", "print a door's OpenAPI description", _openapi)
    openapi.add_argument("--door", choices=("customer", "staff"), required=True, help="which door")
    return parser


def _audit_commands(commands: Any) -> None:
    audit = commands.add_parser("audit", help="verify the ledger, or erase what it says of somebody")
    wanted = audit.add_subparsers(title="commands", required=True, metavar="COMMAND")
    verify = _command(wanted, "verify", "say whether the ledger is as it was written; exit with 1 when not", _verify)
    _settings(verify, ("data", "audit_heads"))
    erase = _command(wanted, "erase", "erase the ledger's lines about somebody; the chain stays whole", _erase)
    about = erase.add_mutually_exclusive_group(required=True)
    about.add_argument("--staff", metavar="EMAIL", default="", help="the colleague who signs in with this address")
    about.add_argument("--enquiry", metavar="CODE", default="", help="the enquiry of this code or id")
    _settings(erase, ("data", "audit_heads"))


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
    return _run(_serve_desk(settings))


async def _serve_desk(settings: Settings) -> int:
    from backchannel.wiring.desk import open_desk, serve  # noqa: PLC0415 - loads both planes
    from backchannel.wiring.desk.greeting import greeting  # noqa: PLC0415

    desk = open_desk(settings)
    link = await desk.setup_link()
    await serve(desk, lambda ports: _say(greeting(settings, ports, link)))
    return 0


def _demo(said: argparse.Namespace) -> int:
    from backchannel.wiring.desk.demo import serve_demo  # noqa: PLC0415 - loads both planes

    return _run(serve_demo(_read(said), _say))


def _migrate(said: argparse.Namespace) -> int:
    from backchannel.wiring.universe import UNIVERSES, bring_up_to_date  # noqa: PLC0415 - loads the stores

    settings = _read(said)
    for universe in UNIVERSES:
        done = bring_up_to_date(settings.data, universe)
        _say(f"{universe}: {'brought up to date' if done else 'is up to date'}")
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


def _work(said: argparse.Namespace) -> int:
    from backchannel.wiring.worker import work  # noqa: PLC0415 - loads the stores

    work(_read(said).data, sys.stdin.buffer.read(), sys.stdout.buffer)
    return 0


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
    from backchannel.storage.authorizer import LockBrokenError  # noqa: PLC0415 - only where a store is opened
    from backchannel.storage.migrate import StoreTooNewError  # noqa: PLC0415 - only where a store is opened
    from backchannel.wiring.listener import PortTakenError  # noqa: PLC0415

    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            return runner.run(work)
    except (PortTakenError, StoreTooNewError) as error:
        return _complain(str(error))
    except LockBrokenError as error:
        return _complain(f"a lock between the universes does not hold, so nothing is served: {error}")


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return None
    return uvloop.new_event_loop


def _say(text: str) -> None:
    print(text, flush=True)


def _complain(text: str) -> int:
    print(f"backchannel: {text}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
