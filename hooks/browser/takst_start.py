"""What the worker imports once Python runs: the calculator's door, with this build's prices behind it."""

from functools import partial

from calculator import browser
from takst_catalogue import BUILD, CATALOGUE, SERVICES

answer = partial(browser.answer, CATALOGUE, SERVICES)
build = BUILD
