"""The catalogue as a Python module, for the calculator in the browser."""

from dataclasses import replace

from calculator.model import Catalogue, Text
from calculator.services import Services

_CATALOGUE_MODULE = '''"""The catalogue and the services of this build, made from the data files."""

import datetime
from decimal import Decimal

from calculator.formatting import Language
from calculator.model import *
from calculator.services import *
from calculator.usage import *

BUILD = {build!r}

CATALOGUE = {catalogue!r}

SERVICES = {services!r}
'''


_NO_TEXT = Text(da="", en="")


def catalogue_module(catalogue: Catalogue, services: Services, build: str) -> str:
    """Return the catalogue and the services as the source of a Python module.

    It has the names of the tiers and of what is counted, but no other texts and no draft of a price
    list. `build` is the id of the build, which the pages carry too.
    """
    tiers = tuple(
        replace(tier, summary=None, description=None, recommended=False) for tier in catalogue.tiers
    )
    meter = replace(catalogue.meter, hint=_NO_TEXT)
    return _CATALOGUE_MODULE.format(
        build=build,
        catalogue=replace(
            catalogue, meter=meter, tiers=tiers, price_lists=catalogue.effective_lists
        ),
        services=replace(
            services,
            services=tuple(
                replace(service, summary=_NO_TEXT, description=_NO_TEXT, footnote=None, links=())
                for service in services.services
            ),
        ),
    )
