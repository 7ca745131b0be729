# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: freethreading_compatible=True
"""How texts are cut into lines, and long lines into sentences, compiled: each function is the twin of one in Python, the reference.

Text comes in as `str` and is copied into an array of code points. What a character is, Python's own tables say. But for a table that
is asked for when it is first needed, nothing here is changed once it is made, so that threads share it.
"""

cimport cython
from libc.stdint cimport int64_t, uint8_t, uint32_t
from libc.stdlib cimport calloc, free

ctypedef uint32_t Char  # a code point

cdef extern from "Python.h":
    Char* PyUnicode_AsUCS4Copy(object text) except NULL
    void PyMem_Free(void* memory)
    str PyUnicode_FromKindAndData(int kind, const void* buffer, Py_ssize_t size)
    str PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)
    int PyUnicode_4BYTE_KIND
    bint Py_UNICODE_ISSPACE(Char char) nogil
    bint Py_UNICODE_ISLOWER(Char char) nogil
    bint Py_UNICODE_ISUPPER(Char char) nogil
    bint Py_UNICODE_ISTITLE(Char char) nogil
    bint Py_UNICODE_ISALPHA(Char char) nogil
    bint Py_UNICODE_ISALNUM(Char char) nogil
    bint Py_UNICODE_ISDIGIT(Char char) nogil
    bint Py_UNICODE_ISDECIMAL(Char char) nogil
    Char Py_UNICODE_TOLOWER(Char char) nogil

cdef enum:
    FORMAT = 2  # of what Python hands over; `scrubber.kernel` asks for the same
    MARKED = 1 << 16  # code points among which the marks of sentences are
    ROOM = 64  # letters of a word that is made small without asking Python
    # What a mark is:
    SPACED = 1
    UNSPACED = 2
    STOP = 4
    CLOSER = 8
    OPENS_WORD = 16
    # What `İ` and a capital sigma become takes more than one letter, or depends on the letters around it.
    DOTTED_I = 0x130
    SIGMA = 0x3A3


def format_version():
    return FORMAT


cdef uint32_t[256] crc_of_byte


cdef void fill_crc_of_byte() noexcept:
    cdef uint32_t crc
    cdef int byte, bit
    for byte in range(256):
        crc = byte
        for bit in range(8):
            crc = crc >> 1 ^ (0xEDB88320U if crc & 1 else 0U)
        crc_of_byte[byte] = crc


fill_crc_of_byte()


cdef inline uint32_t with_byte(uint32_t crc, uint32_t byte) noexcept nogil:
    return crc_of_byte[(crc ^ byte) & 0xFF] ^ crc >> 8


cdef inline uint32_t with_char(uint32_t crc, Char char) noexcept nogil:
    """The checksum with a character more, as UTF-8; half of a surrogate pair counts as a question mark."""
    if char < 0x80:
        return with_byte(crc, char)
    if char < 0x800:
        return with_byte(with_byte(crc, 0xC0 | char >> 6), 0x80 | char & 0x3F)
    if 0xD800 <= char < 0xE000:
        return with_byte(crc, 63)
    if char < 0x10000:
        crc = with_byte(crc, 0xE0 | char >> 12)
    else:
        crc = with_byte(with_byte(crc, 0xF0 | char >> 18), 0x80 | char >> 12 & 0x3F)
    return with_byte(with_byte(crc, 0x80 | char >> 6 & 0x3F), 0x80 | char & 0x3F)


cdef struct Word:
    const Char* chars
    Py_ssize_t size


cdef inline uint32_t with_word(uint32_t crc, Word word) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(word.size):
        crc = with_char(crc, word.chars[i])
    return crc


