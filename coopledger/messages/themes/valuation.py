"""What is said of valuing what is given in kind.

What was paid in another currency than the account's is said here too.
"""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "valuation-sum": FindingText(
        what=(
            "la aportación se valúa en {seen}, pero sus datos dan {sums}{total}",
            "the contribution is valued at {seen}, but its inputs come to {sums}{total}",
        ),
        remedy=(
            "corrija el dato que esté mal, o deje vacío el valor: se calcula solo",
            "correct the input that is wrong, or leave the value empty: it is worked out",
        ),
        meaning=(
            "Un valor en especie vale lo que su cálculo. Cada componente se redondea una sola "
            "vez, medio centavo hacia arriba, y la suma debe dar el valor al centavo, sin "
            "tolerancia.",
            "A value in kind is worth what its working is. Each component is rounded once, half a "
            "cent up, and they must add up to the value to the cent, with no tolerance.",
        ),
    ),
    "valuation-input-missing": FindingText(
        what=(
            "para valuar la aportación falta: {fields}",
            "to value the contribution, this is missing: {fields}",
        ),
        remedy=(
            "escriba el dato; si nadie lo sabe, deje solo el valor y diga en la nota de dónde sale",
            "write it; if nobody knows it, leave the value alone and say in the note where it "
            "comes from",
        ),
        meaning=(
            "Quien revisa debe poder rehacer la cuenta. Ningún dato se supone: ni las horas del "
            "año entre las que se divide, ni la fuente de una tarifa o de un tipo de cambio.",
            "Whoever reviews it must be able to redo the sum. No input is assumed: neither the "
            "hours of the year it is divided by, nor the source of a tariff or an exchange rate.",
        ),
    ),
    "valuation-input-unused": FindingText(
        what=(
            "no se usa en el método que se indica: {fields}",
            "not used by the method that is named: {fields}",
        ),
        remedy=(
            "borre el dato, o elija el método al que pertenece",
            "remove it, or choose the method it belongs to",
        ),
        meaning=(
            "Un dato que no entra en la cuenta haría creer que sí: una aportación se valúa con un "
            "método. Lo que se valúe con otro va en otra fila.",
            "An input that is not in the sum would look as if it were: a contribution is valued "
            "by one method. What is valued by another stands in a row of its own.",
        ),
    ),
    "valuation-without-method": FindingText(
        what=(
            "no se indica el método, y hay: {fields}",
            "the method is not named, and there is: {fields}",
        ),
        remedy=(
            "elija el método: Horas, Días o Tarifa",
            "choose the method: Hours, Days or Tariff",
        ),
        meaning=(
            "El método dice qué se multiplica por qué, y se guarda con la aportación. No se "
            "adivina por las columnas que estén llenas.",
            "The method says what is multiplied by what, and is stored with the contribution. It "
            "is not guessed from the columns that are filled.",
        ),
    ),
    "valuation-rate-missing": FindingText(
        what=(
            "«{field}» está en otra moneda ({seen}) y falta el tipo de cambio a {expected}",
            "«{field}» is in another currency ({seen}) and the rate to {expected} is missing",
        ),
        remedy=(
            "escriba el tipo de cambio, quién lo publica y su fecha",
            "write the exchange rate, who publishes it and its date",
        ),
        meaning=(
            "El valor en especie está en una moneda. Un costo en otra entra con el tipo de cambio "
            "que se declara aquí; el programa no busca ninguno por su cuenta.",
            "A value in kind is in one currency. A cost in another comes in at the exchange rate "
            "that is stated here; the program looks none up of its own accord.",
        ),
    ),
    "valuation-rate-unused": FindingText(
        what=(
            "hay un tipo de cambio, pero todos los costos están en {seen}",
            "there is an exchange rate, but all costs are in {seen}",
        ),
        remedy=(
            "borre el tipo de cambio, su fuente y su fecha, o diga qué costo está en otra moneda",
            "remove the rate, its source and its date, or say which cost is in another currency",
        ),
        meaning=(
            "Un tipo de cambio que no se aplica a nada suele ser señal de que a un costo le falta "
            "decir su moneda: entonces el valor estaría mal por mucho.",
            "An exchange rate that applies to nothing mostly means that a cost does not say its "
            "currency: then the value would be wrong by far.",
        ),
    ),
    "unknown-tossd-code": FindingText(
        what=(
            "«{seen}» no está en las listas que publica TOSSD",
            "«{seen}» is not on the lists that TOSSD publishes",
        ),
        remedy=(
            "revise el código; si es nuevo, puede quedarse como está",
            "check the code; if it is a new one it may stay as it is",
        ),
        meaning=(
            "TOSSD cuenta la cooperación Sur-Sur por modalidad y por marco de colaboración. Con "
            "un código que no conoce, lo aportado no se contaría; las sumas de aquí no cambian.",
            "TOSSD counts South-South cooperation by modality and by framework of collaboration. "
            "Under a code it does not know what was given would not count; no sum here changes.",
        ),
    ),
    "paid-in-one-currency": FindingText(
        what=(
            "lo pagado en moneda original ({seen}) está en la misma moneda que el importe",
            "what was paid in original currency ({seen}) is in the same currency as the amount",
        ),
        remedy=(
            "deje vacío lo pagado en moneda original, o corrija su moneda",
            "leave what was paid in original currency empty, or correct its currency",
        ),
        meaning=(
            "El importe es lo que salió de la cuenta. Lo pagado en moneda original se anota solo "
            "cuando al proveedor se le pagó en otra: no mueve dinero ni cambia ninguna suma.",
            "The amount is what left the account. What was paid in original currency is noted "
            "only where the supplier was paid in another: it moves no money and changes no sum.",
        ),
    ),
}

