"""What the worker imports once Python runs: the calculator's door, with the prices behind it."""

from functools import partial

from takst_catalogue import BUILD, CATALOGUE, SERVICES

from calculator import browser

answer = partial(browser.answer, CATALOGUE, SERVICES)
build = BUILD
