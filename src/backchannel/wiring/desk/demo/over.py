"""Enquiries that have ended within the last two weeks: what reports and histories are made of."""

from __future__ import annotations

from backchannel.wiring.desk.demo.people import ADVICE, ORDERS, OTHER, REPAIRS, SHOP
from backchannel.wiring.desk.demo.script import (
    DAY,
    HOUR,
    Person,
    Talk,
    adds,
    answers,
    closes,
    feedback,
    leaves,
    picks_up,
    privately,
    rates,
    reads,
    says,
    takes_over,
)

CLOSED = (
    Talk(
        Person("Grace Obi", "grace.obi@example.org"),
        "widget",
        REPAIRS,
        1 * DAY + 3 * HOUR,
        "Can I still book a service for tomorrow?",
        (
            picks_up("Ana", 14),
            answers("Ana", "Hi Grace! There is one place left tomorrow, at 8:30. Shall I book it for you?"),
            says("Yes please! It's for a Dale, bought last year."),
            adds("Ana", "Chi", 10),
            privately("Chi", "The 8:30 is mine already, I just haven't put it in. 11:00 is free.", 12),
            answers(
                "Ana", "Done, with a small correction: 11:00 is yours, the 8:30 went a moment ago. Is that all right?"
            ),
            says("11 is even better, thanks"),
            closes("Ana"),
            rates(5),
            feedback(
                "Ben", "Nicely caught, and you owned the correction. Chi: please enter bookings straight away.", 20 * 60
            ),
        ),
        page=f"{SHOP}/service",
    ),
    Talk(
        Person("Daniel Brandt", "d.brandt@example.de"),
        "widget",
        ORDERS,
        2 * DAY + 5 * HOUR,
        "Ich habe eine Rechnung über 89,90 bekommen, bestellt hatte ich aber nur einen Schlauch für 7,90.",
        (
            picks_up("Marek", 33),
            answers("Marek", "Guten Tag Herr Brandt, das klingt nach einer Verwechslung. Ich sehe nach, einen Moment."),
            privately("Marek", "Two orders merged under one customer number. Can I cancel the invoice myself?"),
            privately("Ines", "Yes, cancel and send the right one. Give him the tube for free, our mistake.", 45),
            answers(
                "Marek",
                "Zwei Bestellungen waren vertauscht. Die Rechnung ist storniert, und der Schlauch geht auf "
                "uns. Entschuldigung!",
            ),
            says("Das ist sehr nett, vielen Dank."),
            closes("Marek"),
            rates(5),
        ),
    ),
    Talk(
        Person("Callum Reid", "callum@example.org"),
        "widget",
        OTHER,
        4 * DAY + 2 * HOUR,
        "your advert says free delivery and now you want 45 at checkout. thats a scam",
        (
            picks_up("Chi", 45),
            answers(
                "Chi",
                "Hello Callum, delivery is free for parts; whole bikes go by freight. The page should say so "
                "more clearly.",
            ),
            says("it doesnt say it anywhere. i want to talk to a manager"),
            privately("Chi", "He's right, the banner doesn't say it. What can I offer?"),
            privately("Ben", "I'll take it from here. The banner is wrong, we honour it.", 25),
            takes_over("Ben", 10),
            answers(
                "Ben",
                "Callum, I'm Ben and I run the workshop. You are right: the banner promised it, so your "
                "delivery is free. I've taken the 45 off.",
            ),
            says("ok fair enough. cheers"),
            closes("Ben"),
            rates(4),
        ),
        page=f"{SHOP}/checkout",
    ),
    Talk(
        Person("Sophie Martin", "sophie.martin@example.fr"),
        "link",
        ADVICE,
        5 * DAY + 6 * HOUR,
        "Bonjour ! Quelle taille pour une personne d'1,64 m, vélo de ville ?",
        (
            picks_up("Yuki", 22),
            answers(
                "Yuki", "Bonjour Sophie ! Le Dale en taille S vous ira très bien, et la selle se règle facilement."
            ),
            says("Parfait, je le commande. Merci beaucoup !"),
            reads(),
            closes("", 25),
            rates(5),
        ),
        name="sophie",
    ),
    Talk(
        Person(),
        "widget",
        ORDERS,
        3 * DAY + 1 * HOUR,
        "Encore moi : peut-on ajouter un panier à ma commande d'hier ?",
        (
            picks_up("Yuki", 40),
            answers("Yuki", "Bien sûr ! Le panier en osier est ajouté, il part avec le vélo demain."),
            says("Super, merci Yuki"),
            closes("Yuki"),
        ),
        follows="sophie",
    ),
    Talk(
        Person("Bruno Carvalho", "bruno@example.pt"),
        "widget",
        REPAIRS,
        7 * DAY + 4 * HOUR,
        "Boa tarde, a bicicleta da minha filha ficou aí há duas semanas. Já está pronta?",
        (
            picks_up("Ana", 28),
            answers("Ana", "Boa tarde, Bruno! Vou já perguntar na oficina."),
            adds("Ana", "Chi", 15),
            privately("Ana", "Chi, the red Pup for Carvalho, two weeks. What's wrong with it?"),
            privately(
                "Chi",
                "Waiting for a crank that never came. I'll take one from the display bike, ready tomorrow noon.",
                70,
            ),
            answers(
                "Ana",
                "Faltava uma peça, mas amanhã ao meio-dia está pronta. Pedimos desculpa pela demora, a revisão "
                "é por nossa conta.",
            ),
            leaves("Chi", 20),
            says("Está bem, passo amanhã. Obrigado."),
            closes("Ana"),
            rates(3),
            feedback(
                "Ben",
                "Two weeks without a word to the customer is ours, not yours. From now on we call after five days.",
                2 * HOUR,
            ),
        ),
    ),
    Talk(
        Person("Wei Chen", "wei.chen@example.org"),
        "api",
        OTHER,
        8 * DAY + 7 * HOUR,
        "do u buy used bikes?",
        (
            picks_up("Chi", 55),
            answers(
                "Chi",
                "Hi Wei, we take them in part exchange. Send a photo and the frame number and we'll name a price.",
            ),
            says("cool will do"),
            closes("Chi", 300),
        ),
    ),
    Talk(
        Person("Margaret Ellis", "m.ellis@example.org"),
        "email",
        "",
        10 * DAY,
        "Dear Sirs,\n\nI should like to compliment your Mr Nguyen, who mended my basket without charge in the "
        "pouring rain.\n\nYours faithfully\nMargaret Ellis",
        (
            picks_up("Ben", 3 * HOUR),
            answers(
                "Ben",
                "Dear Mrs Ellis,\n\nthank you, I have read it out to the whole workshop. Chi went red.\n\nKind "
                "regards\nBen Okafor",
            ),
            closes("Ben", 60),
        ),
        subject="A compliment",
    ),
    Talk(
        Person("يوسف منصور", "y.mansour@example.org"),
        "widget",
        ADVICE,
        12 * DAY + 2 * HOUR,
        "مرحبا، هل لديكم دراجة مناسبة لطفل عمره ست سنوات؟",
        (
            picks_up("Marek", 70),
            answers("Marek", "مرحبا يوسف! نعم، دراجة Tarn Pup 20 مناسبة تماما، ويمكنه تجربتها في المتجر."),
            says("شكرا جزيلا، سنأتي يوم السبت."),
            closes("Marek"),
            rates(5),
        ),
    ),
)