_FIELDS: dict[str, Both] = {
    "method": ("Método de valuación", "Valuation method"),
    "grade": ("Nivel", "Grade"),
    "hours": ("Horas", "Hours"),
    "annual_cost": ("Costo anual bruto", "Annual gross cost"),
    "annual_hours": ("Horas efectivas al año", "Effective hours a year"),
    "days": ("Días", "Days"),
    "daily_rate": ("Costo por día", "Daily rate"),
    "units": ("Unidades", "Units"),
    "unit": ("Qué se cuenta", "What is counted"),
    "tariff": ("Tarifa", "Tariff"),
    "tariff_source": ("Fuente de la tarifa", "Source of the tariff"),
    "travel": ("Pasajes", "Travel"),
    "per_diem": ("Viáticos", "Per diem"),
    "materials": ("Materiales", "Materials"),
    "rate": ("Tipo de cambio", "Exchange rate"),
    "rate_source": ("Fuente del tipo de cambio", "Source of the exchange rate"),
    "rate_date": ("Fecha del tipo de cambio", "Date of the exchange rate"),
}

_HELPS: dict[str, Both] = {
    "method": (
        "Horas, Días o Tarifa: con qué se valúa. Vacío si solo se conoce el valor.",
        "Hours, Days or Tariff: what it is valued by. Empty where only the value is known.",
    ),
    "grade": (
        "El nivel o cargo de quien participó; nunca su nombre.",
        "The grade or office of whoever took part; never the name.",
    ),
    "hours": ("Horas: cuántas se trabajaron.", "Hours: how many were worked."),
    "annual_cost": (
        "Horas: lo que cuesta esa plaza en un año, en bruto. Si está en otra moneda que el valor, "
        "dígalo en la celda: 40,000.00 USD.",
        "Hours: what that post costs in a year, gross. If it is in another currency than the "
        "value, say so in the cell: 40,000.00 USD.",
    ),
    "annual_hours": (
        "Horas: entre cuántas horas efectivas al año se divide. No hay un número por omisión.",
        "Hours: by how many effective hours a year it is divided. There is no number by default.",
    ),
    "days": ("Días: cuántos se trabajaron.", "Days: how many were worked."),
    "daily_rate": ("Días: lo que cuesta un día.", "Days: what a day costs."),
    "units": ("Tarifa: cuántas unidades.", "Tariff: how many units."),
    "unit": (
        "Tarifa: qué se cuenta (días de sala, cuartillas...).",
        "Tariff: what is counted (days of a room, pages...).",
    ),
    "tariff": ("Tarifa: lo que vale una unidad.", "Tariff: what a unit is worth."),
    "tariff_source": (
        "Tarifa: quién la fija y en qué documento.",
        "Tariff: who sets it, and in which document.",
    ),
    "travel": ("Pasajes de quien participó.", "Travel of whoever took part."),
    "per_diem": ("Viáticos de quien participó.", "Per diem of whoever took part."),
    "materials": ("Materiales que se dieron.", "Materials that were given."),
    "rate": (
        "Solo si algún costo está en otra moneda: cuánto vale una unidad de ella en la del valor.",
        "Only where a cost is in another currency: what one unit of it is in the value's.",
    ),
    "rate_source": ("Quién publica ese tipo de cambio.", "Who publishes that exchange rate."),
    "rate_date": ("De qué fecha es.", "Of which date it is."),
}

