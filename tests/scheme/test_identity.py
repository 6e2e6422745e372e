"""What is enough to open a lost way in, and what somebody at home could answer too."""

import pytest

from victimcontact.scheme.identity import BETWEEN_US, Question, is_shown

AT_HOME = [Question.NAME, Question.BORN_ON, Question.ADDRESS]


@pytest.mark.parametrize(
    ("right", "wrong", "shown"),
    [
        ([], [], False),
        (AT_HOME, [], False),
        ([*AT_HOME, Question.OFFICER], [], False),
        ([Question.NAME, Question.CODE_WORD], [], False),
        ([Question.NAME, Question.NAME, Question.CODE_WORD], [], False),
        ([Question.NAME, Question.BORN_ON, Question.CODE_WORD], [], True),
        ([Question.NAME, Question.BORN_ON, Question.LAST_CONTACT], [], True),
        ([Question.NAME, Question.BORN_ON, Question.CHOICES], [], True),
        ([Question.NAME, Question.BORN_ON, Question.CODE_WORD], [Question.ADDRESS], False),
        (list(Question), [Question.CODE_WORD], False),
    ],
)
def test_three_right_answers_show_who_somebody_is_when_one_is_between_us_and_none_is_wrong(
    right: list[Question], wrong: list[Question], shown: bool
) -> None:
    assert is_shown(right, wrong) is shown


def test_what_somebody_at_home_knows_is_never_between_us() -> None:
    assert not BETWEEN_US & {*AT_HOME, Question.OFFICER}
