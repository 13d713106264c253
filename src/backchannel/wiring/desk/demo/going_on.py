"""Enquiries that somebody handles now, some with a word among staff."""

from __future__ import annotations

from backchannel.wiring.desk.demo.people import ADVICE, ORDERS, OTHER, REPAIRS, SHOP
from backchannel.wiring.desk.demo.script import (
    HOUR,
    MINUTE,
    Person,
    Talk,
    adds,
    answers,
    joins,
    picks_up,
    privately,
    reads,
    says,
)

ONGOING = (
    Talk(
        Person("Oliver Grant", "oliver.grant@example.org"),
        "widget",
        REPAIRS,
        22 * MINUTE,
        "My e-bike cut out twice today on the hill home. I paid 3,400 for this thing in March and I've had enough.",
        (
            picks_up("Ana", 18),
            answers(
                "Ana",
                "Hello Oliver, I'm Ana from the workshop. That should not happen, I'm sorry. Does the display "
                "go dark, or only the motor?",
            ),
            says("Display stays on, motor just stops. Then it comes back after a minute. I want my money back."),
            privately(
                "Ana", "Third one with this controller this month. Can I offer him a courtesy bike, or only the repair?"
            ),
            privately(
                "Ben",
                "Yes, courtesy bike from tomorrow. Don't promise a refund yet; the batch is with the maker, "
                "they pay for new controllers.",
                40,
            ),
            answers(
                "Ana",
                "We know this fault: the controller gets too hot, and we replace it free of charge. You can "
                "have a courtesy bike from tomorrow, so that you are not left without one.",
            ),
            says("OK. And if it happens again after that?", 90),
            privately("Ben", "Then he can have the refund. You may say so, I'll note it on the order.", 35),
        ),
        page=f"{SHOP}/support",
    ),
    Talk(
        Person("Inés Cabrera", "ines.cabrera@example.es"),
        "widget",
        ORDERS,
        48 * MINUTE,
        "Hola, mi pedido T-20377 sale como entregado pero aquí no ha llegado nada.",
        (
            picks_up("Marek", 25),
            answers("Marek", "Hola Inés, soy Marek. Voy a mirarlo ahora mismo. ¿Ha preguntado quizá a un vecino?"),
            says("Sí, nadie sabe nada. Y estuve en casa toda la mañana."),
            adds("Marek", "Yuki", 30),
            privately("Marek", "Yuki, you know the carrier's portal. Who signed for T-20377?"),
            privately(
                "Yuki",
                "Signed 'C. Ruiz' at number 14, she gave 41. Wrong house. I'm asking the driver to fetch it today.",
                80,
            ),
            answers(
                "Yuki",
                "Hola Inés, el paquete se entregó por error en el número 14. El repartidor lo recoge hoy y se "
                "lo lleva esta tarde.",
            ),
            reads(),
            says("¡Muchísimas gracias! Espero aquí entonces.", 50),
        ),
        page=f"{SHOP}/orders/T-20377",
    ),
    Talk(
        Person("Peter Whitlock", "p.whitlock@example.org"),
        "link",
        ADVICE,
        1 * HOUR,
        "I'm 61, bad knees, want to ride to the allotment again. What would you put me on? Budget about 1,500.",
        (
            picks_up("Yuki", 30),
            answers("Yuki", "Lovely reason to ride, Peter! How far is the allotment, and are there hills on the way?"),
            says("Four miles and one nasty hill at the end."),
            privately(
                "Ines",
                "Watching along: last year's Dale E is down to 1,450 and has the low step. Don't let him go "
                "for a Ridge.",
                60,
            ),
            answers(
                "Yuki",
                "Then I'd look at the Dale E: low step, upright, and the motor takes the hill for you. Last "
                "year's model is 1,450 instead of 1,890.",
            ),
            reads(after=30),
            says("That sounds just right. Can my wife try it too?", 75),
        ),
        page=f"{SHOP}/bikes/dale-e",
    ),
    Talk(
        Person("林雅婷", "yating.lin@example.tw"),
        "widget",
        OTHER,
        35 * MINUTE,
        "您好，我想買一輛送給英國的弟弟，可以刷台灣的信用卡嗎？",
        (
            picks_up("Chi", 40),
            answers("Chi", "您好！可以的，我們接受海外信用卡，也可以直接送到您弟弟家，並附上一張卡片。"),
            says("太好了，請問送到曼徹斯特要幾天？"),
            answers("Chi", "三到四個工作天。若您告訴我他的身高，我可以幫您選尺寸。"),
        ),
    ),
    Talk(
        Person("Fatima Zahra", None, "+44 7700 900611"),
        "phone",
        "",
        16 * MINUTE,
        "Call, 4:12. Wants the children's bike back from service before Friday's school trip.",
        (picks_up("Chi", 12),),
        subject="Service T-S-0871 before Friday?",
    ),
    Talk(
        Person("Stadtwerke Nordheim", "fuhrpark@example.de"),
        "email",
        "",
        26 * HOUR,
        "Guten Tag,\n\nwir möchten für unsere Belegschaft 12 Dienstfahrräder anschaffen und bitten um ein "
        "Angebot für das Modell Dale, "
        "einschließlich Wartung für drei Jahre.\n\nMit freundlichen Grüßen\nJ. Albers, Fuhrpark",
        (
            picks_up("Marek", 2 * HOUR),
            answers(
                "Marek",
                "Guten Tag Herr Albers,\n\nvielen Dank für Ihre Anfrage. Das Angebot erhalten Sie bis "
                "Donnerstag; vorab eine Frage: "
                "sollen die Räder einheitlich in Größe M und L sein?\n\nFreundliche Grüße\nMarek Novák",
            ),
        ),
        subject="Angebot für 12 Dienstfahrräder",
    ),
    Talk(
        Person("Noor Haddad", "noor@example.org"),
        "api",
        REPAIRS,
        90 * MINUTE,
        "Can you true a wheel while I wait? Two broken spokes, rear, 28 inch.",
        (
            picks_up("Ana", 60),
            answers("Ana", "Hi Noor, yes: about 40 minutes, 18 including the spokes. Come before five."),
            joins("Ben", 20),
            answers("Ben", "Ben from the workshop here. Take the bag off the rack before you come, then it's quicker."),
            says("Perfect, on my way."),
        ),
    ),
)
