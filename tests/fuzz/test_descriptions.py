"""Each door does what its description says: drawn requests get no answer that is not written down, and no fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from browser.product import PASSWORD, Product, product

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
ENDS_THE_SESSION = "^/api/(session|me/sessions|me/password|socket)"


def drawn(address: str, headers: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Let schemathesis draw requests from a door's own description."""
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", f"{address}/api/openapi.json"]
    command += ["--checks", CHECKS, "--phases", "fuzzing", "--max-examples", "15", "--seed", "1", "--no-color"]
    command += ["--exclude-path-regex", ENDS_THE_SESSION, "--max-failures", "5"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def set_up(desk: Product) -> dict[str, str]:
    """The desk's first Administrator, as the headers of their requests."""
    body = {"desk_name": "Fuzz", "time_zone": "UTC", "accent": "#2a5bd7", "tag_name": "Anything"}
    me = {"name": "Ada", "email": "ada@fuzz.example", "password": PASSWORD, "token": desk.link.partition("#")[2]}
    answer = httpx.post(f"{desk.staff}/api/setup", json={**body, **me}, headers={"origin": desk.staff})
    assert answer.status_code == 201, answer.text
    cookie = "; ".join(f"{name}={value}" for name, value in answer.cookies.items())
    return {"Cookie": cookie, "X-CSRF-Token": answer.json()["csrf"], "Origin": desk.staff}


@pytest.mark.timeout(240)
def test_the_customers_door_does_what_it_says(tmp_path: Path) -> None:
    with product(tmp_path / "data") as desk:
        set_up(desk)
        token = httpx.post(f"{desk.customers}/api/session").json()["token"]
        found = drawn(desk.customers, {"Authorization": f"Bearer {token}"}, tmp_path)
    assert found.returncode == 0, found.stdout[-6000:]
    assert " passed" in found.stdout


@pytest.mark.timeout(240)
def test_the_staff_door_does_what_it_says(tmp_path: Path) -> None:
    with product(tmp_path / "data") as desk:
        found = drawn(desk.staff, set_up(desk), tmp_path)
    assert found.returncode == 0, found.stdout[-6000:]
    assert " passed" in found.stdout
