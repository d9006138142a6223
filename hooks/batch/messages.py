"""Every sentence about a file of months to price, in Danish and English."""

from calculator.messages import Wording

BATCH_MESSAGES = {
    "batch.encoding": Wording(
        "Rækken har tegn, der ikke kan læses. Gem filen som UTF-8, eller angiv dens tegnsæt med"
        " --encoding.",
        "The row has characters that can't be read. Save the file as UTF-8, or give its"
        " encoding with --encoding.",
    ),
    "batch.unreadable": Wording(
        "Filen kan ikke læses herfra. Angiv dens tegnsæt med --encoding.",
        "The file can't be read from here on. Give its encoding with --encoding.",
    ),
    "batch.quotes": Wording(
        'Anførselstegnene passer ikke sammen. Skriv "" for et anførselstegn i en tekst med'
        " anførselstegn om.",
        'The quotation marks don\'t match. Write "" for a quotation mark inside quoted text.',
    ),
    "batch.long": Wording(
        "Rækken er længere end {maximum} tegn.",
        "The row is longer than {maximum} characters.",
    ),
    "batch.narrow": Wording(
        "Rækken har {found} kolonner, men skal have mindst {needed}. Adskil dem med semikolon"
        " eller tabulator.",
        "The row has {found} columns, but needs at least {needed}. Separate them with"
        " semicolons or tabs.",
    ),
    "batch.wide": Wording(
        "Rækken har {found} kolonner, men må højst have {width}. Sæt anførselstegn om en tekst,"
        " der indeholder skilletegnet.",
        "The row has {found} columns, but may have at most {width}. Put quotes around text that"
        " contains the separator.",
    ),
    "batch.header_lacks": Wording(
        "Overskriften mangler {missing}.",
        "The header lacks {missing}.",
    ),
    "batch.header_twice": Wording(
        "Overskriften har den samme kolonne to gange.",
        "The header has a duplicate column.",
    ),
    "batch.finished": Wording(
        "Rækker med pris: {priced}. Afviste rækker: {refused}.",
        "Rows priced: {priced}. Rows refused: {refused}.",
    ),
}
"""The sentences by code."""
