import pytest

from perspectives.anchoring.anchorer import Anchorer
from perspectives.drafting.quotations import quotations
from perspectives.drafting.quoting import quote_of
from perspectives.model import State

SPLIT = [
    ("“The quay,” she said, “is shut.”", "The quay … is shut."),
    ("“The quay is shut,” she said. “We know.”", "The quay is shut … We know."),
    ("“No,” he said. “The quay is shut. No.”", "No … The quay is shut. No."),
    ("„Der Kai“, sagte sie, „ist zu.“", "Der Kai … ist zu."),
    ("« Le quai », dit-il, « est fermé. »", "Le quai … est fermé."),
    ("“The quay is shut.\n\n“It is old,” she said.", "The quay is shut. … It is old,"),
    ("“The quay — ” she said, “ — is shut!”", "The quay … is shut!"),
]


@pytest.mark.parametrize(("text", "quote"), SPLIT)
def test_a_quotation_split_by_its_attribution_is_filed_with_an_elision(text, quote):
    [quotation] = quotations(text)
    assert quote_of(text, quotation) == quote


@pytest.mark.parametrize("text", [text for text, _ in SPLIT])
def test_what_is_filed_is_found_where_it_was_taken_from(text):
    text = f"The quay is old. No, she said.\n\n{text} The quay is what it was."
    quotation = quotations(text)[-1]
    passage = Anchorer(text).find(quote_of(text, quotation))
    assert (passage.state, passage.score) == (State.EXACT, 100)
    assert passage.spans[0][0] == quotation.spans[0][0]
    rest = text[passage.spans[-1][1] : quotation.spans[-1][1]]
    assert rest in ("", ",", ".", "!")
