"""The module that the worker imports once Python runs: the calculator with its prices."""

from functools import partial

from takst_catalogue import BUILD, CATALOGUE, SERVICES

from calculator.page.answer import answer as answer_question

answer = partial(answer_question, CATALOGUE, SERVICES)
build = BUILD
