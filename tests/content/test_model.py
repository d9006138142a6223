"""What the site says beside prices: which values can be made, and what they answer."""

from collections.abc import Callable
from datetime import date

import pytest

from calculator.errors import FieldError, Path, RuleError
from calculator.model import Text
from hooks.content.model import (
    Answer,
    Faq,
    Question,
    Step,
    read_day_of_month,
    read_email,
    read_shape,
    read_web_address,
)

WORDS = Text(da="Ord", en="Words")


def _question(*untils: date | None) -> Question:
    return Question(
        id="choose",
        question=WORDS,
        answers=tuple(
            Answer(text=Text(da=str(until), en=str(until)), until=until) for until in untils
        ),
    )


ANSWERED = [
    (date(2024, 1, 14), "2024-01-15"),
    (date(2024, 1, 15), "2024-01-15"),
    (date(2024, 1, 16), "2024-02-01"),
    (date(2024, 2, 1), "2024-02-01"),
    (date(2024, 2, 2), "None"),
    (date(9999, 12, 31), "None"),
]


@pytest.mark.parametrize(("day", "expected"), ANSWERED)
def test_an_answer_holds_to_the_end_of_its_last_day(day: date, expected: str) -> None:
    """The day after, the next answer takes over; the last holds without end."""
    question = _question(date(2024, 1, 15), date(2024, 2, 1), None)
    assert expected == question.answer_on(day).da


EARLY, LATE = date(2024, 1, 15), date(2024, 2, 1)

BROKEN_ANSWERS: list[tuple[tuple[date | None, ...], list[tuple[Path, str]]]] = [
    ((), [(("answers",), "answers.none")]),
    ((EARLY,), [(("answers", 0, "until"), "answers.closed")]),
    ((None, None), [(("answers", 0), "answers.open_too_early")]),
    ((LATE, EARLY, None), [(("answers", 1, "until"), "answers.order")]),
    ((EARLY, EARLY, None), [(("answers", 1, "until"), "answers.order")]),
    (
        (None, EARLY),
        [(("answers", 0), "answers.open_too_early"), (("answers", 1, "until"), "answers.closed")],
    ),
]


@pytest.mark.parametrize(("untils", "expected"), BROKEN_ANSWERS)
def test_every_day_has_an_answer(
    untils: tuple[date | None, ...], expected: list[tuple[Path, str]]
) -> None:
    """Answers are sorted by date, and only the last has no end."""
    with pytest.raises(RuleError) as refused:
        _question(*untils)
    assert expected == [(problem.path, problem.message.code) for problem in refused.value.problems]


def test_questions_are_distinguished_by_their_ids() -> None:
    """An id is an address on the page, so it is unique."""
    with pytest.raises(RuleError) as refused:
        Faq(entries=(_question(None), _question(None)))
    assert [("entries", 1, "id")] == [problem.path for problem in refused.value.problems]


@pytest.mark.parametrize("words", ["Senest den {upgrade_day}.", "Uden dag", "Lukket } alene"])
def test_a_step_may_name_the_upgrade_day(words: str) -> None:
    """The one value that is filled in is written in braces, or left out."""
    assert words == Step(title=WORDS, text=Text(da=words, en=words)).text.da


@pytest.mark.parametrize(
    "words", ["{dag}", "{}", "{upgrade_day", "{{upgrade_day}}", "{ upgrade_day }"]
)
def test_a_step_has_no_other_braces(words: str) -> None:
    """What can't be filled in would be on the page as it is."""
    with pytest.raises(RuleError) as refused:
        Step(title=WORDS, text=Text(da=words, en="Fine"))
    assert {("text", "da")} == {problem.path for problem in refused.value.problems}


READ = [
    (read_email, "kontakt@example.com", "kontakt@example.com"),
    (read_day_of_month, 1, 1),
    (read_day_of_month, 28, 28),
    (read_shape, "DDMMYY-NNNN", "DDMMYY-NNNN"),
    (read_shape, "YYYYMMDD-NNNN", "YYYYMMDD-NNNN"),
    (read_shape, "AA-NN-NN-NN-A", "AA-NN-NN-NN-A"),
    (read_shape, "NNNNNNNNN", "NNNNNNNNN"),
    (read_web_address, "https://www.visma.dk", "https://www.visma.dk"),
    (read_web_address, "http://localhost:8000/a?b=c", "http://localhost:8000/a?b=c"),
]


@pytest.mark.parametrize(("reader", "value", "expected"), READ)
def test_a_value_that_is_written_right_is_read(
    reader: Callable[[object], object], value: object, expected: object
) -> None:
    """Mail addresses, days that each month has, and full addresses."""
    assert expected == reader(value)


REFUSED = [
    (read_email, "kontakt", "email.form"),
    (read_email, "a@b", "email.form"),
    (read_email, "a@b.dk\n", "email.form"),
    (read_email, "a b@c.dk", "email.form"),
    (read_email, '"><script>@x.dk', "email.form"),
    (read_email, None, "email.form"),
    (read_day_of_month, 0, "day.range"),
    (read_day_of_month, 29, "day.range"),
    (read_day_of_month, True, "day.range"),
    (read_day_of_month, "15", "day.range"),
    (read_day_of_month, 15.0, "day.range"),
    (read_shape, "NNNNNNNN", "shape.form"),
    (read_shape, "N-N-N-N-N", "shape.form"),
    (read_shape, "DDMM-NNNNN", "shape.form"),
    (read_shape, "DDMMYYYY-DDNN", "shape.form"),
    (read_shape, "DDMMYYYYYY-NN", "shape.form"),
    (read_shape, "DDMMYY--NNNN", "shape.form"),
    (read_shape, "DDMMYYNNNN-", "shape.form"),
    (read_shape, "ddmmyy-nnnn", "shape.form"),
    (read_shape, r"\d{6}-\d{4}", "shape.form"),
    (read_shape, "DDMMYY-NNNN\n", "shape.form"),
    (read_shape, "", "shape.form"),
    (read_shape, 1234567890, "shape.form"),
    (read_web_address, "/kontakt/", "web_address.form"),
    (read_web_address, "mailto:a@b.dk", "web_address.form"),
    (read_web_address, "javascript:alert(1)", "web_address.form"),
    (read_web_address, "https://", "web_address.form"),
    (read_web_address, "https://[::1/", "web_address.form"),
    (read_web_address, "https://a@b.dk/", "web_address.form"),
    (read_web_address, "https://a.dk/\n", "web_address.form"),
    (read_web_address, None, "web_address.form"),
]


@pytest.mark.parametrize(("reader", "value", "expected"), REFUSED)
def test_a_value_that_is_written_wrong_is_refused(
    reader: Callable[[object], object], value: object, expected: str
) -> None:
    """Each kind of mistake has its own message."""
    with pytest.raises(FieldError) as refused:
        reader(value)
    assert expected == refused.value.message.code
