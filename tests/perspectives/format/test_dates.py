import re

from hypothesis import given
from hypothesis import strategies as st

from perspectives.format.dates import DATE_PATTERN, is_iso_date

DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda date: date.isoformat()[:7]),
    st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()),
    st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"),
    st.from_regex(r"\A20[0-9]{2}-0[0-9]-[0-3][0-9]T[0-9]{2}:[0-9]{2}([:+-][0-9]{2}){0,2}\Z"),
    st.text(alphabet="0123456789-:TZ+.,", max_size=25),
)


@given(DATES)
def test_the_pattern_for_editors_knows_the_dates_but_not_the_leap_years(text):
    has_matched = bool(re.search(DATE_PATTERN, text))
    is_of_a_leap_year = text[4:10] == "-02-29"
    assert has_matched == is_iso_date(text) or (has_matched and is_of_a_leap_year)