_TOSSD: dict[str, Both] = {
    "A00": ("apoyo presupuestario", "budget support"),
    "B01": ("aportación general a organizaciones", "core support to organisations"),
    "B02": ("aportación general a multilaterales", "core contribution to multilaterals"),
    "B02a": ("cuotas a multilaterales", "assessed contribution to multilaterals"),
    "B02b": ("aportación voluntaria a multilaterales", "voluntary contribution to multilaterals"),
    "B03": ("programas y fondos de fin específico", "specific-purpose programmes and funds"),
    "C01": ("proyecto", "project"),
    "D01": ("expertos en especie", "experts in kind"),
    "D011": ("expertos en especie: su costo", "experts in kind: their cost"),
    "D012": ("expertos en especie: viaje", "experts in kind: travel"),
    "D013": ("servicios y materiales en especie", "services and materials in kind"),
    "D02": ("otra cooperación técnica", "other technical cooperation"),
    "D021": ("capacitación", "training"),
    "E01": ("becas en el país que coopera", "scholarships in the provider's country"),
    "E02": ("costos imputados de estudiantes", "imputed student costs"),
    "F01": ("alivio de deuda: principal registrado", "debt relief: principal, recorded"),
    "F02": ("alivio de deuda: principal no registrado", "debt relief: principal, not recorded"),
    "F03": ("alivio de deuda: intereses", "debt relief: interest"),
    "G01": ("gastos de administración", "administrative costs"),
    "H00": ("gastos en el país que coopera", "expenditures in the provider's country"),
    "I01": ("refugiados: primeros 12 meses", "refugees: first 12 months"),
    "I02": ("refugiados: después de 12 meses", "refugees: beyond 12 months"),
    "I03": ("refugiados: en otros países de asilo", "refugees: in other countries of asylum"),
    "I04": ("refugiados: retorno voluntario", "refugees: voluntary return"),
    "I05": ("refugiados: integración económica", "refugees: integration in the economy"),
    "J01": ("donación en especie", "donation in kind"),
    "K01": ("investigación y desarrollo", "research and development"),
    "K011": ("infraestructura científica", "scientific infrastructure"),
    "K012": ("personal de investigación", "research personnel"),
    "K02": ("investigación y desarrollo (I+D)", "research and development (R&D)"),
    "L01": ("transferencia directa de efectivo", "direct cash transfer"),
    "FC01": ("cooperación Sur-Sur", "South-South cooperation"),
    "FC02": ("cooperación triangular", "triangular cooperation"),
    "FC03": ("apoyo multilateral a la Sur-Sur", "multilateral support for South-South"),
}

