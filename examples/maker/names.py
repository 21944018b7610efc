"""Names that nobody bears: of doctors, and of practices."""

from collections.abc import Iterator

from examples.maker.dice import Dice

_DOCTORS = (
    "Voorbeeld", "Testman", "Verzonnen", "Fictief", "Nepnaam", "Demo", "Proefkonijn", "Sjabloon", "Fantasia",
    "Bedacht", "Invulveld", "Modelmens", "Niemand", "Naamloos", "Spookdokter", "Luchtkasteel", "Nietecht",
    "Zogenaamd", "Schijnbaar", "Doealsof", "Plaatshouder", "Steekproef", "Standaard", "Denkbeeld", "Sprookje",
    "Karton", "Papier", "Dummy", "Lorem", "Ipsum", "Mockup", "Placebo",
)  # fmt: skip
_INITIALS = "ABCDEFGHIJKLMNOPRSTVWZ"
_PRACTICES = (
    "De Denkbeeldige Linde", "Het Papieren Huis", "De Verzonnen Molen", "Onder de Kartonnen Toren", "De Nepbrug",
    "Het Luchtkasteel", "De Gedroomde Gaard", "Achter de Coulissen", "De Sjabloon", "Het Voorbeeld",
    "De Fictieve Vaart", "Het Zogenaamde Plein", "De Schijnpoort", "In den Beginne", "De Proefballon",
    "Het Invulveld", "De Stippellijn", "Het Sprookjesbos", "De Lege Bladzij", "De Rekensom",
    "De Kleurplaat", "Het Decor", "De Maquette", "De Blauwdruk",
)  # fmt: skip


def doctor_names(dice: Dice, count: int, namesakes: int) -> Iterator[tuple[str, str]]:
    """Give key and name of ``count`` doctors; ``namesakes`` of them, spread over the list, all bear one name."""
    pairs = [(initial, name) for name in _DOCTORS for initial in _INITIALS if (initial, name) != ("A", "Voorbeeld")]
    found = []
    for initial, name in dice.sample(pairs, count - namesakes):
        title = "Dokter" if dice.chance(0.3) else "Dr."
        found.append((f"{initial.lower()}-{name.lower()}", f"{title} {initial}. {name}"))
    for number in range(1, namesakes + 1):
        found.insert(count * number // (namesakes + 1), (f"a-voorbeeld-{number}", "Dr. A. Voorbeeld"))
    yield from found


def practice_names(dice: Dice, prefix: str, count: int) -> Iterator[tuple[str, str]]:
    """Give key and name of ``count`` practices whose keys begin with ``prefix``."""
    names = dice.sample(_PRACTICES, count)
    for number in range(1, count + 1):
        name = names[(number - 1) % len(names)]
        again = (number - 1) // len(names)
        yield f"{prefix}-{number:02d}", f"Huisartsen {name}{f' {again + 1}' if again else ''}"
