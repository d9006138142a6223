"""The sentences of an impact, in Danish and English."""

from calculator.messages import Wording

WORDS = {
    "no_changes": Wording("Ingen prisændringer.", "No price changes."),
    "from": Wording("Fra {date} {clauses}.", "From {date}, {clauses}."),
    "and": Wording(" og ", " and "),
    "up": Wording("stiger prisen for {tiers}", "the price rises for {tiers}"),
    "down": Wording("falder prisen for {tiers}", "the price falls for {tiers}"),
    "mixed": Wording(
        "stiger eller falder prisen for {tiers} alt efter antallet af {units}",
        "the price for {tiers} rises or falls with the number of {units}",
    ),
    "new": Wording("kommer {tiers} til", "{tiers} is added"),
    "new_many": Wording("kommer {tiers} til", "{tiers} are added"),
    "gone": Wording("udgår {tiers}", "{tiers} is removed"),
    "gone_many": Wording("udgår {tiers}", "{tiers} are removed"),
    "other": Wording(
        "får {tiers} priser, der ikke kan sammenlignes med de gamle",
        "{tiers} gets prices that can't be compared with the old ones",
    ),
    "other_many": Wording(
        "får {tiers} priser, der ikke kan sammenlignes med de gamle",
        "{tiers} get prices that can't be compared with the old ones",
    ),
    "largest": Wording(
        "Den største viste ændring er {amount} pr. måned ({share}): {tier} ved {counted}.",
        "The largest change shown is {amount} a month ({share}): {tier} with {counted}.",
    ),
    "largest_from_zero": Wording(
        "Den største viste ændring er {amount} pr. måned: {tier} ved {counted}.",
        "The largest change shown is {amount} a month: {tier} with {counted}.",
    ),
    "ended_only": Wording(
        "Kun priser for perioder, der er slut, bliver ændret.",
        "Only prices of periods that have ended change.",
    ),
    "ended": Wording(
        "Perioder, der er slut ({count})",
        "Periods that have ended ({count})",
    ),
    "prices": Wording("Priser fra {date}", "Prices from {date}"),
    "prices_until": Wording("Priser fra {date} til {last}", "Prices from {date} to {last}"),
    "lists": Wording(
        "Prisliste {before} → {after}, pr. måned {vat}.",
        "Price list {before} → {after}, per month {vat}.",
    ),
    "announced": Wording("varslet", "announced"),
    "example": Wording("eksempel", "example"),
    "none": Wording("ingen", "none"),
    "units": Wording("{Units}", "{Units}"),
    "unchanged": Wording("{amount}, uændret", "{amount}, unchanged"),
    "new_price": Wording("Ny: {amount}", "New: {amount}"),
    "gone_price": Wording("{amount} → ingen pris", "{amount} → no price"),
    "choices": Wording("Et andet abonnement anbefales", "Another tier is recommended"),
    "choices_note": Wording(
        "Det billigste abonnement, der har ydelserne; konsulentydelser er ikke regnet med.",
        "The cheapest tier that has the services; consultancy is not included.",
    ),
    "needs": Wording("Behov", "Need"),
    "no_needs": Wording("Ingen bestemte ydelser", "No particular service"),
    "any_of": Wording("En af disse ydelser: {services}", "Any of these services: {services}"),
    "before": Wording("Før", "Before"),
    "after": Wording("Efter", "After"),
    "no_tier": Wording("intet", "none"),
    "break_even_moves": Wording("Prisernes skæringspunkter flytter sig", "Break-even points move"),
    "move": Wording("Hvad der sker", "What happens"),
    "becomes_cheaper": Wording(
        "{cheaper} bliver billigere end {dearer}", "{cheaper} becomes cheaper than {dearer}"
    ),
    "becomes_equal": Wording(
        "{cheaper} og {dearer} koster det samme", "{cheaper} and {dearer} cost the same"
    ),
    "from_count": Wording("fra {count}", "from {count}"),
    "drop": Wording(
        "Nyt: Med {tier} koster {counted} mindre ({after}) end {one_less} ({before}).",
        "New: with {tier}, {counted} cost less ({after}) than {one_less} ({before}).",
    ),
    "more_rows": Wording("… og {count} mere.", "… and {count} more."),
    "revenue": Wording("Omsætning", "Revenue"),
    "revenue_total": Wording(
        "Kunder med pris: {customers}. De betaler i alt {before} → {after} pr. måned: {amount}"
        " ({share}), eller {year} pr. år.",
        "Customers with a price: {customers}. In all they pay {before} → {after} a month: {amount}"
        " ({share}), or {year} a year.",
    ),
    "revenue_split": Wording(
        "Betaler mere: {more}, mindre: {less}, det samme: {same}.",
        "Paying more: {more}, less: {less}, the same: {same}.",
    ),
    "revenue_without": Wording(
        "Kunder med et abonnement, der kun har pris før eller efter ændringen, og som ikke er"
        " regnet med: {count}.",
        "Customers with a tier that has a price only before or only after the change, not"
        " included: {count}.",
    ),
    "revenue_refused": Wording(
        "Rækker, der ikke kunne læses og ikke er regnet med: {count}.",
        "Rows that could not be read and are not included: {count}.",
    ),
    "revenue_none": Wording(
        "Kundernes priser er uændrede.", "The prices of the customers are unchanged."
    ),
    "tier": Wording("Abonnement", "Tier"),
    "customers": Wording("Kunder", "Customers"),
    "difference": Wording("Forskel", "Difference"),
    "services": Wording("Ydelser", "Services"),
    "gained": Wording("Får {service}", "Gains {service}"),
    "lost": Wording("Mister {service}", "Loses {service}"),
    "changed": Wording("{service}: {before} → {after}", "{service}: {before} → {after}"),
    "included": Wording("inkluderet", "included"),
    "terms": Wording("Vilkår", "Terms"),
    "currency": Wording("Valuta: {before} → {after}", "Currency: {before} → {after}"),
    "vat_rate": Wording("Momssats: {before} → {after}", "VAT rate: {before} → {after}"),
    "vat_included": Wording("Beløb {before} → {after}", "Amounts {before} → {after}"),
    "including_vat": Wording("inkl. moms", "incl. VAT"),
    "excluding_vat": Wording("ekskl. moms", "excl. VAT"),
    "rounding": Wording(
        "Afrunding til nærmeste {before} → {after}", "Rounding to the nearest {before} → {after}"
    ),
    "meter": Wording("Der tælles {before} → {after}", "What is counted: {before} → {after}"),
    "altered": Wording(
        "En pris, der allerede gælder eller har gældt, bliver ændret",
        "A price that is or was already in force changes",
    ),
    "altered_why": Wording(
        "Kunder er faktureret efter den. Ret i stedet priserne i en ny prisliste med en ny dato.",
        "Customers have been invoiced by it. Put the new prices into a new list with a new date.",
    ),
    "altered_removed": Wording(
        "Prisliste {id}, som gælder fra {date}, er fjernet.",
        "Price list {id}, in force from {date}, is removed.",
    ),
    "altered_moved": Wording(
        "Prisliste {id} er flyttet fra {date} til {moved}.",
        "Price list {id} has moved from {date} to {moved}.",
    ),
    "altered_lacks": Wording(
        "Prisliste {id}, som gælder fra {date}, har ikke længere priser for {tiers}.",
        "Price list {id}, in force from {date}, no longer has prices for {tiers}.",
    ),
    "altered_changed": Wording(
        "Prisliste {id}, som gælder fra {date}, har andre priser for {tiers}.",
        "Price list {id}, in force from {date}, has different prices for {tiers}.",
    ),
    "all_counts": Wording(
        "Alle antal, hvor et trin begynder", "Every count where a bracket begins"
    ),
    "no_pages": Wording("Ingen sider ændrer sig.", "No pages change."),
    "pages": Wording("Sider, der ændrer sig: {count}", "Pages that change: {count}"),
    "page_added": Wording("Nye", "New"),
    "page_removed": Wording("Fjernede", "Removed"),
    "page_words": Wording("Ændrede ord eller tal", "Changed words or numbers"),
    "page_markup": Wording("Samme ord, anden opmærkning", "Same words, different markup"),
    "page_lines": Wording("Ændret tekst", "Changed text"),
    "unreadable": Wording(
        "Prisændringen kan ikke vises: dataene i {name} kan ikke læses.",
        "The price change can't be shown: the data of {name} can't be read.",
    ),
}
