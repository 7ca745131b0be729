# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: freethreading_compatible=True

cdef enum:
    FORMAT = 2  # of what Python hands over; `scrubber.kernel` asks for the same


def format_version():
    return FORMAT
