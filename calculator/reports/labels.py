"""The labels of a quote's lines, the same in pages, exports and on the command line."""

from calculator.formatting import NO_BREAK_SPACE, Language, format_count
from calculator.messages import Wording
from calculator.model import Meter
from calculator.usage import Charge, ChargeKind

_LABELS = {
    ChargeKind.BASE: Wording("Grundpris", "Base price"),
    ChargeKind.INCLUDED: Wording(
        "{Units}, der er med i grundprisen", "{Units} included in the base price"
    ),
    ChargeKind.PER_UNIT: Wording("{Units}", "{Units}"),
    ChargeKind.GRADUATED: Wording("{Units} {range}", "{Units} {range}"),
    ChargeKind.VOLUME: Wording(
        "{Units}, alle til prisen for trinnet {range}",
        "{Units}, all at the price of the bracket {range}",
    ),
    ChargeKind.PACKAGE: Wording("{Units}, pakker à {size}", "{Units}, packages of {size}"),
    ChargeKind.FLAT: Wording(
        "Fast beløb for trinnet {range}", "Flat amount for the bracket {range}"
    ),
    ChargeKind.MINIMUM: Wording("Op til mindsteprisen", "Up to the minimum price"),
    ChargeKind.ROUNDING: Wording("Afrunding", "Rounding"),
}
_CLOSED_RANGE = Wording("{first}\u2013{last}", "{first}\u2013{last}")
_OPEN_RANGE = Wording("fra {first}", "from {first}")


def in_language(wording: Wording, language: Language) -> str:
    """Return the template in that language."""
    return wording.da if language == "da" else wording.en


def unit_words(meter: Meter, language: Language) -> dict[str, str]:
    """Return the words for what the meter counts, by their names in templates.

    `unit` is the singular, `units` the plural, and `Units` the plural with a capital.
    """
    units = meter.other.in_language(language)
    return {
        "unit": meter.one.in_language(language),
        "units": units,
        "Units": units[:1].upper() + units[1:],
    }


def counted(count: int, meter: Meter, language: Language) -> str:
    """Return a count with its unit, such as `1.250 …`, joined by a no-break space."""
    words = meter.one if count == 1 else meter.other
    return f"{format_count(count, language)}{NO_BREAK_SPACE}{words.in_language(language)}"


def range_text(first: int, last: int | None, language: Language) -> str:
    """Return a range such as `1–350`, or `fra 351` where it has no end."""
    if last is None:
        return in_language(_OPEN_RANGE, language).format(first=format_count(first, language))
    if first == last:
        return format_count(first, language)
    return in_language(_CLOSED_RANGE, language).format(
        first=format_count(first, language), last=format_count(last, language)
    )


def charge_label(charge: Charge, meter: Meter, language: Language) -> str:
    """Return the label of a quote's line."""
    return in_language(_LABELS[charge.kind], language).format(
        **unit_words(meter, language),
        range="" if charge.first is None else range_text(charge.first, charge.last, language),
        size="" if charge.size is None else format_count(charge.size, language),
    )