cdef inline uint32_t with_number(uint32_t crc, Py_ssize_t number) noexcept nogil:
    """The same for a number of one or two digits."""
    if number > 9:
        crc = with_byte(crc, 48 + number // 10)
    return with_byte(crc, 48 + number % 10)


cdef int make_small(Word word, Char* room, Word* made) except -1:
    """A word in small letters, in `room` if it fits in there; else in memory that is to be freed."""
    cdef Py_ssize_t i
    cdef Char char
    made.size = word.size
    if word.size <= ROOM:
        made.chars = room
        for i in range(word.size):
            char = word.chars[i]
            if char == DOTTED_I or char == SIGMA:
                break
            room[i] = Py_UNICODE_TOLOWER(char)
        else:
            return 0
    small = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, word.chars, word.size).lower()
    made.chars = PyUnicode_AsUCS4Copy(small)
    made.size = len(small)
    return 0


def small(str text):
    """The text in small letters, as words are made small here: for tests."""
    cdef Char[ROOM] room
    cdef Word word
    cdef Word made
    cdef Char* chars = PyUnicode_AsUCS4Copy(text)
    try:
        word.chars, word.size = chars, len(text)
        make_small(word, room, &made)
        try:
            return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, made.chars, made.size)
        finally:
            if made.chars != room:
                PyMem_Free(<void*>made.chars)
    finally:
        PyMem_Free(chars)


cdef bint is_all_capitals(Word word) noexcept nogil:
    """Twin of `str.isupper`."""
    cdef Py_ssize_t i
    cdef bint found = False
    for i in range(word.size):
        if Py_UNICODE_ISLOWER(word.chars[i]) or Py_UNICODE_ISTITLE(word.chars[i]):
            return False
        found = found or Py_UNICODE_ISUPPER(word.chars[i])
    return found


cdef Char shape(Word word) noexcept nogil:
    """Twin of `breaks._shape`."""
    cdef Char first = word.chars[0]
    if Py_UNICODE_ISALPHA(first):
        if Py_UNICODE_ISLOWER(first):
            return c"l"
        if not Py_UNICODE_ISUPPER(first):
            return c"x"
        return c"U" if word.size > 1 and is_all_capitals(word) else c"C"
    return c"d" if Py_UNICODE_ISDIGIT(first) else first


cdef inline bint is_ascii_capital(Char char) noexcept nogil:
    return 65 <= char <= 90


cdef inline bint is_other_letter(Char char) noexcept nogil:
    r"""Whether it is one of `[^\W\d_A-Z]`."""
    return Py_UNICODE_ISALNUM(char) and not Py_UNICODE_ISDECIMAL(char) and not is_ascii_capital(char)


