"""What is said of what other installed packages bring."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "package-says": FindingText(
        what=("{package}: {said}", "{package}: {said}"),
        remedy=(
            "lo que ese paquete diga; si no queda claro, pregunte a quien lo instaló",
            "what that package says; where that is not clear, ask whoever installed it",
        ),
        meaning=(
            "Lo dice otro paquete instalado en este equipo, con sus palabras: quien lee sus "
            "documentos o hace una revisión propia de la institución. Una revisión así informa; "
            "nunca impide guardar ni cerrar un año.",
            "Another package that is installed on this machine says so in its own words: one that "
            "reads its documents, or makes a check of the institution's own. Such a check reports; "
            "it never stands in the way of recording or of closing a year.",
        ),
    ),
    "rule-says": FindingText(
        what=("{rule}: {said}", "{rule}: {said}"),
        remedy=(
            "lo que esa regla diga; si no queda claro, pregunte a quien hizo el programa con el "
            "que se registra",
            "what that rule says; where that is not clear, ask whoever made the program that "
            "records",
        ),
        meaning=(
            "Lo dice, con sus palabras, una regla propia del programa con el que se registra, que "
            "se aplica junto a las nuestras y se nombra en cada acuse. Si es un error, no se "
            "guarda nada.",
            "A rule of the very program that records says so in its own words. It is asked beside "
            "ours and named in each receipt. Where it is an error, nothing is recorded.",
        ),
    ),
    "package-check-failed": FindingText(
        what=(
            "la revisión {name}, que trae el paquete {package}, no sirve o falló ({said})",
            "the check {name}, which the package {package} brings, cannot be used or failed "
            "({said})",
        ),
        remedy=(
            "actualice ese paquete o quítelo; las demás revisiones sí se hicieron",
            "update that package or remove it; the other checks were made",
        ),
        meaning=(
            "Un paquete instalado en este equipo ofrece una revisión más, y no sirve o falló. No "
            "dice nada del convenio: solo que esa revisión falta.",
            "A package that is installed on this machine offers one more check, and it cannot be "
            "used or failed. It says nothing of the agreement, only that this check is missing.",
        ),
    ),
}

MISUSE: dict[str, Both] = {
    "remark.no-sentence": (
        "no hay ninguna frase. Qué hacer: dé una en cada idioma, como {{'es': ..., 'en': ...}}, y "
        "ninguna vacía",
        "there is no sentence. What to do: give one in each language, such as "
        "{{'es': ..., 'en': ...}}, and none that is empty",
    ),
    "plugin.failed": (
        "{name}, que trae el paquete {package}, no sirve o falló ({said}): actualice ese paquete, "
        "o avise a quien lo hace",
        "{name}, which the package {package} brings, cannot be used or failed ({said}): update "
        "that package, or tell whoever makes it",
    ),
    "rule.no-remark": (
        "la regla {rule} dio {seen}: una regla de un programa da lo que hace coopledger.remark()",
        "the rule {rule} gave {seen}: a rule of a program gives what coopledger.remark() makes",
    ),
    "plugin.twice": (
        "varios paquetes instalados traen {name}: {packages}. Qué hacer: deje uno solo",
        "several installed packages bring {name}: {packages}. What to do: keep one of them only",
    ),
}
