"""The streams written a second time, straight from their sheets, by readers who have not opened the pack.

One module per stream: ``read(case, day, judged) -> Reading``. ``day`` is the application date, ``judged`` the
day judged. Nothing here imports the rules but :mod:`tests.second_reading.compare`.
"""