cdef class Cutter:
    """Cuts texts into lines, and long lines into sentences: twin of `boilerplate.lines.cut_without_kernel` and `boilerplate.sentences`.

    Parameters:
        table: Gives the weights of lost line breaks, their bias and their unit, when they are first needed.
        limits: The constants of `boilerplate.breaks`, by their names.
        marks: The marks of `scrubber.sentences`, by their names, and `OPENS_WORD`: what stands before a word that may be an abbreviation.
        abbreviations: Those that are listed.
        reach: Characters before a full stop in which an abbreviation is looked for.
        is_abbreviation: Whether there is one before a full stop that may be one by its length.
    """

    cdef uint8_t* marks
    cdef object table, is_abbreviation
    cdef const uint8_t[::1] weights
    cdef int64_t bias, unit, likely
    cdef Py_ssize_t far, longest, reach
    cdef int unused
    cdef int64_t features
    cdef bint has_weights

    def __cinit__(self, table, dict limits, dict marks, abbreviations, Py_ssize_t reach, is_abbreviation):
        self.marks = <uint8_t*>calloc(MARKED, 1)
        if self.marks == NULL:
            raise MemoryError
        for kind, name in ((SPACED, "SPACED"), (UNSPACED, "UNSPACED"), (STOP, "STOPS"), (CLOSER, "CLOSERS"), (OPENS_WORD, "OPENS_WORD")):
            for mark in marks[name]:
                if ord(mark) >= MARKED or mark.isalnum() or mark.isspace():
                    raise ValueError("a mark of a sentence is a letter, or beyond those that the kernel knows")
                self.marks[ord(mark)] |= kind
        for i in range(MARKED):
            if (self.marks[i] & SPACED != 0) + (self.marks[i] & UNSPACED != 0) + (self.marks[i] & CLOSER != 0) > 1:
                raise ValueError("a mark of a sentence is of two kinds")
        self.table, self.is_abbreviation = table, is_abbreviation
        self.likely, self.far, self.features = limits["LIKELY"], limits["FAR"], limits["FEATURES"]
        self.unused = 32 - limits["BITS"]
        self.longest, self.reach = max(map(len, abbreviations)), reach
        if not 0 <= self.far < 100 or not 0 < self.unused < 32:
            raise ValueError("the limits are not those that the kernel was written for")

    def __dealloc__(self):
        free(self.marks)

    cdef inline uint8_t mark(self, Char char) noexcept nogil:
        return self.marks[char] if char < MARKED else 0

    def lines(self, str text, known, Py_ssize_t much, Py_ssize_t huge):
        """The lines of a text, and where they stand: twin of `lines.cut_without_kernel`.

        Parameters:
            text: The text.
            known: Whether a rule knows a sentence.
            much: Characters from which a row is cut where it holds most of the text.
            huge: Characters from which it always is.
        """
        cdef Py_ssize_t n = len(text), at = 0, end, first, last, row = 0, before, i
        cdef list lines = [], cut = [], places = [], spans = []
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            while at <= n:
                end = at
                while end < n and chars[end] != c"\n":
                    end += 1
                first, last = at, end
                while first < last and Py_UNICODE_ISSPACE(chars[first]):
                    first += 1
                while last > first and Py_UNICODE_ISSPACE(chars[last - 1]):
                    last -= 1
                if last - first >= much and (last - first >= huge or 2 * (last - first) > n):
                    spans.clear()
                    self.cut_row(text, chars, first, last, known, spans)
                    for one, other in spans:
                        lines.append(PyUnicode_Substring(text, one, other))
                        cut.append(len(spans) > 1)
                        places.append((row, one, other))
                elif last > first:
                    lines.append(PyUnicode_Substring(text, first, last))
                    cut.append(False)
                    places.append((row, first, last))
                at, row = end + 1, row + 1
        finally:
            PyMem_Free(chars)
        return lines, cut, places

    def sentences(self, str line, known):
        """Twin of `sentences.sentences_without_kernel`."""
        cdef list spans = []
        cdef Char* chars = PyUnicode_AsUCS4Copy(line)
        try:
            self.cut_row(line, chars, 0, len(line), known, spans)
        finally:
            PyMem_Free(chars)
        return spans

    def breaks(self, str line, Py_ssize_t start, Py_ssize_t end):
        """The spans of what were lines within a part of a line, without the white space around them: as twin of `breaks.breaks`."""
        cdef list spans = []
        cdef Char* chars
        if not 0 <= start <= end <= len(line):
            raise IndexError(start, end)
        self.load()
        chars = PyUnicode_AsUCS4Copy(line)
        try:
            self.cut_where_broken(chars, start, end, spans)
        finally:
            PyMem_Free(chars)
        return spans

    cdef int cut_row(self, str text, const Char* chars, Py_ssize_t first, Py_ssize_t last, known, list spans) except -1:
        """The spans of the sentences of `text[first:last]`, which is one line."""
        cdef Py_ssize_t start = first, i = first, end, following, stops
        cdef bint has_tab, may_be_short
        cdef uint8_t mark
        self.load()
        while i < last:
            mark = self.mark(chars[i])
            may_be_short = False
            if mark & (SPACED | UNSPACED):
                stops = i + 1
                while stops < last and self.mark(chars[stops]) & (mark & (SPACED | UNSPACED)):
                    stops += 1
                end = stops
                while end < last and self.mark(chars[end]) & CLOSER:
                    end += 1
                following = end
                while following < last and Py_UNICODE_ISSPACE(chars[following]):
                    following += 1
                if mark & SPACED and following == end:  # no space: it may have been lost
                    end = stops + 1 if stops < last and self.mark(chars[stops]) & CLOSER else stops
                    if not self.has_lost_space(chars, first, last, stops - 1, end):
                        i = stops
                        continue
                    i, following = stops - 1, end
                may_be_short = chars[i] == c"." and end == i + 1
            elif Py_UNICODE_ISSPACE(chars[i]):
                has_tab, following, end = False, i, i
                while following < last and Py_UNICODE_ISSPACE(chars[following]):
                    has_tab = has_tab or chars[following] == c"\t"
                    following += 1
                if not has_tab and following - i < 3:
                    i = following
                    continue
            else:
                i += 1
                continue
            if following < last and not Py_UNICODE_ISLOWER(chars[following]):
                if not may_be_short or not self.is_short(text, chars, first, i):
                    self.cut_part(text, chars, start, end, known, spans)
                    start = following
            i = following
        self.cut_part(text, chars, start, last, known, spans)
        return 0

    cdef bint has_lost_space(self, const Char* chars, Py_ssize_t first, Py_ssize_t last, Py_ssize_t stop, Py_ssize_t end) noexcept nogil:
        """Whether three small letters stand before a stop, and a capital and a small one behind `end`."""
        cdef Py_ssize_t i
        if stop - 3 < first or end + 2 > last:
            return False
        for i in range(stop - 3, stop):
            if not is_other_letter(chars[i]):
                return False
        return is_ascii_capital(chars[end]) and is_other_letter(chars[end + 1])

    cdef bint is_short(self, str text, const Char* chars, Py_ssize_t first, Py_ssize_t stop) except -1:
        """Twin of `sentences.is_abbreviation`, which is asked if the word is no longer than the longest."""
        cdef Py_ssize_t begin, end = stop
        if end > first and chars[end - 1] == c"\n":  # where a line holds one, the word may stand before it
            end -= 1
        begin = end
        while begin > first and end - begin <= self.longest and Py_UNICODE_ISALNUM(chars[begin - 1]):
            begin -= 1
        if begin == end or end - begin > self.longest:
            return False
        if begin > first and not self.mark(chars[begin - 1]) & OPENS_WORD and not Py_UNICODE_ISSPACE(chars[begin - 1]):
            return False
        begin = max(first, stop - self.reach - 1)
        return self.is_abbreviation(PyUnicode_Substring(text, begin, stop), stop - begin)

    cdef int cut_part(self, str text, const Char* chars, Py_ssize_t start, Py_ssize_t end, known, list spans) except -1:
        """The spans of what stands between two ends."""
        cdef Py_ssize_t one = start, other = end
        if start == end:
            return 0
        while one < other and Py_UNICODE_ISSPACE(chars[one]):
            one += 1
        while other > one and Py_UNICODE_ISSPACE(chars[other - 1]):
            other -= 1
        if known(PyUnicode_Substring(text, one, other) if one < other else " "):
            spans.append((one, other))
        else:
            self.cut_where_broken(chars, one, other, spans)
        return 0

    cdef int cut_where_broken(self, const Char* chars, Py_ssize_t start, Py_ssize_t end, list spans) except -1:
        """The spans of what were lines."""
        cdef Char edge = c"\n"
        cdef Word earlier, before, after, later
        cdef Py_ssize_t at = 0, number = 0, gap
        earlier.chars, earlier.size = &edge, 1
        later = self.next_word(chars, start, end)
        if later.size == 0:
            return 0
        start = later.chars - chars
        before.chars, before.size = &edge, 1
        after = later
        later = self.next_word(chars, (after.chars - chars) + after.size, end)
        while later.size:
            earlier, before, after = before, after, later
            later = self.next_word(chars, (after.chars - chars) + after.size, end)
            number += 1
            if Py_UNICODE_ISLOWER(after.chars[0]) or not self.may_break(before, after):
                continue
            gap = after.chars - before.chars - before.size
            if later.size == 0:
                later.chars = &edge
            if self.total(earlier, before, after, later, number - at, gap) > self.likely:
                spans.append((start, (before.chars - chars) + before.size))
                start, at = after.chars - chars, number
        spans.append((start, (after.chars - chars) + after.size))
        return 0

    cdef Word next_word(self, const Char* chars, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
        cdef Word word
        while at < end and Py_UNICODE_ISSPACE(chars[at]):
            at += 1
        word.chars = chars + at
        while at < end and not Py_UNICODE_ISSPACE(chars[at]):
            at += 1
        word.size = (chars + at) - word.chars
        return word

    cdef bint may_break(self, Word before, Word after) noexcept nogil:
        """Twin of `breaks.may_break`, of words of which the second begins with no small letter."""
        cdef Py_ssize_t last = before.size
        while last and self.mark(before.chars[last - 1]) & CLOSER:
            last -= 1
        if last and self.mark(before.chars[last - 1]) & STOP:
            return False
        if 2 <= after.size <= 3 and after.chars[after.size - 1] == c".":
            return not (Py_UNICODE_ISDECIMAL(after.chars[0]) and Py_UNICODE_ISDECIMAL(after.chars[after.size - 2]))
        return True

    cdef int64_t total(self, Word earlier, Word before, Word after, Word later, Py_ssize_t since, Py_ssize_t gap) except? -1:
        """Twin of `breaks.total`."""
        cdef Char[ROOM] room
        cdef Char[ROOM] earlier_room
        cdef Word low, earlier_low, end, begin
        make_small(before, room, &low)
        try:
            make_small(earlier, earlier_room, &earlier_low)
            try:
                return self.weigh(earlier, earlier_low, before, low, after, later, since, gap)
            finally:
                if earlier_low.chars != earlier_room:
                    PyMem_Free(<void*>earlier_low.chars)
        finally:
            if low.chars != room:
                PyMem_Free(<void*>low.chars)

    cdef int load(self) except -1:
        with cython.critical_section(self):
            if not self.has_weights:
                weights, bias, unit = self.table()
                if len(weights) != 1 << (32 - self.unused) or unit < 0:
                    raise ValueError("the table of lost line breaks was made for another kernel")
                self.bias, self.unit, self.weights = bias, unit, weights
                self.has_weights = True
        return 0

    cdef int64_t weigh(
        self, Word earlier, Word earlier_low, Word before, Word low, Word after, Word later, Py_ssize_t since, Py_ssize_t gap
    ) noexcept nogil:
        """What `breaks.features` add up to; `later.size` is 0 at the end."""
        cdef uint32_t[10] crc
        cdef uint32_t none = 0xFFFFFFFFU, shapes
        cdef Char first = shape(before), second = shape(after), last = before.chars[before.size - 1]
        cdef bint is_marked = not Py_UNICODE_ISALNUM(last)
        cdef Word end, begin
        cdef int64_t found = 0
        cdef int i
        if later.size == 0:
            later.size = 1
        gap, since = min(gap, 2), min(since, self.far)
        end.size = min(low.size, 4)
        end.chars = low.chars + low.size - end.size
        begin.chars, begin.size = after.chars, min(after.size, 4)
        crc[0] = with_word(with_byte(none, c"A"), low)
        crc[1] = with_word(with_byte(none, c"B"), after)
        crc[2] = with_word(with_byte(with_word(with_byte(none, c"C"), low), c" "), after)
        crc[3] = with_word(with_byte(with_word(with_byte(none, c"D"), earlier_low), c" "), low)
        crc[4] = with_word(with_byte(with_word(with_byte(none, c"E"), after), c" "), later)
        crc[5] = with_char(with_char(with_byte(none, c"F"), shape(earlier)), first)
        crc[6] = with_char(with_number(with_byte(none, c"G"), since), first)
        crc[7] = with_number(with_byte(none, c"H"), gap)
        if is_marked:
            for i in range(5, 8):
                crc[i] = with_char(crc[i], last)
        crc[5] = with_number(with_char(with_char(crc[5], second), shape(later)), gap)
        crc[6] = with_char(crc[6], second)
        crc[8] = with_char(with_word(with_byte(none, c"I"), end), second)
        crc[9] = with_char(with_word(with_byte(none, c"J"), begin), first)
        for i in range(10):
            found += self.weights[~crc[i] >> self.unused]
        return self.bias + self.unit * found // 100 - 128 * self.unit * self.features // 100
