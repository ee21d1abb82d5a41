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
}
