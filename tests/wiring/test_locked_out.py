"""The customers' process from inside: no module of the staff's side, and the system keeps it out of their folder."""

from __future__ import annotations

import json
import os
import pwd
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx

from apart import refused, running
from backchannel.kernel.owner import leave_to_owner_of
from programs import run_python
from stores import fresh

NO_LANDLOCK = "from backchannel.locks import confinement\nconfinement.version = lambda: 0\n"


def insider(folder: Path, colleague: int, port: int) -> str:
    return f"from wiring.insider import break_in\nbreak_in({str(folder)!r}, {colleague}, {port})\n"


def test_whoever_takes_the_customers_process_over_has_nothing_of_the_staffs_side(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--plane", "staff") as staff:
        before = insider(tmp_path, staff.process.pid, staff.port)
        with running(tmp_path, "serve", "--plane", "customer", before=before) as customers:
            assert httpx.post(f"{customers.url}/api/session").status_code == 201
            found = customers.ask()
            assert found.pop("modules") == []
            assert found.pop("own") > 200
            assert set(found.values()) == {"denied"}, found
            assert httpx.post(f"{customers.url}/api/session").status_code == 201


def test_the_insider_gets_all_of_it_where_one_process_serves_both_doors(tmp_path: Path) -> None:
    """The same tries, where nothing keeps them out: they would be seen."""
    before = insider(tmp_path, 1, 1)
    with running(tmp_path, "serve", before=before) as both:
        found = both.ask()
        assert len(found["modules"]) > 50
        assert found["read the database"].startswith("got b'SQLite format 3")
        assert found["list the folder"].startswith("got ")


def test_the_worker_of_the_customers_side_is_locked_out_as_well(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--plane", "staff") as staff:
        before = insider(tmp_path, staff.process.pid, staff.port)
        with running(tmp_path, "worker", "--plane", "public", before=before) as worker:
            found = worker.ask()
            assert found["modules"] == []
            through = {"knock at the staff door"}
            assert {name for name, came in found.items() if came != "denied"} == {"modules", "own"} | through


def test_files_are_kept_and_shown_small_under_lock(tmp_path: Path) -> None:
    picture = (Path(__file__).parents[2] / "docs" / "pictures" / "workspace.png").read_bytes()
    with running(tmp_path, "serve", "--plane", "customer") as customers, httpx.Client(base_url=customers.url) as http:
        http.headers["Authorization"] = f"Bearer {http.post('/api/session').json()['token']}"
        kept = http.post("/api/files?name=bike.png", content=picture, timeout=30).json()
        assert kept["width"] > 100
        assert http.get(f"/api/files/{kept['id']}/preview").headers["content-type"] == "image/webp"


def test_without_landlock_and_a_user_of_its_own_it_refuses(tmp_path: Path) -> None:
    said = refused(tmp_path, "serve", "--plane", "customer", before=NO_LANDLOCK)
    assert "K5 does not hold at the system's level" in said
    assert "--customer-user" in said
    assert "Traceback" not in said


def test_it_serves_unconfined_only_when_told_to_and_says_so(tmp_path: Path) -> None:
    words = ("serve", "--plane", "customer", "--confinement", "try")
    with running(tmp_path, *words, before=NO_LANDLOCK) as customers:
        assert "the system does not confine this process" in customers.printed


BECOME = """
import json, os, sys
from pathlib import Path
from backchannel.locks import confinement
from backchannel.bus.opening import try_to_listen
data = Path(sys.argv[1])
confinement.version = lambda: 0
before = os.getuid()
confined = confinement.confine(data / "public", user="nobody", outgoing=False)
came = {}
for name, attempt in {
    "list": lambda: os.listdir(data / "private"),
    "open": lambda: os.open(data / "private" / "desk.db", os.O_RDONLY),
    "bells": lambda: try_to_listen(data / "private"),
    "own": lambda: (data / "public" / "mine").write_text("x"),
    "theirs": lambda: (data / "public" / "files" / "kept" / "sent.txt").read_text(),
    "back": lambda: os.setuid(0),
}.items():
    try:
        came[name] = str(attempt())
    except PermissionError:
        came[name] = "denied"
print(json.dumps({"before": before, "now": os.getuid(), "how": confined.sentence, **came}))
"""


def test_as_root_a_user_of_its_own_keeps_it_out_too(tmp_path: Path) -> None:
    """Where there is no Landlock. As nobody special a process can become nobody else, and refuses instead."""
    for folder in (tmp_path, *tmp_path.parents):
        if "pytest-of-" in str(folder):
            folder.chmod(0o755)
    (fresh(tmp_path, "public") / "files" / "kept").mkdir(mode=0o700, parents=True)
    fresh(tmp_path, "private")
    (tmp_path / "public" / "files" / "kept" / "sent.txt").write_text("of staff")
    came = json.loads(run_python(BECOME, str(tmp_path)))
    as_root = came.pop("before") == 0
    assert came.pop("how").endswith("as the user nobody" if as_root else "no user of its own")
    if as_root:
        assert came.pop("now") == pwd.getpwnam("nobody").pw_uid
        assert came == {**dict.fromkeys(("list", "open", "bells", "back"), "denied"), "own": "1", "theirs": "of staff"}


def test_what_root_makes_belongs_to_the_owner_of_its_folder(tmp_path: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    if os.geteuid() == 0:
        os.chown(tmp_path, nobody.pw_uid, nobody.pw_gid)
    made = tmp_path / "made"
    made.touch()
    leave_to_owner_of(tmp_path, made)
    assert made.stat().st_uid == tmp_path.stat().st_uid


def test_a_data_folder_that_others_may_read_is_not_served(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--plane", "customer"):
        pass
    (tmp_path / "public" / "desk.db").chmod(0o644)
    assert "K3 does not hold" in refused(tmp_path, "serve", "--plane", "customer")
    assert "K3 does not hold" in refused(tmp_path, "serve")


def test_a_trigger_in_a_store_is_not_served(tmp_path: Path) -> None:
    with running(tmp_path, "serve"):
        pass
    with closing(sqlite3.connect(tmp_path / "public" / "desk.db")) as link, link:
        link.execute("CREATE TRIGGER copies AFTER INSERT ON setting BEGIN DELETE FROM setting; END")
    said = refused(tmp_path, "serve")
    assert "K3 does not hold" in said
    assert "copies" in said


def test_the_process_is_confined_before_its_first_thread(tmp_path: Path) -> None:
    before = "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    assert "several threads" in refused(tmp_path, "serve", "--plane", "customer", before=before)


def test_there_must_be_such_a_user(tmp_path: Path) -> None:
    words = ("serve", "--plane", "customer", "--customer-user", "who-is-this")
    if os.geteuid() == 0:
        assert "who-is-this" in refused(tmp_path, *words)
    else:
        with running(tmp_path, *words) as customers:
            assert "Landlock" in customers.printed
