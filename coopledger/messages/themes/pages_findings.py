"""Words of the pages that say what a finding means."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.meanings": ("Hallazgos", "Findings"),
    "web.findings-mean": ("Qué significan los hallazgos", "What findings mean"),
    "web.finding-means": ("Qué significa este hallazgo", "What this finding means"),
    "web.findings-find": ("Buscar entre los hallazgos", "Look among the findings"),
    "web.why": ("Qué significa", "What this means"),
}
