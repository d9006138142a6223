"""A quote in words: the label of each line, the same in pages, exports and on the command line."""

from calculator.formatting import NO_BREAK_SPACE, Language, format_count
from calculator.messages import Wording
from calculator.usage import Charge, ChargeKind

_UNITS = {
    "payslips": Wording("Lønsedler", "Payslips"),
}
_ANY_UNITS = Wording("Enheder", "Units")
_UNIT = {
    "payslips": Wording("lønseddel", "payslip"),
}
_ANY_UNIT = Wording("enhed", "unit")

_LABELS = {
    ChargeKind.BASE: Wording("Grundpris", "Base price"),
    ChargeKind.INCLUDED: Wording(
        "{units}, der er med i grundprisen", "{units} included in the base price"
    ),
    ChargeKind.PER_UNIT: Wording("{units}", "{units}"),
    ChargeKind.GRADUATED: Wording("{units} {range}", "{units} {range}"),
    ChargeKind.VOLUME: Wording(
        "{units}, alle til prisen for trinnet {range}",
        "{units}, all at the price of the bracket {range}",
    ),
    ChargeKind.PACKAGE: Wording("{units}, pakker à {size}", "{units}, packages of {size}"),
    ChargeKind.FLAT: Wording(
        "Fast beløb for trinnet {range}", "Flat amount for the bracket {range}"
    ),
    ChargeKind.MINIMUM: Wording("Op til mindsteprisen", "Up to the minimum price"),
    ChargeKind.ROUNDING: Wording("Afrunding", "Rounding"),
}
_CLOSED_RANGE = Wording("{first}\u2013{last}", "{first}\u2013{last}")
_OPEN_RANGE = Wording("fra {first}", "from {first}")


def in_language(wording: Wording, language: Language) -> str:
    """Give the template in that language."""
    return wording.da if language == "da" else wording.en


def units_name(meter: str, language: Language) -> str:
    """Give what the meter counts, in the plural and with a capital."""
    return in_language(_UNITS.get(meter, _ANY_UNITS), language)


def unit_name(meter: str, language: Language) -> str:
    """Give what the meter counts, in the singular and without a capital."""
    return in_language(_UNIT.get(meter, _ANY_UNIT), language)


def counted(count: int, meter: str, language: Language) -> str:
    """Give `1 lønseddel` or `1.250 lønsedler`, with a no-break space."""
    name = unit_name(meter, language) if count == 1 else units_name(meter, language).lower()
    return f"{format_count(count, language)}{NO_BREAK_SPACE}{name}"


def range_text(first: int, last: int | None, language: Language) -> str:
    """Give `1–350`, or `fra 351` where the range has no end."""
    if last is None:
        return in_language(_OPEN_RANGE, language).format(first=format_count(first, language))
    if first == last:
        return format_count(first, language)
    return in_language(_CLOSED_RANGE, language).format(
        first=format_count(first, language), last=format_count(last, language)
    )


def charge_label(charge: Charge, meter: str, language: Language) -> str:
    """Give the label of a quote's line."""
    return in_language(_LABELS[charge.kind], language).format(
        units=units_name(meter, language),
        range="" if charge.first is None else range_text(charge.first, charge.last, language),
        size="" if charge.size is None else format_count(charge.size, language),
    )
