"""Words of the cooperation of each year."""

from coopledger.messages.finding_text import Both

MISUSE: dict[str, Both] = {
    "totals.no-such-years": (
        "no hay cooperación de {first} a {last}. Qué hacer: diga años de cuatro cifras, de 1900 a "
        "2200, el primero antes que el último",
        "there is no cooperation from {first} to {last}. What to do: say years of four digits, "
        "from 1900 to 2200, the first before the last",
    ),
}

LABELS: dict[str, Both] = {
    "label.totals": ("Cooperación por año", "Cooperation by year"),
    "label.totals-of": ("Cooperación {year}", "Cooperation {year}"),
    "label.no-totals": ("No hay cooperación registrada.", "No cooperation is recorded."),
    "label.mixed-years": (
        "Los ejercicios de los libros inician en meses distintos: estas cifras son de años "
        "naturales, de enero a diciembre.",
        "The fiscal years of the books begin in different months: these figures are of calendar "
        "years, from January to December.",
    ),
    "label.activities": ("Actividades", "Activities"),
    "label.financial": ("Financiera", "Financial"),
    "label.in_kind": ("En especie", "In kind"),
    "label.total": ("Total aportado", "Total given"),
    "label.partner_funds": (
        "Además, ejecutado con recursos de socios",
        "Besides, executed with partners' funds",
    ),
    "totals.change": (
        "De estas cifras, cambio a lo informado de {year}: {figures}",
        "Of these figures, a change to what was reported of {year}: {figures}",
    ),
    "same-activity.counted": ("{kind}, número {count}", "{kind}, count {count}"),
    "activity_kind.workshop": ("Taller internacional", "Workshop"),
    "activity_kind.specialised-course": ("Curso especializado", "Specialised course"),
    "activity_kind.forum": ("Foro", "Forum"),
    "activity_kind.study": ("Estudio", "Study"),
    "activity_kind.electoral-conference": (
        "Jornada electoral interamericana",
        "Inter-American electoral conference",
    ),
    "activity_kind.linkage": ("Vinculación", "Linkage"),
    "activity_kind.not-stated": ("Sin tipo en la fuente", "Kind not stated"),
    "totals-paper.foot": ("Cooperación {year}", "Cooperation {year}"),
    "totals-paper.to": ("{first} a {last}", "{first} to {last}"),
    "totals-paper.on": ("Con lo que cuenta al {on}", "With what counts by {on}"),
    "totals-paper.recorded-by": (
        "Con lo registrado hasta {at}",
        "With what was recorded by {at}",
    ),
    "totals-paper.recorded-to": (
        "Con lo registrado hasta la huella {head}",
        "With what was recorded up to the head {head}",
    ),
    "totals-paper.books": ("Libros que se sumaron", "Books that were added"),
    "totals-paper.added": (
        "{book}, asientos 1 a {seq}: {hash}",
        "{book}, records 1 to {seq}: {hash}",
    ),
    "totals-paper.financial": ("Financiera", "Financial"),
    "totals-paper.in_kind": ("En especie", "In kind"),
    "totals-paper.total": ("Total aportado", "Total given"),
    "totals-paper.partner_funds": ("Recursos de socios", "Partners' funds"),
    "totals-paper.how": ("{reference}: {how}", "{reference}: {how}"),
    "totals-paper.never-converted": (
        "Lo financiero y lo dado en especie son de recursos propios; lo ejercido con recursos de "
        "socios va aparte y no se suma. Ninguna moneda se convierte a otra.",
        "What is financial and in kind is of own funds; what was executed with partners' funds "
        "stands beside and is not added. No currency is converted into another.",
    ),
    "paper.years": ("Por año", "By year"),
    "paper.activities": ("Actividades por tipo", "Activities by kind"),
    "paper.by-book": (
        "Lo aportado por convenio y programa",
        "What was given by agreement and programme",
    ),
    "paper.since": ("Qué cambió desde la última emisión", "What changed since the last issue"),
    "paper.by-kind": ("Lo aportado por tipo de actividad", "What was given by kind of activity"),
    "paper.by-done": ("Lo aportado por actividad", "What was given by activity"),
    "paper.by-partner": ("Lo aportado por socio", "What was given by partner"),
    "paper.in-kind": (
        "Lo dado en especie y cómo se valuó",
        "What was given in kind, and how it was valued",
    ),
    "paper.earlier-years": ("Cambios a años anteriores", "Changes to earlier years"),
    "picture.years": ("Cooperación por año ({currency})", "Cooperation by year ({currency})"),
}