LABELS: dict[str, Both] = {
    **{f"field.in_kind.{name}": said for name, said in _FIELDS.items()},
    **{f"help-of.in_kind.{name}": said for name, said in _HELPS.items()},
    **{f"tossd.{code}": said for code, said in _TOSSD.items()},
    "choice.hours": ("Horas", "Hours"),
    "choice.days": ("Días", "Days"),
    "choice.tariff": ("Tarifa", "Tariff"),
    "field.valuation": ("Valuación", "Valuation"),
    "field.paid": ("Pagado en moneda original", "Paid in original currency"),
    "field.paid_currency": ("Moneda original", "Original currency"),
    "field.tossd_modality": ("Modalidad TOSSD", "TOSSD modality"),
    "field.tossd_framework": ("Marco TOSSD", "TOSSD framework"),
    "help-of.paid": (
        "Solo si al proveedor se le pagó en otra moneda: cuánto recibió (500.00 USD).",
        "Only where the supplier was paid in another currency: what it got (500.00 USD).",
    ),
    "help-of.paid_currency": ("La moneda de lo que recibió.", "The currency of what it got."),
    "help-of.tossd_modality": (
        "Código de modalidad de TOSSD: D011 expertos, D012 viaje, D013 servicios y materiales, "
        "D021 capacitación, J01 donación.",
        "TOSSD's modality code: D011 experts, D012 travel, D013 services and materials, D021 "
        "training, J01 donation.",
    ),
    "help-of.tossd_framework": (
        "Marco de colaboración de TOSSD: FC01 Sur-Sur, FC02 triangular.",
        "TOSSD's framework of collaboration: FC01 South-South, FC02 triangular.",
    ),
    "show.paid": (
        "{paid}, a {rate} {pair} (implícito: {amount} ÷ {paid}, redondeado a seis decimales)",
        "{paid}, at {rate} {pair} (implied: {amount} ÷ {paid}, rounded to six decimals)",
    ),
    "show.tossd": ("{code}: {name}", "{code}: {name}"),
    "valued.hours": (
        "Horas: {hours} × {annual_cost} ÷ {annual_hours} horas efectivas al año{rate} = {worth}",
        "Hours: {hours} × {annual_cost} ÷ {annual_hours} effective hours a year{rate} = {worth}",
    ),
    "valued.days": (
        "Días: {days} × {daily_rate}{rate} = {worth}",
        "Days: {days} × {daily_rate}{rate} = {worth}",
    ),
    "valued.tariff": (
        "Tarifa: {units} {unit} × {tariff}{rate} = {worth} (tarifa: {tariff_source})",
        "Tariff: {units} {unit} × {tariff}{rate} = {worth} (tariff: {tariff_source})",
    ),
    "valued.beside": ("{name}: {worth}", "{name}: {worth}"),
    "valued.beside-converted": (
        "{name}: {stated}{rate} = {worth}",
        "{name}: {stated}{rate} = {worth}",
    ),
    "valued.at-rate": (" × {rate}", " × {rate}"),
    "valued.rate": (
        "Tipo de cambio: {rate} {currency} por {foreign}, {source}, {date}",
        "Exchange rate: {rate} {currency} per {foreign}, {source}, {date}",
    ),
    "valued.grade": ("Nivel: {grade}", "Grade: {grade}"),
    "valued.total": (
        "Suma: {total}; cada componente se redondea una vez, medios hacia arriba",
        "Total: {total}; each component is rounded once, halves up",
    ),
    "valued.contribution": ("{reference}  {amount}: {how}", "{reference}  {amount}: {how}"),
    "valued.change": (" (cambio a {year})", " (change to {year})"),
    "valued.not-stated": ("la fuente no dice cómo", "the source does not say how"),
    "valued.taken-back": ("se reversó", "taken back"),
    "valued.now": ("ahora es {amount}", "it is {amount} now"),
    "valued.sum": ("Suma: {total}", "Sum: {total}"),
    "label.valued": (
        "Cómo se valuó lo dado en especie",
        "How what was given in kind was valued",
    ),
}
