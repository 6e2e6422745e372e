"""How many made-up examples each property is tried with: few at every change, many when somebody wants to be sure.

EXAMPLES=3000 python -m pytest tests/scheme
"""

import os

EXAMPLES = int(os.environ.get("EXAMPLES", "25"))
# For what happens seldom: a duty that was kept, then something else.
MORE_EXAMPLES = 2 * EXAMPLES
