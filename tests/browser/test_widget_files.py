"""Files and pictures, both ways."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, FilePayload, expect

from browser.shopper import Shopper, shop, shopper

PUT = """([kind, name, type, bytes]) => {
  const carried = new DataTransfer()
  carried.items.add(new File([new Uint8Array(bytes)], name, { type }))
  const target = document.querySelector(kind === 'paste' ? 'textarea' : '.wchat')
  const options = { bubbles: true, cancelable: true, clipboardData: carried, dataTransfer: carried }
  target.dispatchEvent(kind === 'paste' ? new ClipboardEvent(kind, options) : new DragEvent(kind, options))
}"""


def picture(colour: str = "#1d5b4a") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(kept, "PNG")
    return kept.getvalue()


def photo(name: str = "display.png", content: bytes | None = None) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": picture() if content is None else content}


def puts(maria: Shopper, kind: str, name: str, content: bytes) -> None:
    """Paste or drop a file into the conversation."""
    maria.page.frames[-1].evaluate(PUT, [kind, name, "image/png", list(content)])


def pictures(maria: Shopper) -> Any:
    return maria.log.locator("img")


def test_a_photo_goes_with_the_first_message(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (_, address), shopper(chromium, address) as maria:
        maria.opens().presses("Workshop Repairs, service, warranty")
        maria.panel.locator("input[type=file]").set_input_files(photo())
        maria.reads("display.png").panel.get_by_label("Your question").fill("See the photo")
        maria.presses("Start the conversation").reads("Sent")
        expect(pictures(maria)).to_have_count(1)
        expect(pictures(maria)).to_have_js_property("complete", value=True)
        with maria.page.expect_download() as download:
            maria.presses("Download display.png")
        assert Path(download.value.path()).read_bytes() == picture()


def test_pictures_are_chosen_pasted_and_dropped(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (_, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello").panel.locator("input[type=file]").set_input_files(photo("one.png"))
        puts(maria, "paste", "two.png", picture("#2a5bd7"))
        puts(maria, "drop", "three.png", picture("#c2302b"))
        maria.reads("one.png").reads("two.png").reads("three.png").presses("Remove two.png").presses("Send")
        expect(pictures(maria)).to_have_count(2)
        expect(maria.panel.get_by_role("button", name="Remove")).to_have_count(0)


def test_staff_send_pictures_and_other_files(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        desk.picks_up(room)
        desk.hands_over(room, "plug.png", picture())
        desk.hands_over(room, "offer.txt", b"Twenty minutes, free of charge")
        maria.reads("offer.txt").reads("30 B")
        expect(pictures(maria)).to_have_count(1)
        with maria.page.expect_download() as download:
            maria.presses("Download offer.txt")
        assert Path(download.value.path()).read_bytes() == b"Twenty minutes, free of charge"


def test_what_does_not_fit_says_what_to_do(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path, most_file_bytes=5_000) as (_, address), shopper(chromium, address) as maria:
        chosen = maria.opens().asks("Hello").panel.locator("input[type=file]")
        chosen.set_input_files(photo("big.png", b"x" * 5_001))
        maria.reads("big.png is too large. At most 5 KB fit; send a smaller one or a link.")
        chosen.set_input_files(photo("empty.png", b""))
        maria.reads("empty.png is empty. Choose another file.")
        chosen.set_input_files([photo(f"{number}.png") for number in range(11)])
        maria.reads("At most 10 files go with one message.")
        expect(maria.panel.get_by_role("button", name="Remove")).to_have_count(10)


def test_an_upload_that_breaks_says_so_and_keeps_the_words(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (_, address), shopper(chromium, address) as maria:
        maria.page.route("**/api/files*", lambda route: route.abort())
        maria.opens().asks("Hello").composer.fill("With a photo")
        maria.panel.locator("input[type=file]").set_input_files(photo())
        maria.reads("display.png did not get through. Check the connection and add it again.")
        expect(maria.composer).to_have_value("With a photo")
        maria.page.unroute_all()
        maria.panel.locator("input[type=file]").set_input_files(photo())
        maria.presses("Send")
        expect(pictures(maria)).to_have_count(1)
        assert maria.violations() == []
