"""The words of reports, in Danish and English: headings, captions and sentences."""

from calculator.messages import Wording

WORDS = {
    "quote": Wording("Beregning af månedspris", "Calculation of the monthly price"),
    "lines": Wording("Sådan er prisen beregnet", "How the price is made up"),
    "line": Wording("Post", "Line"),
    "quantity": Wording("Antal", "Quantity"),
    "unit_amount": Wording("Pris", "Price"),
    "amount": Wording("Beløb", "Amount"),
    "excluding_vat": Wording("Ekskl. moms", "Excl. VAT"),
    "including_vat": Wording("Inkl. moms", "Incl. VAT"),
    "vat": Wording("Moms {rate}", "VAT {rate}"),
    "in_force": Wording("{label} (jeres trin)", "{label} (your bracket)"),
    "sentence": Wording(
        "{tier} koster {total} pr. måned {vat} ved {counted}.",
        "{tier} costs {total} a month {vat} with {counted}.",
    ),
    "sentence_base": Wording(
        "Grundprisen er {base}, og {counted} koster {usage}.",
        "The base price is {base}, and {counted} cost {usage}.",
    ),
    "sentence_base_one": Wording(
        "Grundprisen er {base}, og {counted} koster {usage}.",
        "The base price is {base}, and {counted} costs {usage}.",
    ),
    "sentence_included": Wording(
        "Heraf er {counted} med i grundprisen.",
        "Of these, {counted} are included in the base price.",
    ),
    "sentence_included_one": Wording(
        "Heraf er {counted} med i grundprisen.",
        "Of these, {counted} is included in the base price.",
    ),
    "sentence_graduated": Wording(
        "Antallet når op i trinnet {range}; i det trin er prisen {amount} pr. {unit}.",
        "The count reaches the bracket {range}; in that bracket each {unit} costs {amount}.",
    ),
    "sentence_volume": Wording(
        "Antallet ligger i trinnet {range}, så prisen er {amount} pr. {unit}.",
        "The count is in the bracket {range}, so each {unit} costs {amount}.",
    ),
    "sentence_minimum": Wording(
        "Det er under mindsteprisen, så prisen er sat op til {minimum}.",
        "That is below the minimum price, so the price is raised to {minimum}.",
    ),
    "sentence_rounding": Wording(
        "Til sidst er prisen afrundet til nærmeste {step}.",
        "Finally the price is rounded to the nearest {step}.",
    ),
    "by_list": Wording(
        "Prisliste {id}, gælder fra {date}.",
        "Price list {id}, in force from {date}.",
    ),
    "source": Wording("Kilde: {source}", "Source: {source}"),
    "example": Wording(
        "Beløbene er eksempler og ikke et tilbud.",
        "The amounts are examples and not an offer.",
    ),
    "excluding_vat_short": Wording("ekskl. moms", "excl. VAT"),
    "including_vat_short": Wording("inkl. moms", "incl. VAT"),
    "worked_caption": Wording("Pris pr. måned, {vat}", "Price a month, {vat}"),
    "compare": Wording("Abonnementerne side om side", "The tiers side by side"),
    "compare_caption": Wording("{counted}, {vat}", "{counted}, {vat}"),
    "tier": Wording("Abonnement", "Tier"),
    "month": Wording("Pr. måned", "A month"),
    "year": Wording("Pr. år", "A year"),
    "units": Wording("{Units}", "{Units}"),
    "per_unit": Wording("Pr. {unit}", "Per {unit}"),
    "difference_to": Wording("Forskel til {tier} pr. måned", "Difference to {tier} a month"),
    "year_note": Wording(
        "Året er tolv måneder med samme antal og samme prisliste.",
        "The year is twelve months with the same count and the same price list.",
    ),
    "chosen": Wording("{tier} (valgt)", "{tier} (chosen)"),
    "break_evens": Wording(
        "Hvornår et andet abonnement bliver billigere", "When another tier becomes cheaper"
    ),
    "break_evens_caption": Wording(
        "Antal, hvor prisernes rækkefølge skifter", "Counts where the order of prices turns"
    ),
    "from_count": Wording("Fra antal", "From count"),
    "what_happens": Wording("Hvad sker der", "What happens"),
    "becomes_cheaper": Wording(
        "{cheaper} bliver billigere end {dearer}", "{cheaper} becomes cheaper than {dearer}"
    ),
    "becomes_equal": Wording(
        "{cheaper} og {dearer} koster det samme", "{cheaper} and {dearer} cost the same"
    ),
    "drop": Wording(
        "Fra {counted} betaler I mindre for {tier}: {after} mod {before} ved {one_less}",
        "From {counted} you pay less for {tier}: {after} against {before} with {one_less}",
    ),
    "drop_span": Wording(
        "{counted} koster mindre end alle antal fra {first} til {last}",
        "{counted} cost less than every count from {first} to {last}",
    ),
    "no_break_evens": Wording(
        "Rækkefølgen er den samme ved alle antal fra {first} til {last}, billigste først: {tiers}.",
        "The order is the same at every count from {first} to {last}, cheapest first: {tiers}.",
    ),
    "more_break_evens_one": Wording(
        "Derefter skifter rækkefølgen {count} gang mere.",
        "After that the order turns {count} more time.",
    ),
    "more_break_evens": Wording(
        "Derefter skifter rækkefølgen {count} gange mere.",
        "After that the order turns {count} more times.",
    ),
    "no_drops": Wording(
        "Flere {units} koster aldrig mindre end færre.",
        "More {units} never cost less than fewer.",
    ),
    "find": Wording("Det abonnement, der passer", "The tier that fits"),
    "find_caption": Wording(
        "Et år med {counted} pr. måned og {hours} konsulenttimer à {rate}, {vat}",
        "A year of {counted} a month and {hours} consultancy hours at {rate}, {vat}",
    ),
    "find_caption_plain": Wording(
        "Et år med {counted} pr. måned, {vat}", "A year of {counted} a month, {vat}"
    ),
    "find_needs": Wording(
        "I har brug for: {services}.",
        "You need: {services}.",
    ),
    "find_best": Wording(
        "{tier} er det billigste abonnement, der har det hele: {total} om året.",
        "{tier} is the cheapest tier that has it all: {total} a year.",
    ),
    "find_best_any": Wording(
        "{tier} er det billigste abonnement: {total} om året.",
        "{tier} is the cheapest tier: {total} a year.",
    ),
    "find_no_rate": Wording(
        "Skriv også listeprisen pr. time, så regner vi konsulenttimerne med.",
        "Write the list price of an hour too, and we count the consultancy in.",
    ),
    "find_none": Wording(
        "Intet abonnement har det hele. Fravælg en ydelse, eller kontakt os.",
        "No tier has it all. Leave out a service, or contact us.",
    ),
    "subscription": Wording("Abonnement, 12 måneder", "Subscription, 12 months"),
    "discount": Wording("Rabat", "Discount"),
    "discount_of": Wording("Rabat {rate}", "Discount {rate}"),
    "year_lines": Wording("Sådan er året beregnet", "How the year is made up"),
    "consultancy": Wording("Konsulenttimer", "Consultancy"),
    "total_year": Wording("I alt pr. år", "Total a year"),
    "reason": Wording("Vurdering", "Verdict"),
    "reason_best": Wording("Billigst af dem, der passer", "Cheapest of those that fit"),
    "reason_missing": Wording("Mangler: {services}", "Lacks: {services}"),
    "reason_dearer": Wording("{amount} dyrere om året", "{amount} dearer a year"),
    "reason_same": Wording("Koster det samme", "Costs the same"),
    "forecast": Wording("Året måned for måned", "The year month by month"),
    "forecast_caption": Wording("{tier}, {vat}", "{tier}, {vat}"),
    "forecast_sentence": Wording(
        "{tier} koster {total} {vat} fra {first} til {last}.",
        "{tier} costs {total} {vat} from {first} to {last}.",
    ),
    "forecast_companies": Wording(
        "Beløbene er lagt sammen for {count} virksomheder, der hver betaler sin egen grundpris.",
        "The amounts are added up for {count} companies, each paying its own base price.",
    ),
    "company": Wording("Virksomhed", "Company"),
    "company_number": Wording("Virksomhed {number}", "Company {number}"),
    "by_company": Wording("Året for hver virksomhed", "The year of each company"),
    "by_tier": Wording("Året i hvert abonnement", "The year in each tier"),
    "calendar_month": Wording("Måned", "Month"),
    "price_list": Wording("Prisliste", "Price list"),
    "total": Wording("I alt", "Total"),
    "other_companies": Wording("{count} andre virksomheder", "{count} other companies"),
    "change": Wording(
        "Fra {date} gælder prisliste {id}. Så koster måneden {after}. Det er {amount} {more}.",
        "Price list {id} applies from {date}. A month then costs {after}. That is {amount} {more}.",
    ),
    "change_same": Wording(
        "Fra {date} gælder prisliste {id}. Måneden koster stadig {after}.",
        "Price list {id} applies from {date}. A month still costs {after}.",
    ),
    "change_example": Wording(
        "Beløbene i prisliste {id} er eksempler.",
        "The amounts of price list {id} are examples.",
    ),
    "more": Wording("mere", "more"),
    "less": Wording("mindre", "less"),
    "then_and_now": Wording(
        "Linket er lavet under prisliste {then_id}. Dengang: {then}. Nu: {now}.",
        "The link was made under price list {then_id}. Then: {then}. Now: {now}.",
    ),
    "then_and_now_same": Wording(
        "Linket er lavet under prisliste {then_id}. Prisen er den samme i dag: {now}.",
        "The link was made under price list {then_id}. The price is the same today: {now}.",
    ),
    "made_on": Wording("Beregnet pr. {date}.", "Calculated for {date}."),
}
