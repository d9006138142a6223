"""Worked prices: every published price list, tier and count of the table of worked prices."""

import csv
import io
from collections.abc import Iterator

from calculator.bulk import hundredths_text, price_book
from calculator.model import PriceList
from calculator.reports.spreadsheet import csv_cell
from hooks.exports.published import Published
from hooks.exports.schemas import Status, WorkedPrice


def worked_prices(published: Published) -> Iterator[WorkedPrice]:
    """Yield each price, by price list, tier and count."""
    book = price_book(published.catalogue)
    for price_list in published.lists:
        prices = book.lists[price_list.id]
        for tier in published.catalogue.tiers:
            for count in published.content.site.worked_counts:
                net, vat, gross = (
                    hundredths_text(amount, ".") for amount in prices.price(tier.id, count)
                )
                yield WorkedPrice(
                    price_list=price_list.id,
                    effective_from=price_list.effective_from.isoformat(),
                    status=status_of(price_list),
                    tier=tier.id,
                    payslips=count,
                    net=net,
                    vat=vat,
                    gross=gross,
                    currency=published.catalogue.currency,
                )


def status_of(price_list: PriceList) -> Status:
    """Return the status of a published price list; raises ValueError for a draft."""
    if price_list.status == "draft":
        raise ValueError(price_list.id)
    return price_list.status


def prices_csv(published: Published) -> bytes:
    """Return the worked prices as CSV by RFC 4180: commas, a header, CRLF, in UTF-8.

    Decimals have a point, as programs read them; no cell is taken for a formula by a spreadsheet.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(WorkedPrice.__annotations__)
    for price in worked_prices(published):
        writer.writerow(csv_cell(str(cell)) for cell in price.values())
    return written.getvalue().encode()
