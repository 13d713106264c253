"""Every setting of a desk: its type, what holds when nothing is said, and the sentence that the manual prints.

A setting comes from the command line, else from the environment (``BACKCHANNEL_`` and its name in capitals), else from
what is written here. Nothing reads settings but the commands and `wiring`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, get_type_hints
from urllib.parse import urlsplit

PREFIX = "BACKCHANNEL_"
MIB = 1 << 20


class SettingMalformedError(ValueError):
    """A setting's text cannot be read; the message says which and what it should look like."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    data: Annotated[Path, "The folder that holds all that the desk keeps, each universe in its own."] = Path()
    database: Annotated[
        str,
        "The address of the PostgreSQL database that customers are served from, with {role} for the login role's name; "
        "files of the data folder serve when nothing is said.",
    ] = ""
    staff_database: Annotated[str, "The same for the database that only staff reach; the two go together."] = ""
    host: Annotated[str, "The address that both doors listen on."] = "127.0.0.1"
    port: Annotated[int, "The port of the customers' door: widget, hosted page and channels' interface."] = 8080
    staff_port: Annotated[int, "The port of the staff door: the workspace."] = 8081
    customer_url: Annotated[str, "The address that customers reach their door by, when a proxy stands before it."] = ""
    staff_url: Annotated[
        str,
        "The address that staff reach their door by; with https, the session's cookie is for encrypted ways only.",
    ] = ""
    trusted_proxies: Annotated[
        tuple[str, ...],
        "Addresses or networks, with commas between, of proxies whose word about the caller's address is taken.",
    ] = ()
    audit_heads: Annotated[
        Path | None,
        "The file, outside of the data folder, that keeps the newest heads of the audit chain; beside that folder when "
        "nothing is said.",
    ] = None
    plane: Annotated[
        str,
        "Which doors `serve` opens, or whose work `worker` does: `customer` or `staff` alone, `public` or `private`; "
        "both doors when nothing is said.",
    ] = ""
    confinement: Annotated[
        str,
        "Whether a customers' process that the system cannot lock out of the private folder refuses to serve (`must`), "
        "or serves and says so (`try`).",
    ] = "must"
    customer_user: Annotated[
        str, "The system's user that the customers' process and the public worker become when root starts them."
    ] = ""
    sealing_key: Annotated[
        Path | None,
        "The file of the sealing key, outside of the data folder, for a sealed desk; it is for the staff's side alone.",
    ] = None
    most_file_bytes: Annotated[int, "The largest file that anybody may upload, in bytes."] = 25 * MIB
    requests_per_minute: Annotated[int, "How many requests one address may make in a minute as a customer."] = 6000
    sessions_per_minute: Annotated[int, "How many new visitors one address may bring in a minute."] = 600
    messages_per_minute: Annotated[int, "How many messages one customer may send in a minute."] = 1800
    sockets_per_address: Annotated[int, "How many sockets one address may hold open at the customers' door."] = 500

    @property
    def databases(self) -> dict[str, str]:
        """The addresses of the databases in use, by universe; none when the desk lies in files."""
        return {name: place for name, place in (("public", self.database), ("private", self.staff_database)) if place}

    def as_environment(self) -> dict[str, str]:
        """What a process started beside this one must find in its environment to hold the same stores."""
        places = (("DATABASE", self.database), ("STAFF_DATABASE", self.staff_database))
        key = (("SEALING_KEY", str(self.sealing_key)),) if self.sealing_key is not None else ()
        return {PREFIX + name: place for name, place in (*places, *key) if place}

    @property
    def heads_file(self) -> Path:
        """Where the heads of the audit chain are kept: as set, else beside the data folder, named after it."""
        data = self.data.resolve()
        return self.audit_heads or data.with_name(f"{data.name}.audit-heads")

    flag_waits_s: Annotated[
        int, "The seconds after which a call for help that nobody answers is passed on to all supervisors."
    ] = 180

    @property
    def public_customer_url(self) -> str:
        """Where customers find their door, without a slash at the end."""
        return self.customer_url or f"http://{_in_address(self.host)}:{self.port}"

    @property
    def public_staff_url(self) -> str:
        """Where staff find their door, without a slash at the end."""
        return self.staff_url or f"http://{_in_address(self.host)}:{self.staff_port}"


SENTENCES: dict[str, str] = {
    name: kind.__metadata__[0]
    for name, kind in get_type_hints(Settings, include_extras=True).items()
    if name in Settings.__dataclass_fields__
}
"""What the manual says of each setting, by its name."""


def read_settings(given: Mapping[str, str | None], environment: Mapping[str, str]) -> Settings:
    """The settings in force.

    Args:
        given: what the command line says, by the setting's name; None where it says nothing.
        environment: the process's environment.

    Raises:
        SettingMalformedError: a text cannot be read as its setting's type.
    """
    said = {name: given.get(name) or environment.get(PREFIX + name.upper()) for name in SENTENCES}
    values = {name: _read(name, text) for name, text in said.items() if text}
    settings = Settings(**{"data": default_folder(environment), **values})
    if settings.staff_database and not settings.database:
        raise SettingMalformedError("staff_database needs database beside it: a desk lies in two databases or in none.")
    return settings


def default_folder(environment: Mapping[str, str]) -> Path:
    """Where a desk lies when nobody says: ``./data`` in a checkout or where it is, else the user's own folder."""
    here = Path("data")
    if here.is_dir() or Path("script", "server").is_file():
        return here
    if (base := environment.get("XDG_DATA_HOME", "")).startswith(os.sep):
        return Path(base) / "backchannel"
    home = environment.get("HOME")
    return Path(home) / ".local" / "share" / "backchannel" if home else here


def _read(name: str, text: str) -> Any:
    if name in ("data", "audit_heads", "sealing_key"):
        return Path(text)
    if name == "trusted_proxies":
        return tuple(_network(part.strip()) for part in text.split(",") if part.strip())
    if name.endswith("database"):
        return _database(name, text)
    if name.endswith("_url"):
        return _base_address(name, text)
    if name in _ONE_OF:
        return _one_of(name, text)
    return text if name in ("host", "customer_user") else _number(name, text)


_ONE_OF = {"plane": ("customer", "staff", "public", "private"), "confinement": ("must", "try")}


def _one_of(name: str, text: str) -> str:
    if text not in _ONE_OF[name]:
        raise SettingMalformedError(f"{name} is one of {', '.join(_ONE_OF[name])}, not {text!r}.")
    return text


def _number(name: str, text: str) -> int:
    most = 65_535 if name.endswith("port") else 1 << 40
    if not text.isascii() or not text.isdigit() or int(text) > most:
        raise SettingMalformedError(f"{name} is a number from 0 to {most}, not {text!r}.")
    return int(text)


def _network(text: str) -> str:
    try:
        return str(ip_network(text, strict=False))
    except ValueError:
        raise SettingMalformedError(f"trusted_proxies lists addresses such as 10.0.0.0/8, not {text!r}.") from None


def _base_address(name: str, text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SettingMalformedError(f"{name} is an address such as https://desk.example, not {text!r}.")
    return text.rstrip("/")


def _database(name: str, text: str) -> str:
    if not text.startswith("postgresql://") or "{role}" not in text:
        raise SettingMalformedError(f"{name} is an address such as postgresql://{{role}}@host/name, not {text!r}.")
    return text


def _in_address(host: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"[{shown}]" if ":" in shown else shown
