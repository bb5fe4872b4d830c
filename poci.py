# -*- coding: utf-8 -*-
"""Set up POCI Desktop in its own folder and use it: `python3 poci.py run`, `python3 poci.py test`.

On Windows: `py poci.py run`, `py poci.py test`. Needs only Python 3.11 or newer. This file keeps to words
that every older Python can read, to be able to turn it away politely.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "POCI Desktop needs Python 3.11 or newer, and this is Python %d.%d: "
        "install a newer Python, then run this again.\n" % sys.version_info[:2]
    )
    sys.exit(2)

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "packaging"))

from bootstrap.verbs import main

sys.exit(main(sys.argv[1:]))
