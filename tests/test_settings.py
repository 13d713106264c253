"""Settings: from the command line, else from the environment, else as written; wrong ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.settings import SENTENCES, SettingMalformedError, Settings, default_folder, read_settings


def test_every_setting_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Settings.__dataclass_fields__)
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())


def test_the_command_line_goes_before_the_environment() -> None:
    environment = {"BACKCHANNEL_PORT": "1", "BACKCHANNEL_STAFF_PORT": "2"}
    settings = read_settings({"port": "3"}, environment)
    assert (settings.port, settings.staff_port, settings.host) == (3, 2, "127.0.0.1")


def test_the_folder_is_here_or_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_folder({"XDG_DATA_HOME": "/x"}) == Path("/x/backchannel")
    assert default_folder({"HOME": "/home/ada"}) == Path("/home/ada/.local/share/backchannel")
    (tmp_path / "script").mkdir()
    (tmp_path / "script" / "server").touch()
    assert default_folder({"HOME": "/home/ada"}) == Path("data")
    (tmp_path / "script" / "server").unlink()
    (tmp_path / "data").mkdir()
    assert default_folder({"XDG_DATA_HOME": "/x"}) == Path("data")
    assert read_settings({}, {"BACKCHANNEL_DATA": "/else"}).data == Path("/else")


def test_addresses_are_those_of_the_listeners_unless_a_proxy_stands_before_them() -> None:
    settings = read_settings({"host": "0.0.0.0", "customer_url": "https://chat.example/"}, {})
    assert settings.public_customer_url == "https://chat.example"
    assert settings.public_staff_url == "http://127.0.0.1:8081"
    assert read_settings({"host": "::1"}, {}).public_customer_url == "http://[::1]:8080"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("port", "eighty"),
        ("port", "65536"),
        ("staff_port", "-1"),
        ("most_file_bytes", "25 MB"),
        ("trusted_proxies", "10.0.0.0/8, nonsense"),
        ("staff_url", "desk.example"),
        ("customer_url", "ftp://desk.example"),
    ],
)
def test_a_wrong_setting_is_named(name: str, text: str) -> None:
    with pytest.raises(SettingMalformedError, match=name):
        read_settings({name: text}, {})


def test_proxies_are_addresses_and_networks() -> None:
    settings = read_settings({"trusted_proxies": "10.0.0.0/8, 192.168.1.1"}, {})
    assert settings.trusted_proxies == ("10.0.0.0/8", "192.168.1.1/32")
