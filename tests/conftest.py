"""What every test shares: no screen is needed, and no test is judged by a stopwatch.

The examples of Hypothesis are the same in every run. `poci.py test --long` takes the profile `long`: many
more, drawn afresh each time; what it finds becomes a case.
"""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("house")
