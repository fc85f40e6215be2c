"""Made-up questions to `recommend`, for the laws that hold for all of them."""

from hypothesis import strategies as st

from meantime.matching.context import Context
from meantime.policies.principles import Priority
from meantime.policies.shapes import TRAITS

some_traits = st.dictionaries(st.sampled_from(sorted(TRAITS)), st.floats(0, 1))
contexts = st.builds(
    Context,
    students=st.none() | st.integers(1, 500),
    infeasible_share=st.floats(0, 1),
    room=st.sampled_from(["web", "room", "hybrid"]),
    week=st.none() | st.integers(1, 15),
    weeks=st.none() | st.integers(1, 15),
    priorities=st.dictionaries(st.sampled_from([priority.value for priority in Priority]), st.floats(0, 3)),
)
