"""Enquiries that nobody has picked up yet, and those that nobody picked up in time."""

from __future__ import annotations

from backchannel.wiring.desk.demo.people import ADVICE, ORDERS, OTHER, REPAIRS, SHOP
from backchannel.wiring.desk.demo.script import DAY, HOUR, MINUTE, Person, Talk, answers, closes, picks_up, rates, says

OPEN = (
    Talk(
        Person("Maria López", "maria.lopez@example.org"),
        "widget",
        REPAIRS,
        3 * MINUTE,
        "Hi! My back wheel makes a clicking noise since yesterday, only when I pedal hard. Is it safe to ride to work?",
        (says("It's the Fell 3 that I bought from you in May, if that helps.", 35),),
        page=f"{SHOP}/bikes/fell-3",
    ),
    Talk(
        Person(),
        "widget",
        ORDERS,
        7 * MINUTE,
        "Do you deliver to the Channel Islands?",
        page=f"{SHOP}/delivery",
    ),
    Talk(
        Person("佐藤 健", "sato.ken@example.jp"),
        "link",
        OTHER,
        12 * MINUTE,
        "こんにちは。来月そちらに旅行します。2日間だけ自転車を借りることはできますか?",
    ),
    Talk(
        Person("Hanne Sørensen", "hanne@example.dk"),
        "email",
        "",
        2 * HOUR,
        "Hello,\n\nthe mudguards I ordered (T-20418) came without the rear stays. Could you send me the "
        "missing pair? "
        "A photo of what was in the box is on its way if you need one.\n\nBest regards\nHanne Sørensen",
        subject="Missing parts in order T-20418",
    ),
    Talk(
        Person("Rowan", None),
        "api",
        OTHER,
        25 * MINUTE,
        "hey, saw your post about the Sunday group ride. still places? me + 1 friend, both on gravel bikes",
    ),
)

MISSED = (
    Talk(
        Person("Thomas Bauer", "t.bauer@example.de"),
        "widget",
        ADVICE,
        14 * HOUR,
        "Guten Abend, ich bin 1,93 m groß. Passt mir das Tarn Ridge in 60 cm, oder sollte ich eher das 62er nehmen?",
        (says("Sie können mir auch gern morgen per E-Mail antworten.", 40),),
        page=f"{SHOP}/bikes/ridge",
    ),
    Talk(
        Person("Dolores Kaye", None, "+44 7700 900142"),
        "phone",
        "",
        5 * HOUR,
        "Voicemail, 0:41. Caller says the e-bike display shows error 503 since this morning and asks for a call back.",
        subject="Missed call, voicemail left",
    ),
    Talk(
        Person("Jean-Luc Moreau", "jl.moreau@example.fr"),
        "widget",
        ADVICE,
        38 * MINUTE,
        "Bonjour, est-ce que le Ridge existe en vert ? Je ne le vois qu'en gris sur le site.",
        page=f"{SHOP}/bikes/ridge",
    ),
)

FOLLOWED_UP = (
    Talk(
        Person("Aisha Rahman", "aisha.r@example.org"),
        "widget",
        ADVICE,
        20 * HOUR,
        "Is anyone there? I'd like to test ride the Fell 3 before the weekend.",
        (
            picks_up("Yuki", 13 * HOUR),
            answers("Yuki", "Good morning Aisha, sorry that nobody was here last night. The Fell 3 is in the shop."),
            answers(
                "Yuki", "Would Thursday at 17:30 or Friday at 10:00 suit you? A test ride takes about half an hour."
            ),
            says("Thursday 17:30 would be perfect. Do I need to bring anything?", 4 * HOUR),
        ),
        page=f"{SHOP}/test-rides",
    ),
    Talk(
        Person("Gordon Tait", None, "+44 7700 900358"),
        "phone",
        "",
        3 * DAY,
        "Missed call, no voicemail.",
        (picks_up("Chi", 50 * MINUTE), closes("Chi", 9 * MINUTE)),
        subject="Missed call",
    ),
    Talk(
        Person("Lena Fischer", "lena.fischer@example.de"),
        "link",
        ADVICE,
        6 * DAY,
        "Hallo, gibt es das Kinderrad auch mit Rücktritt?",
        (
            picks_up("Marek", 11 * HOUR),
            answers("Marek", "Guten Morgen! Ja, das Tarn Pup 20 gibt es mit Rücktritt, in Rot und in Blau."),
            says("Super, dann komme ich am Samstag vorbei. Danke!", 30 * MINUTE),
            closes("Marek", 5 * MINUTE),
            rates(4),
        ),
    ),
)
