# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: freethreading_compatible=True
"""How texts are cut into lines, and long lines into sentences, compiled: each function is the twin of one in Python, the reference.

Text comes in as `str` and is copied into an array of code points. What a character is, Python's own tables say. But for a table that
is asked for when it is first needed, nothing here is changed once it is made, so that threads share it.
"""

cimport cython
from cpython.ref cimport Py_INCREF
from libc.math cimport log, sqrt
from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memcpy, memset

ctypedef uint32_t Char  # a code point

cdef extern from "Python.h":
    Char* PyUnicode_AsUCS4Copy(object text) except NULL
    void* PyMem_Malloc(size_t size)
    void PyMem_Free(void* memory)
    str PyUnicode_FromKindAndData(int kind, const void* buffer, Py_ssize_t size)
    str PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)
    int PyUnicode_4BYTE_KIND
    int PyUnicode_KIND(object text)
    void* PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_FindChar(object text, Char char, Py_ssize_t start, Py_ssize_t end, int direction) except -2
    Char PyUnicode_READ(int kind, const void* data, Py_ssize_t at)
    object PyType_GenericAlloc(type kind, Py_ssize_t size)
    void PyTuple_SET_ITEM(object made, Py_ssize_t at, object item)  # takes over a reference
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
    FORMAT = 3  # of what Python hands over; `scrubber.kernel` asks for the same
    MARKED = 1 << 16  # code points among which the marks of sentences are, and arrows
    CODE_POINTS = 0x110000
    ROOM = 64  # letters of a word that is made small without asking Python
    # What a mark is:
    SPACED = 1
    UNSPACED = 2
    STOP = 4
    CLOSER = 8
    OPENS_WORD = 16
    # What a sign at the end of a line is:
    FULL = 1
    FULL_OTHERS = 2
    BEFORE = 4
    TRAILING = 8
    CLOSES = 16
    CLAUSE = 32
    MOST_CLOSERS = 39  # closing signs behind one another that are told here
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
        begins_anew: Whether a sentence ends at a mark although a small letter follows.
        taken_together: The spans of what a rule knows as a whole.
    """

    cdef uint8_t* marks
    cdef object table, is_abbreviation, begins_anew, taken_together
    cdef const uint8_t[::1] weights
    cdef int64_t bias, unit, likely
    cdef Py_ssize_t far, longest, reach
    cdef int unused
    cdef int64_t features
    cdef bint has_weights

    def __cinit__(self, table, dict limits, dict marks, abbreviations, Py_ssize_t reach, is_abbreviation, begins_anew, taken_together):
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
        self.table, self.is_abbreviation, self.begins_anew, self.taken_together = table, is_abbreviation, begins_anew, taken_together
        self.likely, self.far, self.features = limits["LIKELY"], limits["FAR"], limits["FEATURES"]
        self.unused = 32 - limits["BITS"]
        self.longest, self.reach = max(map(len, abbreviations)), reach
        if not 0 <= self.far < 100 or not 0 < self.unused < 32:
            raise ValueError("the limits are not those that the kernel was written for")

    def __dealloc__(self):
        free(self.marks)

    cdef inline uint8_t mark(self, Char char) noexcept nogil:
        return mark_of(self.marks, char)

    def lines(self, str text, known, Py_ssize_t much, Py_ssize_t huge):
        """The lines of a text, and where they stand: twin of `lines.cut_without_kernel`.

        Parameters:
            text: The text.
            known: Whether a rule knows a sentence.
            much: Characters from which a row is cut where it holds most of the text.
            huge: Characters from which it always is.
        """
        cdef Py_ssize_t n = len(text), at = 0, end, first, last, row = 0
        cdef list lines = [], cut = [], places = [], spans = []
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef Char* chars = NULL  # made where a row is cut: in most texts none is
        try:
            while at <= n:
                end = PyUnicode_FindChar(text, c"\n", at, n, 1)
                if end < 0:
                    end = n
                first, last = at, end
                while first < last and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, first)):
                    first += 1
                while last > first and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, last - 1)):
                    last -= 1
                if last - first >= much and (last - first >= huge or 2 * (last - first) > n):
                    if chars == NULL:
                        chars = PyUnicode_AsUCS4Copy(text)
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
            if following < last and (not Py_UNICODE_ISLOWER(chars[following]) or self.ends_before_small(text, chars, first, last, i, following)):
                if not may_be_short or not self.is_short(text, chars, first, i):
                    self.cut_part(text, chars, start, end, known, spans)
                    start = following
            i = following
        self.cut_part(text, chars, start, last, known, spans)
        return 0

    cdef bint ends_before_small(
        self, str text, const Char* chars, Py_ssize_t first, Py_ssize_t last, Py_ssize_t stop, Py_ssize_t following
    ) except -1:
        """Twin of `sentences.begins_anew`, which is asked of what it looks at."""
        cdef Py_ssize_t begin = max(first, stop - 1)
        if Py_UNICODE_ISSPACE(chars[stop]):
            return False
        return self.begins_anew(PyUnicode_Substring(text, begin, min(last, following + self.reach)), stop - begin, following - begin)

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
        cdef Py_ssize_t one = start, other = end, count = len(spans)
        if start == end:
            return 0
        while one < other and Py_UNICODE_ISSPACE(chars[one]):
            one += 1
        while other > one and Py_UNICODE_ISSPACE(chars[other - 1]):
            other -= 1
        self.cut_where_broken(chars, one, other, spans)
        if len(spans) == count + 1:  # it is one, whether a rule knows it or not
            return 0
        if len(spans) > count and known(PyUnicode_Substring(text, one, other)):
            spans[count:] = self.taken_together(text, spans[count:], known)
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


cdef class Paragraphs:
    """Tells which lines read like a paragraph of an article: twin of `evidence.is_prose`.

    Parameters:
        limits: The constants of `boilerplate.evidence`, by their names.
        stops: What ends a sentence.
        closers: What may stand behind that.
        is_signed: Whether a line that ends with a bracket ends with a sentence and its agencies.
    """

    cdef uint8_t* marks
    cdef object is_signed
    cdef Py_ssize_t prose, sentence, dense_prose, dense_sentences, dense_sentence
    cdef double korean

    def __cinit__(self, dict limits, str stops, str closers, is_signed):
        self.marks = <uint8_t*>calloc(MARKED, 1)
        if self.marks == NULL:
            raise MemoryError
        for kind, some in ((STOP, stops), (CLOSER, closers)):
            for mark in some:
                self.marks[ord(mark)] |= kind
        self.prose, self.sentence, self.korean = limits["PROSE"], limits["SENTENCE"], limits["KOREAN"]
        self.dense_prose, self.dense_sentences = limits["DENSE_PROSE"], limits["DENSE_SENTENCES"]
        self.dense_sentence, self.is_signed = limits["DENSE_SENTENCE"], is_signed

    def __dealloc__(self):
        free(self.marks)

    def among(self, lines):
        """For each line, whether it is one."""
        return [self.is_one(line) for line in lines]

    cdef bint is_one(self, str text) except -1:
        cdef Py_ssize_t size = len(text), last = size
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef Char middle = PyUnicode_READ(kind, data, size // 2) if size else 0
        cdef bint is_dense = 0x2E80 < middle < 0xAC00
        if is_dense and (size >= self.dense_prose or (size >= self.dense_sentences and "。" in text)):
            return True
        if 0xAC00 <= middle < 0xD7B0:
            size = <Py_ssize_t>(size * self.korean)
        if not is_dense and size >= self.prose:
            return True
        if size < (self.dense_sentence if is_dense else self.sentence):
            return False
        while last and mark_of(self.marks, PyUnicode_READ(kind, data, last - 1)) & CLOSER:
            last -= 1
        if is_dense:
            return last == 0 or PyUnicode_READ(kind, data, last - 1) in (0x3002, 0xFF0E)
        if last and mark_of(self.marks, PyUnicode_READ(kind, data, last - 1)) & STOP:
            return True
        return PyUnicode_READ(kind, data, len(text) - 1) == c")" and self.is_signed(text)


cdef inline uint8_t mark_of(const uint8_t* marks, Char char) noexcept nogil:
    return marks[char] if char < MARKED else 0


cdef inline bint is_of_word(Char char) noexcept nogil:
    r"""Whether it is one of `\w`."""
    if char < 128:
        return 97 <= char <= 122 or 65 <= char <= 90 or 48 <= char <= 57 or char == 95
    return Py_UNICODE_ISALNUM(char)


cdef enum:
    # What a character may be for the shape of a line, in the order in which they are handed over:
    QUESTION = 1
    BEHIND_QUESTION = 2
    FINAL = 4
    BEFORE_LEFTOVER = 8
    COLON = 16
    STOPPED = 32
    CLOSED = 64
    CLOSING = 128
    CONTINUES = 256
    NO_BULLET = 512
    DOT = 1024
    DATE = 2048
    KINDS = 12
    # The shapes, as `shapes.SHAPES` has them:
    GOES_ON = 0
    RESUMES = 1
    PIECE = 2
    FULL_STOP = 3
    BULLET = 4
    ENTRY = 5
    ASKS = 6
    ANNOUNCES = 7
    LABEL = 8
    NUMBERED = 9
    ADDRESS = 10
    DOTS = 11
    DATED = 12
    ASTERISK = 13
    LEFTOVER = 14
    SENTENCE_END = 15
    LINKED = 16
    ALL_SHAPES = 17


cdef struct Row:
    int kind  # of the characters, as Python keeps them
    const void* data
    Py_ssize_t size


cdef inline Char char_of(Row row, Py_ssize_t at) noexcept:
    return PyUnicode_READ(row.kind, row.data, at)


cdef class Shapes:
    """Tells which lines of a page have a shape: twin of the functions in `shapes.SHAPES`.

    Parameters:
        marks: The characters of each kind.
        limits: The constants of `boilerplate.shapes`, by their names.
        count: How many shapes there are.
    """

    cdef uint16_t* marks
    cdef Py_ssize_t announces, entry, glued, label, leftover, link, number, post

    def __cinit__(self, tuple marks, dict limits, int count):
        if len(marks) != KINDS or count != ALL_SHAPES:
            raise ValueError("these are the shapes of another version")
        self.marks = <uint16_t*>calloc(MARKED, sizeof(uint16_t))
        if self.marks == NULL:
            raise MemoryError
        for number, some in enumerate(marks):
            for mark in some:
                if ord(mark) >= MARKED:
                    raise ValueError("a mark of a shape is beyond those that the kernel knows")
                self.marks[ord(mark)] |= 1 << number
        self.announces, self.entry, self.glued = limits["ANNOUNCES"], limits["ENTRY"], limits["GLUED"]
        self.label, self.number, self.leftover = limits["LABEL"], limits["NUMBER"], limits["LEFTOVER"]
        self.link, self.post = limits["LINK"], limits["LINE_OF_POST"]

    def __dealloc__(self):
        free(self.marks)

    def among(self, int shape, lines, positions):
        """Which of the lines have the shape, of those at some positions if these are given."""
        cdef tuple rows = lines if type(lines) is tuple else tuple(lines)
        cdef Py_ssize_t at
        cdef list found = []
        if positions is None:
            for at in range(len(rows)):
                if self.has(shape, rows[at]):
                    found.append(at)
            return found
        for position in positions:
            at = position
            if not 0 <= at < len(rows):
                raise IndexError(at)
            if self.has(shape, rows[at]):
                found.append(position)
        return found

    cdef inline int mark(self, Char char) noexcept nogil:
        return self.marks[char] if char < MARKED else 0

    cdef bint has(self, int shape, str line) except -1:
        cdef Row row = Row(PyUnicode_KIND(line), PyUnicode_DATA(line), len(line))
        cdef Char first, last
        if row.size == 0:
            return False
        first, last = char_of(row, 0), char_of(row, row.size - 1)
        if shape <= PIECE:
            if shape == PIECE and last == c",":
                return True
            if Py_UNICODE_ISLOWER(first) or self.mark(first) & CONTINUES:
                return True
            return shape != GOES_ON and row.size <= self.number and Py_UNICODE_ISDIGIT(first)
        if shape == FULL_STOP:
            return last == c"."
        if shape == BULLET:
            if row.size < 2 or char_of(row, 1) != c" " or self.mark(first) & NO_BULLET:
                return False
            return not (is_of_word(first) or Py_UNICODE_ISSPACE(first))
        if shape == ENTRY:
            return row.size <= self.entry and is_entry(self, row)
        if shape == ASKS:
            return self.mark(self.behind(row, BEHIND_QUESTION)) & QUESTION != 0
        if shape == ANNOUNCES:
            return row.size >= self.announces and self.mark(last) & COLON
        if shape == LABEL:
            return row.size <= self.label and (Py_UNICODE_ISALNUM(last) or not self.mark(self.behind(row, CLOSED)) & CLOSING)
        if shape == NUMBERED:
            return Py_UNICODE_ISDIGIT(first)
        if shape == ADDRESS:
            return first == c"h" and line.startswith("http")
        if shape == DOTS:
            return self.mark(first) & DOT
        if shape == DATED:
            return self.mark(first) & DATE
        if shape == ASTERISK:
            return first == c"*"
        if shape == LEFTOVER:
            if row.size < self.glued or self.mark(last) & FINAL:
                return False
            return self.any_of(row, BEFORE_LEFTOVER, max(self.glued, row.size - self.leftover) - 1)
        if shape == LINKED:
            return row.size <= self.post and self.holds(row, c"/", max(0, row.size - self.link))
        return self.mark(self.behind(row, CLOSED)) & STOPPED != 0

    cdef bint any_of(self, Row row, int kind, Py_ssize_t start) noexcept:
        """Whether there is a character of a kind from a place on."""
        cdef Py_ssize_t at
        for at in range(start, row.size):
            if self.mark(char_of(row, at)) & kind:
                return True
        return False

    cdef bint holds(self, Row row, Char char, Py_ssize_t start) noexcept:
        """Whether there is a character from a place on."""
        cdef Py_ssize_t at
        for at in range(start, row.size):
            if char_of(row, at) == char:
                return True
        return False

    cdef Char behind(self, Row row, int kind) noexcept:
        """The last character of a line that is none of a kind; a hyphen if there is none."""
        cdef Py_ssize_t end = row.size
        while end and self.mark(char_of(row, end - 1)) & kind:
            end -= 1
        return char_of(row, end - 1) if end else c"-"


cdef bint is_entry(Shapes shapes, Row row) noexcept:
    """Twin of the expression in `shapes.is_entry`."""
    cdef Py_ssize_t at, before, behind, end
    cdef Char char
    for at in range(min(3, row.size)):  # a number with two signs before it
        char = char_of(row, at)
        if Py_UNICODE_ISDECIMAL(char):
            return True
        if is_of_word(char):
            break
    for end in range(row.size - (row.size > 0 and char_of(row, row.size - 1) == c"\n"), row.size + 1):  # or behind it
        at = end - 1
        while at >= 0 and at >= end - 2 and not is_of_word(char_of(row, at)):
            at -= 1
        if at >= 0 and Py_UNICODE_ISDECIMAL(char_of(row, at)):
            return True
    for at in range(row.size):
        char = char_of(row, at)
        if char == c";":
            return True
        if char != c"%" and not shapes.mark(char) & COLON:
            continue
        before = at - 1
        if before > 0 and char_of(row, before) == c" ":
            before -= 1
        if before < 0:
            continue
        if char == c"%":
            if Py_UNICODE_ISDECIMAL(char_of(row, before)):
                return True
            continue
        behind = at + 1
        if behind < row.size and char_of(row, behind) == c" ":
            behind += 1
        if is_of_word(char_of(row, before)) and behind < row.size and not Py_UNICODE_ISSPACE(char_of(row, behind)):
            return True
    return False


cdef struct Entry:
    uint64_t key
    Py_ssize_t start, size  # in the pool of characters; no size: there is none
    Py_ssize_t number


cdef inline uint64_t mixed(uint64_t key) noexcept nogil:
    key ^= key >> 29
    key *= 0xBF58476D1CE4E5B9ULL
    return key ^ key >> 32


cdef class Words:
    """Finds words that a text holds as a whole: twin of `scrubber.vocabulary.Words`.

    Parameters:
        words: The words.
    """

    cdef list words
    cdef Char* pool
    cdef Entry* entries
    cdef Py_ssize_t room

    def __cinit__(self, words):
        cdef Py_ssize_t number, at, i
        cdef uint64_t key
        self.words = [word for word in words if word]
        self.room = 16
        while self.room < 4 * len(self.words):
            self.room *= 2
        self.pool = PyUnicode_AsUCS4Copy("".join(self.words))
        self.entries = <Entry*>calloc(self.room, sizeof(Entry))
        if self.entries == NULL:
            raise MemoryError
        at = 0
        for number, word in enumerate(self.words):
            key = 0
            for i in range(at, at + len(word)):
                key = mixed(key ^ self.pool[i])
            i = key & (self.room - 1)
            while self.entries[i].size:
                i = (i + 1) & (self.room - 1)
            self.entries[i] = Entry(key, at, len(word), number)
            at += len(word)

    def __dealloc__(self):
        PyMem_Free(self.pool)
        free(self.entries)

    cdef Py_ssize_t find(self, const Char* chars, Py_ssize_t size, uint64_t key) noexcept nogil:
        """The number of a word, or -1."""
        cdef Py_ssize_t i = key & (self.room - 1)
        while self.entries[i].size:
            if self.entries[i].key == key and self.entries[i].size == size:
                if memcmp(self.pool + self.entries[i].start, chars, size * sizeof(Char)) == 0:
                    return self.entries[i].number
            i = (i + 1) & (self.room - 1)
        return -1

    cdef Py_ssize_t next(self, const Char* chars, Py_ssize_t* at, Py_ssize_t end) noexcept nogil:
        """The number of the next of the words, or -1; moves behind it."""
        cdef Py_ssize_t begin, number, i = at[0]
        cdef uint64_t key
        while i < end:
            if not is_of_word(chars[i]):
                i += 1
                continue
            begin, key = i, 0
            while i < end and is_of_word(chars[i]):
                key = mixed(key ^ chars[i])
                i += 1
            number = self.find(chars + begin, i - begin, key)
            if number >= 0:
                at[0] = i
                return number
        at[0] = end
        return -1

    def among(self, str text):
        """Those that a text holds, each once, in their order there."""
        cdef Py_ssize_t at = 0, number
        cdef dict found = {}
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            while True:
                number = self.next(chars, &at, len(text))
                if number < 0:
                    return list(found)
                found[self.words[number]] = None
        finally:
            PyMem_Free(chars)

    def any(self, str text):
        """Whether a text holds one of them."""
        cdef Py_ssize_t at = 0
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            return self.next(chars, &at, len(text)) >= 0
        finally:
            PyMem_Free(chars)


cdef struct Anchor:
    uint64_t key  # its characters: four, or two of a phrase that has no more
    Py_ssize_t start, size  # of the phrase, in the pool of characters; no size: there is none
    Py_ssize_t before  # characters of the phrase up to the end of its anchor
    Py_ssize_t number


cdef class Phrases:
    """Finds phrases that a text holds, wherever they stand: twin of `scrubber.vocabulary.Phrases`.

    Each is looked for by an anchor, those of its characters that are rarest among all phrases.

    Parameters:
        phrases: The phrases, each of at least two characters.

    Raises:
        ValueError: One is shorter.
    """

    cdef list phrases
    cdef Char* pool
    cdef Anchor* anchors
    cdef Py_ssize_t room
    cdef Char least  # from here on characters may end an anchor of two
    cdef uint8_t[1 << 13] bits  # of anchors

    def __cinit__(self, phrases):
        cdef Py_ssize_t number, at = 0, i, begin, best, width
        cdef uint64_t key, rarity, rarest
        cdef uint32_t* counts
        self.phrases = list(phrases)
        if min(map(len, self.phrases), default=2) < 2:
            raise ValueError("a phrase has at least two characters")
        self.room = 16
        while self.room < 4 * len(self.phrases):
            self.room *= 2
        everything = "".join(self.phrases)
        self.pool = PyUnicode_AsUCS4Copy(everything)
        self.anchors = <Anchor*>calloc(self.room, sizeof(Anchor))
        counts = <uint32_t*>calloc(MARKED, sizeof(uint32_t))
        if self.anchors == NULL or counts == NULL:
            free(counts)
            raise MemoryError
        for i in range(len(everything)):
            counts[self.pool[i] & 0xFFFF] += 1
        self.least = CODE_POINTS
        for number, phrase in enumerate(self.phrases):
            width = 4 if len(phrase) >= 4 else 2
            best, rarest = 0, <uint64_t>-1
            for begin in range(len(phrase) - width + 1):
                rarity = 0
                for i in range(at + begin, at + begin + width):
                    rarity += counts[self.pool[i] & 0xFFFF]
                if rarity < rarest:
                    best, rarest = begin, rarity
            key = 0
            for i in range(at + best, at + best + width):
                key = key << 16 | self.pool[i] & 0xFFFF
            if width == 2:
                self.least = min(self.least, self.pool[at + best + 1])
            self.bits[bit_of(key) >> 3] |= 1 << (bit_of(key) & 7)
            i = mixed(key) & (self.room - 1)
            while self.anchors[i].size:
                i = (i + 1) & (self.room - 1)
            self.anchors[i] = Anchor(key, at, len(phrase), best + width, number)
            at += len(phrase)
        free(counts)

    def __dealloc__(self):
        PyMem_Free(self.pool)
        free(self.anchors)

    cdef bint mark(self, const Char* chars, Py_ssize_t end, uint8_t* found) noexcept nogil:
        """Note which are found; with `found` NULL whether one is."""
        cdef Py_ssize_t at
        cdef uint64_t key = 0
        for at in range(end):
            key = key << 16 | chars[at] & 0xFFFF
            if self.is_anchor(key) and self.mark_at(chars, at + 1, end, key, found):
                return True
            if chars[at] >= self.least and self.is_anchor(key & 0xFFFFFFFFU) and self.mark_at(chars, at + 1, end, key & 0xFFFFFFFFU, found):
                return True
        return False

    cdef inline bint is_anchor(self, uint64_t key) noexcept nogil:
        """Whether some characters may be an anchor."""
        return self.bits[bit_of(key) >> 3] >> (bit_of(key) & 7) & 1

    cdef bint mark_at(self, const Char* chars, Py_ssize_t at, Py_ssize_t end, uint64_t key, uint8_t* found) noexcept nogil:
        """The same for those whose anchor, if they have this one, ends at a place."""
        cdef Py_ssize_t begin, i = mixed(key) & (self.room - 1)
        cdef Anchor* anchor
        while self.anchors[i].size:
            anchor = &self.anchors[i]
            begin = at - anchor.before
            if anchor.key == key and 0 <= begin <= end - anchor.size and (found == NULL or not found[anchor.number]):
                if memcmp(self.pool + anchor.start, chars + begin, anchor.size * sizeof(Char)) == 0:
                    if found == NULL:
                        return True
                    found[anchor.number] = 1
            i = (i + 1) & (self.room - 1)
        return False

    def among(self, str text):
        """Those that a text holds, in the order in which they were given."""
        cdef Py_ssize_t i
        cdef uint8_t* found = <uint8_t*>calloc(len(self.phrases) + 1, 1)
        cdef Char* chars
        if found == NULL:
            raise MemoryError
        try:
            chars = PyUnicode_AsUCS4Copy(text)
            try:
                self.mark(chars, len(text), found)
            finally:
                PyMem_Free(chars)
            return [self.phrases[i] for i in range(len(self.phrases)) if found[i]]
        finally:
            free(found)

    def any(self, str text):
        """Whether a text holds one of them."""
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            return self.mark(chars, len(text), NULL)
        finally:
            PyMem_Free(chars)


cdef inline uint32_t bit_of(uint64_t key) noexcept nogil:
    return (key ^ key >> 31) * 0x9E3779B97F4A7C15ULL >> 48


cdef class Prompts:
    """Whether lines may hold a prompt: twin of `truncation.prompts.may_hold_one_without_kernel`.

    Parameters:
        anywhere: Phrases that are looked for wherever they stand.
        at_end: Phrases that are looked for at the end of each line.
        arrows: What may stand behind these, besides white space.
    """

    cdef Phrases anywhere
    cdef Words at_end  # each turned around
    cdef uint8_t* arrows
    cdef Py_ssize_t longest

    def __cinit__(self, anywhere, at_end, str arrows):
        self.anywhere, self.at_end = Phrases(anywhere), Words([phrase[::-1] for phrase in at_end])
        self.longest = max(map(len, at_end))
        self.arrows = <uint8_t*>calloc(MARKED, 1)
        if self.arrows == NULL:
            raise MemoryError
        if self.longest > ROOM or ord(max(arrows)) >= MARKED:
            raise ValueError("the phrases are not those that the kernel was written for")
        for arrow in arrows:
            self.arrows[ord(arrow)] = 1

    def __dealloc__(self):
        free(self.arrows)

    def any(self, str text):
        """Whether one of the lines may hold one."""
        cdef Py_ssize_t n = len(text)
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            if not make_all_small(chars, n):
                text = text.lower()
                n = len(text)
                PyMem_Free(chars)
                chars = NULL
                chars = PyUnicode_AsUCS4Copy(text)
            return self.hold(chars, n)
        finally:
            PyMem_Free(chars)

    cdef bint hold(self, Char* chars, Py_ssize_t n) noexcept nogil:
        """The same of text in small letters; makes its apostrophes straight."""
        cdef Py_ssize_t at = 0, end
        for at in range(n):
            chars[at] -= (chars[at] == 0x2019) * (0x2019 - 39)
        at = 0
        if self.anywhere.mark(chars, n, NULL):
            return True
        while at <= n:
            end = at
            while end < n and chars[end] != c"\n":
                end += 1
            if self.ends(chars, at, end):
                return True
            at = end + 1
        return False

    cdef bint ends(self, const Char* chars, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
        """Whether a line ends in one of the phrases."""
        cdef Char[ROOM] turned
        cdef Py_ssize_t size = 0
        cdef uint64_t key = 0
        while end > at and Py_UNICODE_ISSPACE(chars[end - 1]):
            end -= 1
        while end > at and chars[end - 1] < MARKED and self.arrows[chars[end - 1]]:
            end -= 1
        while end > at and size < self.longest:
            end -= 1
            turned[size] = chars[end]
            key = mixed(key ^ chars[end])
            size += 1
            if self.at_end.find(turned, size, key) >= 0:
                return True
        return False


cdef bint make_all_small(Char* chars, Py_ssize_t n) noexcept nogil:
    """Make letters small, in place; not if there are letters of which only Python knows what they become."""
    cdef Py_ssize_t i
    cdef Char char, together = 0
    for i in range(n):  # without a branch, so that many are made small at once
        char = chars[i]
        together |= char
        chars[i] = char + ((char - 65 < 26) << 5)
    if together < 128:
        return True
    for i in range(n):
        char = chars[i]
        if char < 128:
            continue
        if char == DOTTED_I or char == SIGMA:
            return False
        chars[i] = Py_UNICODE_TOLOWER(char)
    return True


cdef inline object named(type kind, tuple values):
    """A tuple of a kind that has names for its values, made as `tuple.__new__` makes it."""
    cdef Py_ssize_t i, n = len(values)
    cdef object made = PyType_GenericAlloc(kind, n)
    for i in range(n):
        Py_INCREF(values[i])
        PyTuple_SET_ITEM(made, i, values[i])
    return made


cdef class LineReader:
    """Tells how each line of a text ends: twin of `truncation.lines.lines_without_kernel`.

    Parameters:
        line: The class of a line.
        mark: The class of its end.
        endings: The kinds of end that are told here: `WHOLE`, `OPEN`, `CLAUSE` and `CLOSED`.
        mark_of: Tells all others.
        signs: Characters by what they are: `FULL`, those that end most sentences; `FULL_OTHERS`, those that end others; `BEFORE`, after
            which they do not; `TRAILING`, what may follow the last mark; `CLOSERS`, what closes a quotation and opens none; `CLAUSE`, commas
            and colons.
        unspaced: The first and the last code point of scripts without spaces between words.
    """

    cdef type line, mark
    cdef object whole, open, clause, closed, mark_of
    cdef uint8_t* signs
    cdef Char[2][32] unspaced
    cdef int ranges

    def __cinit__(self, type line, type mark, endings, mark_of, dict signs, unspaced):
        self.line, self.mark, self.mark_of = line, mark, mark_of
        self.whole, self.open, self.clause, self.closed = endings
        if not issubclass(line, tuple) or not issubclass(mark, tuple) or not 0 < len(unspaced) <= 32 or list(unspaced) != sorted(unspaced):
            raise ValueError("the classes are not those that the kernel was written for")
        self.ranges = len(unspaced)
        for number, (first, last) in enumerate(unspaced):
            self.unspaced[0][number], self.unspaced[1][number] = first, last
        self.signs = <uint8_t*>calloc(CODE_POINTS, 1)
        if self.signs == NULL:
            raise MemoryError
        for kind, name in ((FULL, "FULL"), (FULL_OTHERS, "FULL_OTHERS"), (BEFORE, "BEFORE"), (TRAILING, "TRAILING"), (CLOSES, "CLOSERS"), (CLAUSE, "CLAUSE")):
            for sign in signs[name]:
                self.signs[ord(sign)] |= kind

    def __dealloc__(self):
        free(self.signs)

    cdef inline bint is_unspaced(self, Char char) noexcept nogil:
        cdef int i
        if char < self.unspaced[0][0]:
            return False
        for i in range(self.ranges):
            if self.unspaced[0][i] <= char <= self.unspaced[1][i]:
                return True
        return False

    def lines(self, str text):
        """The lines that are not blank, with how each of them ends."""
        cdef Py_ssize_t n = len(text), at = 0, end, first, last
        cdef list found = []
        cdef object width
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            while at <= n:
                end = at
                while end < n and chars[end] != c"\n":
                    end += 1
                first, last = at, end
                while last > first and Py_UNICODE_ISSPACE(chars[last - 1]):
                    last -= 1
                while first < last and Py_UNICODE_ISSPACE(chars[first]):
                    first += 1
                if last > first:
                    width = last - first
                    if self.is_unspaced(chars[(first + last) // 2]):
                        width = width * 2.5
                    found.append(named(self.line, (first, last, width, self.end_of(text, chars, first, last))))
                at = end + 1
        finally:
            PyMem_Free(chars)
        return found

    cdef object end_of(self, str text, const Char* chars, Py_ssize_t start, Py_ssize_t end):
        """How a line ends: twin of `endings.mark`, which is asked for what is rare."""
        cdef Char last = chars[end - 1]
        cdef uint8_t sign = self.signs[last]
        cdef Py_ssize_t at = end, word
        if end - start > 3 and sign & CLOSES:
            while at - start > 2 and end - at < MOST_CLOSERS and sign & CLOSES:
                at -= 1
                last = chars[at - 1]
                sign = self.signs[last]
            if sign & FULL and not self.signs[chars[at - 2]] & BEFORE:
                return named(self.mark, (self.whole, at - 1, end))
            if Py_UNICODE_ISALNUM(last) and not sign & (TRAILING | FULL_OTHERS | CLOSES):
                word = self.last_word(chars, start, at)
                if not may_refer(chars + word, at - word):
                    return named(self.mark, (self.closed, at, end))
        elif end - start > 1 and sign & FULL and not self.signs[chars[end - 2]] & BEFORE:
            return named(self.mark, (self.whole, end - 1, end))
        elif end - start > 1 and sign & FULL_OTHERS and chars[end - 2] != last:
            return named(self.mark, (self.whole, end - 1, end))
        elif Py_UNICODE_ISALNUM(last) and not sign & TRAILING:
            at = self.last_word(chars, start, end)
            if not may_refer(chars + at, end - at):
                return named(self.mark, (self.open, at, end))
        elif sign & CLAUSE and not self.is_unspaced(last):
            at = self.last_word(chars, start, end)
            if end - at > 1 and not may_refer(chars + at, end - at):
                return named(self.mark, (self.clause, end - 1, end))
        return self.mark_of(text, start, end)

    cdef inline Py_ssize_t last_word(self, const Char* chars, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
        """Twin of `endings._last_word`, of a line that ends in no white space."""
        cdef Py_ssize_t at = end
        if self.is_unspaced(chars[end - 1]):
            return max(start, end - 4)
        while at > start and end - at < 100 and not Py_UNICODE_ISSPACE(chars[at - 1]):
            at -= 1
        return at


cdef enum:
    # What the first look tells of a text, as `first_look.Look` says:
    UNSURE = 0
    ENDS_WHOLE = 1
    WHOLE = 2


cdef class FirstLook:
    """Tells of most texts that nothing speaks for a cut: twin of `truncation.first_look.look_without_kernel`.

    Parameters:
        reader: Reads lines.
        prompts: Finds lines that may hold prompts.
        unfinished: The kinds of end of a line that may go on.
        colons: What ends a line that announces something.
        limits: The constants of the twin, by their names.
    """

    cdef LineReader reader
    cdef Prompts prompts
    cdef object unfinished
    cdef str colons
    cdef Py_ssize_t tail, goes_on
    cdef double least, long

    def __cinit__(self, LineReader reader, Prompts prompts, unfinished, str colons, dict limits):
        self.reader, self.prompts, self.unfinished, self.colons = reader, prompts, unfinished, colons
        self.tail, self.goes_on, self.least, self.long = limits["TAIL"], limits["GOES_ON"], limits["LEAST"], limits["LONG"]

    def look(self, str text, bint all_lines):
        """What the first look tells: a number of `first_look.Look`."""
        cdef Py_ssize_t n = len(text), begin, end = n, first, last, tail = n, number = 0, behind = 0
        cdef int found = WHOLE
        cdef double width
        cdef Word line
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            while end >= 0 and (all_lines or number < self.tail or behind < self.goes_on):
                begin = end
                while begin > 0 and chars[begin - 1] != c"\n":
                    begin -= 1
                first, last, end = begin, end, begin - 1
                while last > first and Py_UNICODE_ISSPACE(chars[last - 1]):
                    last -= 1
                while first < last and Py_UNICODE_ISSPACE(chars[first]):
                    first += 1
                if last == first:
                    continue
                if number < self.tail:
                    tail = begin
                    line.chars, line.size = chars + first, last - first
                    if is_all_capitals(line):
                        return UNSURE
                number += 1
                mark = self.reader.end_of(text, chars, first, last)
                width = (last - first) * (2.5 if self.reader.is_unspaced(chars[(first + last) // 2]) else 1)
                if mark[0] is self.reader.whole:
                    behind += width >= self.long
                elif number == 1:
                    return UNSURE
                elif mark[0] in self.unfinished and width >= self.least:
                    if all_lines or (behind < self.goes_on and text[mark[1]] not in self.colons):
                        found = ENDS_WHOLE
            if not make_all_small(chars + tail, n - tail):
                return UNSURE if self.prompts.any(PyUnicode_Substring(text, tail, n)) else found
            return UNSURE if self.prompts.hold(chars + tail, n - tail) else found
        finally:
            PyMem_Free(chars)


cdef bint may_refer(const Char* chars, Py_ssize_t size) noexcept nogil:
    """Whether a word may be a link, an address, a handle or a hashtag: `endings._is_reference` finds none without these."""
    cdef Py_ssize_t i
    if chars[0] == c"#" or (size > 3 and chars[0] == c"h" and chars[1] == c"t" and chars[2] == c"t" and chars[3] == c"p"):
        return True
    if size > 3 and chars[0] == c"w" and chars[1] == c"w" and chars[2] == c"w" and chars[3] == c".":
        return True
    for i in range(size):
        if chars[i] == c"@" or (chars[i] == c":" and i + 2 < size and chars[i + 1] == c"/" and chars[i + 2] == c"/"):
            return True
        if chars[i] == c"." and i + 1 < size and c"a" <= chars[i + 1] <= c"z":
            return True
    return False


cdef inline bint is_letter(Char char) noexcept nogil:
    r"""Whether it is one of `[^\W\d_]`."""
    if char < 128:
        return 97 <= char <= 122 or 65 <= char <= 90
    return Py_UNICODE_ISALNUM(char) and not Py_UNICODE_ISDECIMAL(char)


cdef inline bint joins(Char char) noexcept nogil:
    """Whether it joins two parts of a word, between letters."""
    return char == 39 or char == 45 or char == 0x2019


cdef Py_ssize_t end_of_word(const Char* chars, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    r"""Where the word ends that begins with the letter there: twin of `[^\W\d_]+(?:['’-][^\W\d_]+)*`."""
    while at < end and (is_letter(chars[at]) or (joins(chars[at]) and at + 1 < end and is_letter(chars[at + 1]))):
        at += 1
    return at


cdef struct Measured:
    Py_ssize_t begin, end  # of the last word
    Py_ssize_t words, function, function_at_end, cased, capitals, capitals_at_end, page


cdef class Wording:
    """What the words of a piece are: twin of `truncation.measures`, and of `truncation.wording.runs_without_kernel`.

    Parameters:
        function: Words that sentences are made of and labels rarely.
        page: Words of the page.
        particles: Letters that are what function words are elsewhere; they end words in Korean.
        around: What stands around words.
        hangul: The first and the last letter of Korean.
    """

    cdef Words function, page, particles
    cdef uint8_t* around
    cdef Char hangul, hangul_end

    def __cinit__(self, function, page, particles, str around, hangul):
        self.function, self.page, self.particles = Words(function), Words(page), Words(particles)
        self.hangul, self.hangul_end = ord(hangul[0]), ord(hangul[1])
        self.around = <uint8_t*>calloc(MARKED, 1)
        if self.around == NULL:
            raise MemoryError
        if ord(max(around)) >= MARKED:
            raise ValueError("a sign is beyond those that the kernel knows")
        for sign in around:
            self.around[ord(sign)] = 1

    def __dealloc__(self):
        free(self.around)

    def runs(self, str sample):
        """Twin of `wording.runs_without_kernel`."""
        cdef Py_ssize_t n = len(sample), at = 0, words = 0, found = 0
        cdef Word word
        cdef bint is_one = False, is_function, is_of_page
        cdef Char* chars = PyUnicode_AsUCS4Copy(sample)
        try:
            while True:
                while at < n and Py_UNICODE_ISSPACE(chars[at]):
                    at += 1
                if at == n:
                    break
                found += is_one  # the last word may be cut
                word.chars = chars + at
                while at < n and not Py_UNICODE_ISSPACE(chars[at]):
                    at += 1
                word.size = chars + at - word.chars
                while word.size and self.is_around(word.chars[0]):
                    word.chars, word.size = word.chars + 1, word.size - 1
                while word.size and self.is_around(word.chars[word.size - 1]):
                    word.size -= 1
                words += 1
                is_one = False
                if word.size:
                    self.look_up(word, &is_function, &is_of_page)
                    is_one = is_function or self.has_particle(word)
        finally:
            PyMem_Free(chars)
        return words > 2 and 4 * found >= words - 1

    cdef inline bint is_around(self, Char char) noexcept nogil:
        return char < MARKED and self.around[char]

    cdef inline bint has_particle(self, Word word) noexcept nogil:
        cdef const Char* last = word.chars + word.size - 1
        return self.hangul <= last[0] <= self.hangul_end and self.particles.find(last, 1, mixed(last[0])) >= 0

    cdef int look_up(self, Word word, bint* is_function, bint* is_of_page) except -1:
        """What a word is, its letters made small; of a function word the apostrophe may be a curved one."""
        cdef Char[ROOM] room
        cdef Word low
        cdef uint64_t key = 0, straight = 0
        cdef Py_ssize_t i
        cdef Char* chars
        make_small(word, room, &low)
        chars = <Char*>low.chars
        try:
            for i in range(low.size):
                key = mixed(key ^ chars[i])
            is_of_page[0] = self.page.find(chars, low.size, key) >= 0
            for i in range(low.size):
                if chars[i] == 0x2019:
                    chars[i] = 39
                straight = mixed(straight ^ chars[i])
            is_function[0] = self.function.find(chars, low.size, straight) >= 0
        finally:
            if chars != room:
                PyMem_Free(chars)
        return 0

    def measure(self, str sample):
        """Twin of `measures.measure_without_kernel`."""
        cdef Measured found
        cdef Char* chars = PyUnicode_AsUCS4Copy(sample)
        try:
            self.count(chars, len(sample), &found)
        finally:
            PyMem_Free(chars)
        last = PyUnicode_Substring(sample, found.begin, found.end)
        return last, found.words, found.function, found.function_at_end, found.cased, found.capitals, found.capitals_at_end, found.page

    cdef int count(self, const Char* chars, Py_ssize_t n, Measured* found) except -1:
        """The same of characters."""
        cdef Py_ssize_t at = 0
        cdef uint32_t last_function = 0, last_capitals = 0
        cdef bint is_function, is_of_page, is_capital
        cdef Word word
        cdef Char first
        memset(found, 0, sizeof(Measured))
        while at < n:
            if not is_letter(chars[at]):
                at += 1
                continue
            found.begin, found.end = at, end_of_word(chars, at, n)
            at = found.end
            word.chars, word.size = chars + found.begin, found.end - found.begin
            self.look_up(word, &is_function, &is_of_page)
            found.words += 1
            found.function += is_function
            found.page += is_of_page
            last_function = last_function << 1 | is_function
            first = word.chars[0]
            if found.words > 1 and (first < 128 or chr(first).lower() != chr(first).upper()):
                is_capital = Py_UNICODE_ISUPPER(first)
                found.cased += 1
                found.capitals += is_capital
                last_capitals = last_capitals << 1 | is_capital
        found.function_at_end, found.capitals_at_end = bits(last_function & 0x3F), bits(last_capitals & 0x1F)
        return 0

    def content(self, str piece, Py_ssize_t most, Py_ssize_t longer_than):
        """Twin of `measures.content_without_kernel`."""
        cdef Py_ssize_t n = len(piece), at = 0, begin, i
        cdef uint64_t key
        cdef set found = set()
        cdef Char* chars = PyUnicode_AsUCS4Copy(piece)
        try:
            while at < n and most > 0:
                if not is_letter(chars[at]):
                    at += 1
                    continue
                begin, at = at, end_of_word(chars, at, n)
                most -= 1
                if at - begin <= longer_than:
                    continue
                key = 0
                for i in range(begin, at):
                    key = mixed(key ^ chars[i])
                if self.function.find(chars + begin, at - begin, key) < 0:
                    found.add(PyUnicode_Substring(piece, begin, at))
        finally:
            PyMem_Free(chars)
        return found


cdef inline int bits(uint32_t number) noexcept nogil:
    cdef int found = 0
    while number:
        found += number & 1
        number >>= 1
    return found


cdef class Letters:
    """Counts letters in a text in small letters: twin of `truncation.measures.Letters`.

    Parameters:
        text: The text.
    """

    cdef Char* chars
    cdef Py_ssize_t size
    cdef uint32_t* ends  # for each character 1 if no letter follows it, else 0

    def __cinit__(self, str text):
        self.size = len(text)
        self.chars = PyUnicode_AsUCS4Copy(text)
        if not make_all_small(self.chars, self.size):
            PyMem_Free(self.chars)
            self.chars = NULL
            text = text.lower()
            self.chars, self.size = PyUnicode_AsUCS4Copy(text), len(text)

    def __dealloc__(self):
        PyMem_Free(self.chars)
        free(self.ends)

    def count(self, str letters):
        """How often the text holds some letters, and how often no letter follows them."""
        cdef Py_ssize_t all = 0, at_end = 0
        cdef Char* wanted
        if not letters:
            raise ValueError("there are no letters to count")
        wanted = PyUnicode_AsUCS4Copy(letters)
        try:
            self.count_chars(wanted, len(letters), &all, &at_end)
        finally:
            PyMem_Free(wanted)
        return all, at_end

    cdef int count_pair(self, const Char* pair, Py_ssize_t* all, Py_ssize_t* at_end, Py_ssize_t* last_all, Py_ssize_t* last_at_end) except -1:
        """The same of two letters that differ, and of the second of them: without a branch, so that many are compared at once."""
        cdef Py_ssize_t i
        cdef uint32_t both = 0, both_end = 0, one = 0, one_end = 0, is_one, is_pair
        cdef Char first = pair[0], second = pair[1]
        cdef const Char* chars = self.chars
        cdef uint32_t* ends = self.ends
        if ends == NULL:
            ends = self.ends = <uint32_t*>malloc((self.size + 1) * sizeof(uint32_t))
            if ends == NULL:
                raise MemoryError
            if self.size:
                ends[self.size - 1] = 1
            for i in range(self.size - 1):  # the letters are small
                ends[i] = chars[i + 1] - 97 >= 26
            for i in range(self.size - 1):
                if chars[i + 1] >= 128:
                    ends[i] = not is_letter(chars[i + 1])
        if self.size:
            one = chars[0] == second
            one_end = one & ends[0]
        for i in range(1, self.size):
            is_one = chars[i] == second
            is_pair = is_one & (chars[i - 1] == first)
            one += is_one
            one_end += is_one & ends[i]
            both += is_pair
            both_end += is_pair & ends[i]
        all[0], at_end[0], last_all[0], last_at_end[0] = both, both_end, one, one_end
        return 0

    cdef void count_chars(self, const Char* wanted, Py_ssize_t n, Py_ssize_t* all, Py_ssize_t* at_end) noexcept nogil:
        cdef Py_ssize_t i, after = 0, free_again = 0
        cdef Char first = wanted[0]
        for i in range(self.size - n + 1):
            if self.chars[i] != first or memcmp(self.chars + i, wanted, n * sizeof(Char)) != 0:
                continue
            if i >= after:
                all[0] += 1
                after = i + n
            if i >= free_again and (i + n == self.size or not is_letter(self.chars[i + n])):
                at_end[0] += 1
                free_again = i + n


cdef enum:
    MOST_VALUES = 64
    MOST_ITEMS = 96  # words or pairs of a line by which it is known what it is about
    ITEMS = 1 << 11  # room for those of all lines that are compared
    # What a character is, at a place where a text may have been cut:
    STOPS = 1  # ends a sentence if a space follows
    BEHIND_STOPS = 2
    BEFORE_WORD = 4
    BARE_STOPS = 8  # ends one without a space
    BEHIND_BARE_STOPS = 16
    COMMA = 32
    PAGE_MARK = 64
    QUOTE = 128
    AROUND = 256
    COMMA_AT_END = 512
    ENDS_USE = 1024


cdef struct Item:
    uint64_t key
    const Char* chars
    uint32_t size
    uint32_t used  # the place for which it is noted


cdef struct Content:
    Py_ssize_t size  # of the items behind
    Char* small  # the line in small letters, where they lie


cdef class PlaceTables:
    """What is known of characters and words where places are measured.

    Parameters:
        reader: Reads lines.
        wording: Knows function words and words of the page.
        dangling: The words that nothing ends in.
        signs: Characters by what they are; the names are those of the enumeration above.
        pairs: What opens, and what closes it.
        scripts: Where scripts begin.
        endings: Kinds of ends of lines: open, clause, ellipsis; then those that are closed.
        bullet: Matches the bullet of a line.
        is_of_page: Whether a piece of text with East Asian letters holds a word of the page.
        limits: The constants of the twin, by their names.
    """

    cdef LineReader reader
    cdef Wording wording
    cdef Words dangling
    cdef uint16_t* signs
    cdef Char[2][16] pairs
    cdef int number_of_pairs, number_of_scripts
    cdef Char[32] scripts
    cdef object open, clause, ellipsis, closed, bullet, is_of_page
    cdef double long
    cdef Py_ssize_t before, compared_lines, compared_behind, sample, pairs_compared, vocabulary, near, often, reach, words_compared, short
    cdef Py_ssize_t at_end, capitals, glued
    cdef Char hangul, hangul_end, east_asian

    def __cinit__(
        self, LineReader reader, Wording wording, dangling, dict signs, pairs, scripts, endings, bullet, is_of_page, dict limits
    ):
        self.reader, self.wording, self.dangling = reader, wording, Words(dangling)
        self.open, self.clause, self.ellipsis, self.closed = endings
        self.bullet, self.is_of_page = bullet, is_of_page
        self.signs = <uint16_t*>calloc(MARKED, sizeof(uint16_t))
        if self.signs == NULL:
            raise MemoryError
        if len(pairs) > 16 or len(scripts) > 32:
            raise ValueError("the tables are not those that the kernel was written for")
        for kind, name in (
            (STOPS, "STOPS"), (BEHIND_STOPS, "BEHIND_STOPS"), (BEFORE_WORD, "BEFORE_WORD"), (BARE_STOPS, "BARE_STOPS"),
            (BEHIND_BARE_STOPS, "BEHIND_BARE_STOPS"), (COMMA, "COMMA"), (PAGE_MARK, "PAGE_MARK"), (QUOTE, "QUOTE"), (AROUND, "AROUND"),
            (COMMA_AT_END, "COMMA_AT_END"), (ENDS_USE, "ENDS_USE"),
        ):
            for sign in signs[name]:
                if ord(sign) >= MARKED:
                    raise ValueError("a sign is beyond those that the kernel knows")
                self.signs[ord(sign)] |= kind
        self.number_of_pairs, self.number_of_scripts = len(pairs), len(scripts)
        for number, (opening, closing) in enumerate(pairs):
            self.pairs[0][number], self.pairs[1][number] = ord(opening), ord(closing)
        for number, script in enumerate(scripts):
            self.scripts[number] = script
        self.long, self.before, self.compared_lines = limits["LONG"], limits["BEFORE"], limits["COMPARED_LINES"]
        self.compared_behind, self.sample, self.pairs_compared = limits["COMPARED_BEHIND"], limits["SAMPLE"], limits["PAIRS_COMPARED"]
        self.vocabulary, self.near, self.often, self.reach = limits["VOCABULARY"], limits["NEAR"], limits["OFTEN"], limits["REACH"]
        self.words_compared, self.short, self.glued = limits["COMPARED"], limits["SHORT"], limits["GLUED"]
        self.at_end, self.capitals = limits["AT_END"], limits["CAPITALS"]
        self.hangul, self.hangul_end, self.east_asian = limits["HANGUL"], limits["HANGUL_END"], limits["EAST_ASIAN"]
        if max(self.words_compared, self.pairs_compared) > MOST_ITEMS or (self.compared_lines + 1) * MOST_ITEMS > ITEMS:
            raise ValueError("more is compared than the kernel has room for")

    def __dealloc__(self):
        free(self.signs)

    cdef inline uint16_t sign(self, Char char) noexcept nogil:
        return self.signs[char] if char < MARKED else 0

    cdef Py_ssize_t sentence_start(self, const Char* chars, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
        """Twin of `last_line.sentence_start`."""
        cdef Py_ssize_t begin = start, i = max(start, end - self.reach), k
        cdef uint16_t sign
        while i < end:
            sign = self.sign(chars[i])
            if sign & STOPS:
                k = i + 1
                while k < end and self.sign(chars[k]) & BEHIND_STOPS:
                    k += 1
                if k < end and chars[k] == c" ":
                    while k < end and chars[k] == c" ":
                        k += 1
                    while k < end and self.sign(chars[k]) & BEFORE_WORD:
                        k += 1
                    if k < end and is_of_word(chars[k]):
                        begin, i = k, k + 1
                        continue
            elif sign & BARE_STOPS:
                k = i + 1
                while k < end and self.sign(chars[k]) & BEHIND_BARE_STOPS:
                    k += 1
                if k < end or k > i + 1:
                    begin = min(k, end - 1)
                    i = begin + 1
                    continue
            i += 1
        return begin

    cdef bint dangles(self, const Char* chars, Py_ssize_t size) noexcept nogil:
        """Twin of `wording.dangles`."""
        cdef uint64_t key = 0
        cdef Char[10] straight
        cdef Py_ssize_t i
        if size == 0:
            return False
        if self.reader.is_unspaced(chars[size - 1]) or self.hangul <= chars[size - 1] <= self.hangul_end:
            return self.dangling.find(chars + size - 1, 1, mixed(chars[size - 1])) >= 0
        if size >= 10:
            return False
        for i in range(size):
            straight[i] = 39 if chars[i] == 0x2019 else chars[i]
            key = mixed(key ^ straight[i])
        return self.dangling.find(straight, size, key) >= 0

    cdef Py_ssize_t page_marks(self, const Char* chars, Py_ssize_t size) noexcept nogil:
        """Twin of `places._PAGE_MARKS`: how many there are."""
        cdef Py_ssize_t i = 0, found = 0
        while i < size:
            if self.sign(chars[i]) & PAGE_MARK:
                i += 1
            elif chars[i] == c" " and i + 1 < size and chars[i + 1] == c" ":
                i += 2
            elif chars[i] == c"w" and i + 3 < size and chars[i + 1] == c"w" and chars[i + 2] == c"w" and chars[i + 3] == c".":
                i += 4
            elif is_address(chars + i, size - i):
                i += 5 if chars[i + 4] == c":" else 6
            else:
                i += 1
                continue
            found += 1
        return found

    cdef bint is_unclosed(self, const Char* chars, Py_ssize_t size) noexcept nogil:
        """Twin of `places._unclosed`."""
        cdef uint32_t closed = 0, opened = 0
        cdef bint quoted = False
        cdef int number
        cdef Py_ssize_t i
        for i in range(size - 1, -1, -1):
            quoted = quoted != (chars[i] == c'"')
            if is_of_word(chars[i]) or chars[i] == c" ":
                continue
            for number in range(self.number_of_pairs):
                if chars[i] == self.pairs[1][number]:
                    closed |= 1 << number
                elif chars[i] == self.pairs[0][number] and not opened & 1 << number:
                    if not closed & 1 << number:
                        return True
                    opened |= 1 << number
        return quoted

    cdef bint is_glued(self, const Char* chars, Py_ssize_t low, Py_ssize_t end) noexcept nogil:
        """Twin of `places._GLUED`: whether a name stands right behind the last stop."""
        cdef Py_ssize_t at = end
        while at > low and is_of_word(chars[at - 1]) and chars[at - 1] != c"_":
            at -= 1
        if at == end or not is_ascii_capital(chars[at]):
            return False
        if at > low and (chars[at - 1] == c'"' or chars[at - 1] == 0x201D or chars[at - 1] == 0x2019):
            at -= 1
        if at - 3 < low or not (chars[at - 1] == c"." or chars[at - 1] == c"!" or chars[at - 1] == c"?"):
            return False
        return is_other_letter(chars[at - 2]) and is_other_letter(chars[at - 3])

    cdef bint of_the_page(self, str text, const Char* chars, Py_ssize_t start, Py_ssize_t end) except -1:
        """Twin of `wording.of_the_page`, which is asked where there are East Asian letters."""
        cdef Py_ssize_t at = start, begin, stop
        cdef bint is_last, is_first = True
        for at in range(start, end):
            if chars[at] >= self.east_asian:
                return self.is_of_page(PyUnicode_Substring(text, start, end))
        while end > start and Py_UNICODE_ISSPACE(chars[end - 1]):
            end -= 1
        at = start
        while at < end:
            if Py_UNICODE_ISSPACE(chars[at]):
                at += 1
                continue
            begin = at
            while at < end and not Py_UNICODE_ISSPACE(chars[at]):
                at += 1
            is_last, stop = at == end, at
            if (not is_last or is_first) and self.is_page_word(chars, begin, stop, False):
                return True
            if is_last and self.is_page_word(chars, begin, stop, True):
                return True
            is_first = False
        return False

    cdef bint is_page_word(self, const Char* chars, Py_ssize_t begin, Py_ssize_t end, bint is_last) except -1:
        """Whether a word is one of the page, without what stands around it; around the last one also full stops."""
        cdef Char[ROOM] room
        cdef Word word, low
        cdef uint64_t key = 0
        cdef Py_ssize_t i
        cdef Char* made
        while begin < end and (self.sign(chars[begin]) & AROUND or (is_last and chars[begin] == c".")):
            begin += 1
        while end > begin and (self.sign(chars[end - 1]) & AROUND or (is_last and chars[end - 1] == c".")):
            end -= 1
        word.chars, word.size = chars + begin, end - begin
        make_small(word, room, &low)
        made = <Char*>low.chars
        try:
            for i in range(low.size):
                if made[i] == 0x2019 and not is_last:
                    made[i] = 39
                key = mixed(key ^ made[i])
            return self.wording.page.find(made, low.size, key) >= 0
        finally:
            if made != room:
                PyMem_Free(made)


cdef inline bint is_address(const Char* chars, Py_ssize_t size) noexcept nogil:
    """Whether `http:` or `https:` stands there."""
    if size < 5 or chars[0] != c"h" or chars[1] != c"t" or chars[2] != c"t" or chars[3] != c"p":
        return False
    return chars[4] == c":" or (size > 5 and chars[4] == c"s" and chars[5] == c":")


cdef class Surroundings:
    """What is measured at the places of a text: twin of `truncation.places.Surroundings`.

    Parameters:
        tables: What is known of characters and words.
        text: The text.
        lines: Its lines that are not blank.
        removed: How many lines were taken out before each of them, and behind the last one.
        claimed: Whether there is a proposal to take each out.
    """

    cdef PlaceTables tables
    cdef str text
    cdef list lines
    cdef readonly list claimed
    cdef readonly Py_ssize_t first_closed
    cdef Py_ssize_t size
    cdef bint has_noted
    cdef uint32_t stamp  # of what is noted for this place
    cdef Char* chars
    cdef Py_ssize_t* starts
    cdef Py_ssize_t* ends
    cdef Py_ssize_t* removed
    cdef double* widths
    cdef uint8_t* is_long
    cdef uint8_t* is_closed
    cdef uint8_t* is_claimed
    cdef Letters letters
    cdef Item* items
    cdef Content** contents

    def __cinit__(self, PlaceTables tables, str text, list lines, list removed, list claimed):
        cdef Py_ssize_t i, n = len(lines)
        self.tables, self.text, self.lines, self.claimed = tables, text, lines, claimed
        if len(removed) != n + 1 or len(claimed) != n:
            raise ValueError("there is a number for each line")
        self.size = n
        self.chars = PyUnicode_AsUCS4Copy(text)
        self.starts, self.ends = <Py_ssize_t*>malloc((n + 1) * sizeof(Py_ssize_t)), <Py_ssize_t*>malloc((n + 1) * sizeof(Py_ssize_t))
        self.removed, self.widths = <Py_ssize_t*>malloc((n + 1) * sizeof(Py_ssize_t)), <double*>malloc((n + 1) * sizeof(double))
        self.is_long, self.is_closed, self.is_claimed = <uint8_t*>malloc(n + 1), <uint8_t*>malloc(n + 1), <uint8_t*>malloc(n + 1)
        if self.starts == NULL or self.ends == NULL or self.removed == NULL or self.widths == NULL:
            raise MemoryError
        self.contents = <Content**>calloc(n + 1, sizeof(void*))
        if self.is_long == NULL or self.is_closed == NULL or self.is_claimed == NULL or self.contents == NULL:
            raise MemoryError
        self.first_closed = n
        for i in range(n):
            line = lines[i]
            if not isinstance(line, tuple) or len(<tuple>line) != 4 or not isinstance((<tuple>line)[3], tuple):
                raise TypeError(line)
            mark = (<tuple>line)[3]
            self.starts[i], self.ends[i], self.widths[i] = (<tuple>line)[0], (<tuple>line)[1], (<tuple>line)[2]
            if len(<tuple>mark) != 3 or not 0 <= self.starts[i] < self.ends[i] <= len(text) or not 0 <= (<tuple>mark)[1] <= (<tuple>mark)[2] <= len(text):
                raise IndexError(i)
            self.is_long[i], self.is_closed[i] = self.widths[i] >= tables.long, (<tuple>mark)[0] in tables.closed
            self.removed[i], self.is_claimed[i] = removed[i], claimed[i]
            if self.is_long[i] and self.is_closed[i] and self.first_closed == n:
                self.first_closed = i
        self.removed[n] = removed[n]

    def __dealloc__(self):
        cdef Py_ssize_t i
        PyMem_Free(self.chars)
        free(self.starts)
        free(self.ends)
        free(self.removed)
        free(self.widths)
        free(self.is_long)
        free(self.is_closed)
        free(self.is_claimed)
        free(self.items)
        if self.contents != NULL:
            for i in range(self.size):
                if self.contents[i] != NULL:
                    PyMem_Free(self.contents[i].small)
                    free(self.contents[i])
        free(self.contents)

    def is_inner(self, Py_ssize_t position):
        """Whether the unfinished sentence of a line has others before it there."""
        if not 0 <= position < self.size:
            raise IndexError(position)
        return self.tables.sentence_start(self.chars, self.starts[position], self.ends[position]) > self.starts[position]

    def at(self, Py_ssize_t position):
        """Where the unfinished sentence of a line begins, and what is measured there."""
        cdef double[MOST_VALUES] values
        cdef double* end = values
        cdef Py_ssize_t begin, i, start, stop
        cdef double width
        if not 0 <= position < self.size:
            raise IndexError(position)
        start, stop, mark = self.starts[position], self.ends[position], self.lines[position][3]
        begin = self.tables.sentence_start(self.chars, start, stop)
        width = self.widths[position] * (stop - begin) / (stop - start)
        end = self.of_sentence(end, position, mark, begin, width)
        end = self.of_what_is_near(end, start, begin)
        end = self.of_what_is_before(end, position)
        end = self.of_what_is_behind(end, position)
        end[0] = width / self.middle(position)
        return begin, [values[i] for i in range(end - values + 1)]

    cdef double* of_sentence(self, double* end, Py_ssize_t position, mark, Py_ssize_t begin, double width) except NULL:
        """Twin of `places.Surroundings._sentence`."""
        cdef PlaceTables tables = self.tables
        cdef const Char* chars = self.chars
        cdef Py_ssize_t start = self.starts[position], stop = self.ends[position], i, digits = 0
        cdef Py_ssize_t low = mark[1], high = mark[2], sample = max(begin, stop - tables.sample)
        cdef object kind = mark[0]
        cdef Char sign = chars[low]
        cdef bint comma = tables.sign(sign) & COMMA_AT_END != 0, has_comma = False, is_upper, is_lower
        cdef int script = 0
        cdef Measured said
        tables.wording.count(chars + sample, stop - sample, &said)
        i, high = low, high
        while i < high and tables.sign(chars[i]) & QUOTE:
            i += 1
        low = i
        while high > low and tables.sign(chars[high - 1]) & QUOTE:
            high -= 1
        for i in range(sample, stop):
            if Py_UNICODE_ISDECIMAL(chars[i]):
                digits += i == sample or not Py_UNICODE_ISDECIMAL(chars[i - 1])
            elif tables.sign(chars[i]) & COMMA and i < stop - 1:
                has_comma = True
        i = (<Py_ssize_t>mark[2] or stop) - 1
        while script < tables.number_of_scripts and tables.scripts[script] <= chars[i]:
            script += 1
        is_upper = said.words > 0 and Py_UNICODE_ISUPPER(chars[sample + said.begin])
        is_lower = said.words > 0 and Py_UNICODE_ISLOWER(chars[sample + said.begin])
        end[0], end[1], end[2] = self.widths[position], width, begin > start
        end[3], end[4] = tables.reader.is_unspaced(chars[(begin + stop) // 2]), kind is tables.open
        end[5], end[6], end[7] = kind is tables.clause and comma, kind is tables.clause and not comma, kind is tables.ellipsis
        end[8] = kind is tables.open and <Py_ssize_t>mark[1] > start and tables.dangles(chars + low, high - low)
        end[9], end[10], end[11] = said.function / <double>(said.words + 1), said.function_at_end / <double>tables.at_end, said.words
        end[12], end[13] = said.capitals / <double>(said.cased + 1), said.capitals_at_end / <double>tables.capitals
        end[14], end[15], end[16] = is_upper, is_lower, said.end - said.begin
        end[17], end[18] = high > low and Py_UNICODE_ISDIGIT(chars[high - 1]), digits
        end[19], end[20] = sample < stop and Py_UNICODE_ISLOWER(chars[sample]), has_comma
        end[21] = tables.bullet(self.text, start) is not None
        end[22], end[23] = tables.is_glued(chars, max(begin, stop - tables.glued), stop), script
        end[24], end[25] = tables.page_marks(chars + sample, stop - sample), said.page
        i = max(start, stop - 2 * tables.sample)
        end[26] = tables.is_unclosed(chars + i, stop - i)
        self.of_word(end + 27, sample + said.begin, said.end - said.begin, mark[1])
        return end + 31

    cdef int of_word(self, double* values, Py_ssize_t begin, Py_ssize_t size, Py_ssize_t before) except -1:
        """Twin of `places.Surroundings._word`."""
        cdef Py_ssize_t i, count = 0, at_end = 0, single_count = 0, single_at_end = 0
        cdef double single
        cdef Char[2] letters
        cdef const Char* word = self.chars + begin
        values[0], values[1], values[2], values[3] = 0.5, -1, -1, -1
        if size < 2 or self.tables.reader.is_unspaced(word[size - 1]):
            return 0
        for i in range(size):
            if not Py_UNICODE_ISALPHA(word[i]):
                return 0
        if self.letters is None:
            self.letters = Letters(self.text[: self.tables.vocabulary])
        for i in range(2):
            letters[i] = word[size - 2 + i]
            if letters[i] == DOTTED_I or letters[i] == SIGMA:
                break
            letters[i] = Py_UNICODE_TOLOWER(letters[i])
        else:
            if letters[0] == letters[1]:
                self.letters.count_chars(letters, 2, &count, &at_end)
                self.letters.count_chars(letters + 1, 1, &single_count, &single_at_end)
            else:
                self.letters.count_pair(letters, &count, &at_end, &single_count, &single_at_end)
            i = -1
        if i >= 0:
            last = self.text[begin + size - 2 : begin + size]
            single_count, single_at_end = self.letters.count(last[1].lower())
            count, at_end = self.letters.count(last.lower())
        single = (single_at_end + 0.6) / (single_count + 2)
        values[0] = (at_end - 1 + 4 * single) / (max(1, count) - 1 + 4)
        self.count_uses(values + 1, word, size, before)
        return 0

    cdef void count_uses(self, double* values, const Char* word, Py_ssize_t size, Py_ssize_t end) noexcept nogil:
        """Twin of `places._uses`."""
        cdef Py_ssize_t at = 0, begin, free_again = 0, alone = 0, at_end = 0, begins = 0, often = self.tables.often
        cdef const Char* chars = self.chars
        cdef uint8_t[64] shift  # how far on the word may be, by the bits of the character at the place of its last
        cdef Char last = word[size - 1]
        memset(shift, min(size, 255), 64)
        for at in range(max(0, size - 256), size - 1):
            shift[word[at] & 63] = size - 1 - at
        at = 0
        while at + size < end and min(alone, at_end, begins) < often:
            if chars[at + size] != last or chars[at] != c" " or memcmp(chars + at + 1, word, size * sizeof(Char)) != 0:
                at += shift[chars[at + size] & 63]
                continue
            begin, at = at, at + 1 + size
            if at < end and chars[at] == c" " and begin >= free_again:
                alone += 1
                free_again = at + 1
            elif at < end and self.tables.sign(chars[at]) & ENDS_USE:
                at_end += 1
            else:
                begins += 1
        values[0], values[1], values[2] = min(alone, often), min(at_end, often), min(begins, often)

    cdef double* of_what_is_near(self, double* end, Py_ssize_t start, Py_ssize_t begin) except NULL:
        """Twin of `places.Surroundings._near`."""
        cdef Py_ssize_t near = max(start, begin - self.tables.near), at = near, stop, words = 0, capitals = 0, page = 0
        cdef bint is_function, is_of_page
        cdef Word word
        end[0] = end[1] = end[2] = 0
        if begin == start:
            return end + 3
        while at < begin:
            if not is_letter(self.chars[at]):
                at += 1
                continue
            stop = end_of_word(self.chars, at, begin)
            word.chars, word.size = self.chars + at, stop - at
            self.tables.wording.look_up(word, &is_function, &is_of_page)
            words += 1
            page += is_of_page
            capitals += Py_UNICODE_ISUPPER(self.chars[at])
            at = stop
        end[0], end[1], end[2] = page, self.tables.page_marks(self.chars + near, begin - near), capitals / <double>(words + 1)
        return end + 3

    cdef double* of_what_is_before(self, double* end, Py_ssize_t position) except NULL:
        """Twin of `places.Surroundings._before`; notes what the lines before the place are about."""
        cdef Py_ssize_t first = max(0, position - self.tables.before), i, size = position - first, length = 0, closed = 0, both = 0, left
        for i in range(first, position):
            length += self.is_long[i]
            closed += self.is_closed[i]
            both += self.is_long[i] and self.is_closed[i]
        self.has_noted = False
        if length:
            left = min(length, self.tables.compared_lines)
            for i in range(position - 1, first - 1, -1):
                if left and self.is_long[i]:
                    self.note(i)
                    left -= 1
        end[0], end[1] = length, (both + 1.4) / (length + 2)
        end[2], end[3] = (size - length - closed + both) / <double>(size + 1), self.shared(position)
        end[4], end[5] = self.is_claimed[position], self.widths[position - 1] if position else 0
        end[6] = position > 0 and self.is_closed[position - 1]
        return end + 7

    cdef double* of_what_is_behind(self, double* end, Py_ssize_t position) except NULL:
        """Twin of `places.Surroundings._behind`; `of_what_is_before` has noted what is compared."""
        cdef Py_ssize_t n = self.size, i, size = n - position - 1, length = 0, closed = 0, paragraphs = 0, unclaimed = 0, claimed = 0
        cdef Py_ssize_t removed_after = 0, removed_before = 0, compared = 0, first = max(0, position - self.tables.before), following
        cdef double shared, most = -0.1, total = 0, prose_after = 0, prose_before = 0
        for i in range(position + 1, n):
            length += self.is_long[i]
            closed += self.is_closed[i]
            claimed += self.is_claimed[i]
            if self.is_long[i] and self.is_closed[i]:
                if paragraphs == 0:
                    self.note(position)
                paragraphs += 1
                unclaimed += not self.is_claimed[i]
                prose_after += self.widths[i]
                if compared < self.tables.compared_behind:
                    shared = self.shared(i)
                    most = shared if compared == 0 else max(most, shared)
                    total += shared
                    compared += 1
        for i in range(n + 1):
            if i <= position:
                removed_before += self.removed[i]
            else:
                removed_after += self.removed[i]
        for i in range(first, position):
            if self.is_long[i]:
                prose_before += self.widths[i]
        end[0], end[1], end[2], end[3] = size, length, paragraphs, unclaimed
        end[4], end[5], end[6] = size - length - closed + paragraphs, closed - paragraphs, claimed / (size + 0.5)
        end[7], end[8], end[9] = self.removed[position + 1], removed_after, removed_before
        end[10], end[11] = most, total / compared if compared else -0.1
        end[12] = end[13] = end[14] = end[15] = 0
        end[16] = end[17] = 3
        if size:
            following = self.starts[position + 1]
            end[12], end[13], end[14] = self.widths[position + 1], Py_UNICODE_ISLOWER(self.chars[following]), self.is_closed[position + 1]
            i = min(self.ends[position + 1], following + self.tables.near)
            end[15] = self.tables.of_the_page(self.text, self.chars, following, i)
            end[16] = self.gap(self.ends[position], following)
        if position:
            end[17] = self.gap(self.ends[position - 1], self.starts[position])
        end[18], end[19], end[20] = length - paragraphs, log(1 + prose_after), log(1 + prose_before)
        return end + 21

    cdef Py_ssize_t gap(self, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
        """How many lines end there, up to three."""
        cdef Py_ssize_t found = 0
        while at < end and found < 3:
            found += self.chars[at] == c"\n"
            at += 1
        return found

    cdef double middle(self, Py_ssize_t position) except -1:
        """Twin of `places.Surroundings._middle`."""
        cdef Py_ssize_t i
        widths = sorted([self.widths[i] for i in range(max(0, position - self.tables.before), position) if self.is_long[i]])
        return widths[len(widths) // 2] if widths else 200.0

    cdef Content* content(self, Py_ssize_t i) except NULL:
        """Twin of `places.Surroundings._content`: what a line is about, each once."""
        cdef Item[MOST_ITEMS] items
        cdef Py_ssize_t n = min(self.ends[i] - self.starts[i], self.tables.sample), size
        cdef Content* found = self.contents[i]
        cdef Char* small
        if found != NULL:
            return found
        small = <Char*>PyMem_Malloc(n * sizeof(Char))
        if small == NULL:
            raise MemoryError
        memcpy(small, self.chars + self.starts[i], n * sizeof(Char))
        if not make_all_small(small, n):
            PyMem_Free(small)
            piece = self.text[self.starts[i] : self.starts[i] + n].lower()
            small, n = PyUnicode_AsUCS4Copy(piece), len(piece)
        size = self.collect(small, n, items)
        found = <Content*>malloc(sizeof(Content) + size * sizeof(Item))
        if found == NULL:
            PyMem_Free(small)
            raise MemoryError
        found.size, found.small = size, small
        memcpy(items_of(found), items, size * sizeof(Item))
        self.contents[i] = found
        return found

    cdef Py_ssize_t collect(self, const Char* chars, Py_ssize_t n, Item* items) noexcept:
        """Note what small letters are about."""
        cdef PlaceTables tables = self.tables
        cdef Py_ssize_t at = 0, begin, k, size = 0, words = 0
        cdef uint64_t key
        if tables.reader.is_unspaced(chars[n // 2]):
            for at in range(min(n - 1, tables.pairs_compared)):
                if Py_UNICODE_ISALPHA(chars[at]) and Py_UNICODE_ISALPHA(chars[at + 1]):
                    size = with_item(items, size, <uint64_t>chars[at] << 32 | chars[at + 1], chars + at, 2)
            return size
        while at < n and words < tables.words_compared:
            if not is_letter(chars[at]):
                at += 1
                continue
            begin, at = at, end_of_word(chars, at, n)
            words += 1
            if at - begin <= tables.short:
                continue
            key = 0
            for k in range(begin, at):
                key = mixed(key ^ chars[k])
            if tables.wording.function.find(chars + begin, at - begin, key) < 0:
                size = with_item(items, size, key, chars + begin, at - begin)
        return size

    cdef int note(self, Py_ssize_t i) except -1:
        """Add what a line is about to what is compared."""
        cdef Content* found = self.content(i)
        cdef Py_ssize_t k, at
        if self.items == NULL:
            self.items = <Item*>calloc(ITEMS, sizeof(Item))
            if self.items == NULL:
                raise MemoryError
        if not self.has_noted:
            self.stamp += 1
            self.has_noted = True
        for k in range(found.size):
            at = self.where(&items_of(found)[k])
            if self.items[at].used != self.stamp:
                self.items[at] = items_of(found)[k]
                self.items[at].used = self.stamp
        return 0

    cdef inline Py_ssize_t where(self, const Item* item) noexcept nogil:
        """Where an item is among what is compared, or would be."""
        cdef Py_ssize_t at = mixed(item.key) & (ITEMS - 1)
        while self.items[at].used == self.stamp:
            if self.items[at].key == item.key and self.items[at].size == item.size:
                if memcmp(self.items[at].chars, item.chars, item.size * sizeof(Char)) == 0:
                    break
            at = (at + 1) & (ITEMS - 1)
        return at

    cdef double shared(self, Py_ssize_t i) except -1:
        """Twin of `places.Surroundings._shared`."""
        cdef Content* found = self.content(i)
        cdef Py_ssize_t k, both = 0
        if self.has_noted:
            for k in range(found.size):
                both += self.items[self.where(&items_of(found)[k])].used == self.stamp
        return both / <double>(found.size + 2)


cdef inline Item* items_of(Content* content) noexcept nogil:
    return <Item*>(content + 1)


cdef Py_ssize_t with_item(Item* items, Py_ssize_t size, uint64_t key, const Char* chars, Py_ssize_t length) noexcept nogil:
    """How many there are with a word or a pair, which is added if it is not among them."""
    cdef Py_ssize_t i
    for i in range(size):
        if items[i].key == key and <Py_ssize_t>items[i].size == length and memcmp(items[i].chars, chars, length * sizeof(Char)) == 0:
            return size
    items[size] = Item(key, chars, length, 0)
    return size + 1


cdef inline uint32_t with_any_char(uint32_t crc, Char char) noexcept nogil:
    """The checksum with a character more, as UTF-8; half of a surrogate pair as it would be written."""
    if 0xD800 <= char < 0xE000:
        return with_byte(with_byte(with_byte(crc, 0xE0 | char >> 12), 0x80 | char >> 6 & 0x3F), 0x80 | char & 0x3F)
    return with_char(crc, char)


cdef inline uint32_t with_any_word(uint32_t crc, Word word) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(word.size):
        crc = with_any_char(crc, word.chars[i])
    return crc


cdef struct Hashes:
    uint32_t size  # how many there are
    uint32_t* found  # those of a sentence, each once
    Py_ssize_t count
    uint8_t* seen  # a bit for each that there is


cdef inline void add_hash(Hashes* hashes, uint32_t crc) noexcept nogil:
    cdef uint32_t number = ~crc % hashes.size
    if not hashes.seen[number >> 3] >> (number & 7) & 1:
        hashes.seen[number >> 3] |= 1 << (number & 7)
        hashes.found[hashes.count] = number
        hashes.count += 1


cdef class Sentences:
    """Weighs the words of sentences: twin of `truncation.unfinished`.

    Parameters:
        size: How many hashes there are.
    """

    cdef uint32_t size

    def __cinit__(self, uint32_t size):
        if size == 0:
            raise ValueError("there are no hashes")
        self.size = size

    def hashes(self, str piece, bint unspaced):
        """Twin of `unfinished.hashes_without_kernel`.

        Parameters:
            piece: The end of a sentence, in small letters.
            unspaced: Whether it is of a script without spaces between words.
        """
        cdef Hashes hashes
        cdef Py_ssize_t i
        self.collect(piece, unspaced, &hashes)
        try:
            return {hashes.found[i] for i in range(hashes.count)}
        finally:
            free(hashes.found)

    def weight(self, str piece, bint unspaced, const double[::1] table):
        """Twin of `unfinished.weight_without_kernel`; with the weight of each hash, and behind them the intercept."""
        cdef Hashes hashes
        cdef Py_ssize_t i
        cdef Sum total
        if table.shape[0] != self.size + 1:
            raise ValueError("there is a weight for each hash, and an intercept")
        self.collect(piece, unspaced, &hashes)
        total.count = 0
        for i in range(hashes.count):
            add_exactly(&total, table[hashes.found[i]])
        free(hashes.found)
        return table[self.size] + rounded(&total) / sqrt(max(1, hashes.count))

    cdef int collect(self, str piece, bint unspaced, Hashes* hashes) except -1:
        """The hashes of the grams of a piece."""
        cdef Py_ssize_t n = len(piece)
        cdef Char* chars
        cdef size_t most = 2 * n + 8  # a word has its own, one with the word before it, and five that are of the ends
        hashes.size, hashes.count = self.size, 0
        hashes.found = <uint32_t*>malloc(most * sizeof(uint32_t) + self.size // 8 + 1)
        if hashes.found == NULL:
            raise MemoryError
        hashes.seen = <uint8_t*>(hashes.found + most)
        memset(hashes.seen, 0, self.size // 8 + 1)
        try:
            chars = PyUnicode_AsUCS4Copy(piece)
        except MemoryError:
            free(hashes.found)
            raise
        hash_grams(chars, n, unspaced, hashes)
        PyMem_Free(chars)
        return 0


cdef void hash_grams(const Char* chars, Py_ssize_t n, bint unspaced, Hashes* hashes) noexcept nogil:
    cdef Py_ssize_t at = 0, begin, i
    cdef uint32_t none = 0xFFFFFFFFU
    cdef Char zero = 48
    cdef bint is_digit
    cdef Word word, before, first, pair
    before.chars, before.size = NULL, 0
    first.chars, first.size = NULL, 0
    pair.chars, pair.size = NULL, 0
    if unspaced:
        for i in range(n - 1):
            add_hash(hashes, with_any_char(with_any_char(none, chars[i]), chars[i + 1]))
        for i in range(1, 4):
            word.size = min(i, n)
            word.chars = chars + n - word.size
            add_hash(hashes, with_any_word(with_byte(none, c"$"), word))
        return
    while at < n:
        begin = at
        if is_letter(chars[at]):
            at = end_of_word(chars, at, n)
        elif Py_UNICODE_ISDECIMAL(chars[at]):
            while at < n and Py_UNICODE_ISDECIMAL(chars[at]):
                at += 1
        else:
            at += 1
            if is_of_word(chars[begin]) or Py_UNICODE_ISSPACE(chars[begin]):
                continue
        word.chars, word.size = chars + begin, at - begin
        is_digit = True
        for i in range(begin, at):
            if not Py_UNICODE_ISDIGIT(chars[i]):
                is_digit = False
                break
        if is_digit:
            word.chars, word.size = &zero, 1
        add_hash(hashes, with_any_word(none, word))
        if before.size:
            add_hash(hashes, with_any_word(with_byte(with_any_word(none, before), c" "), word))
        else:
            first = word
        pair, before = before, word
    if before.size:
        add_hash(hashes, with_any_word(with_byte(none, c"$"), before))
        add_hash(hashes, with_any_word(with_byte(none, c"^"), first))
        if pair.size:
            add_hash(hashes, with_any_word(with_byte(with_any_word(with_byte(none, c"$"), pair), c" "), before))
        before.chars, before.size = before.chars + max(0, before.size - 3), min(before.size, 3)
        add_hash(hashes, with_any_word(with_byte(none, c"#"), before))


cdef struct Sum:
    Py_ssize_t count
    double[64] parts  # that do not overlap, the least first: there are no more than the exponents of numbers have room for


cdef void add_exactly(Sum* total, double number) noexcept nogil:
    """Add a number, and lose nothing: as `math.fsum` does."""
    cdef Py_ssize_t i, kept = 0
    cdef double part, high, low
    for i in range(total.count):
        part = total.parts[i]
        if (number if number > 0 else -number) < (part if part > 0 else -part):
            number, part = part, number
        high = number + part
        low = part - (high - number)
        if low != 0:
            total.parts[kept] = low
            kept += 1
        number = high
    if number != 0:
        total.parts[kept] = number
        kept += 1
    total.count = kept


cdef double rounded(Sum* total) noexcept nogil:
    """The sum, rounded once: as `math.fsum` does."""
    cdef Py_ssize_t n = total.count
    cdef double high = 0, low = 0, before, part
    if n:
        n -= 1
        high = total.parts[n]
        while n:
            n -= 1
            before, part = high, total.parts[n]
            high = before + part
            low = part - (high - before)
            if low != 0:
                break
        if n and ((low < 0 and total.parts[n - 1] < 0) or (low > 0 and total.parts[n - 1] > 0)):  # half of the last place: not to even
            part = low * 2
            before = high + part
            if part == before - high:
                high = before
    return high


def count_of(str text, const uint8_t[::1] counted):
    """How many characters of a text are among some of ASCII: twin of `page.filter.count_of_without_kernel`.

    Parameters:
        text: The text.
        counted: For each character of ASCII 1 if it is to be counted, else 0.
    """
    cdef Py_ssize_t i, found = 0, n = len(text)
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef Char char
    cdef uint8_t[256] table
    if counted.shape[0] != 128:
        raise ValueError("there are 128 characters in ASCII")
    memset(table, 0, 256)
    memcpy(table, &counted[0], 128)
    if kind == 1:
        for i in range(n):
            found += table[(<const uint8_t*>data)[i]]
    else:
        for i in range(n):
            char = PyUnicode_READ(kind, data, i)
            found += table[char] if char < 128 else 0
    return found


cdef enum:
    MOST_STOPS = 16  # ways to end a sentence that are counted
    LONGEST_STOP = 4
    # What a character is, to a page:
    ENDS = 32  # the last of a sentence that ends a paragraph
    BEHIND_END = 64  # what may stand behind it
    ENDS_BARE = 128  # a stop that needs nothing behind it


cdef class PageReader:
    """Cuts a text into sentences and tells prose from labels: twin of `page.sentences` and of `page.filter.holds_prose`.

    Parameters:
        sentence: The class of a sentence.
        make: Makes one of a piece of a line.
        marks: The marks of `scrubber.sentences`, by their names, and `ENDS`, `BEHIND_END`, `ENDS_BARE`.
        fold: What a character beyond ASCII becomes in the form in which wordings are compared, or nothing.
        wide: The first and the last code point of scripts that say more in a character.
        limits: The constants of the twins, by their names.
        other_stops: What is counted as the end of a sentence, besides a full stop with a space.
    """

    cdef type sentence
    cdef object make
    cdef uint8_t* marks
    cdef Char* fold  # behind 1 for what becomes nothing
    cdef Char[2][16] wide
    cdef int ranges, stops
    cdef Char[MOST_STOPS][LONGEST_STOP] stop
    cdef int[MOST_STOPS] stop_size
    cdef uint8_t* begins_stop
    cdef double width, shortest, trailing, unclosed, paragraph, enough
    cdef Py_ssize_t longest_word, per_sentence
    cdef Char first_wide

    def __cinit__(self, type sentence, make, dict marks, dict fold, wide, dict limits, other_stops):
        self.sentence, self.make = sentence, make
        if not issubclass(sentence, tuple) or not len(wide) <= 16 or not len(other_stops) <= MOST_STOPS:
            raise ValueError("the tables are not those that the kernel was written for")
        self.marks, self.fold = <uint8_t*>calloc(MARKED, 1), <Char*>calloc(MARKED, sizeof(Char))
        self.begins_stop = <uint8_t*>calloc(MARKED, 1)
        if self.marks == NULL or self.fold == NULL or self.begins_stop == NULL:
            raise MemoryError
        for kind, name in (
            (SPACED, "SPACED"), (UNSPACED, "UNSPACED"), (STOP, "STOPS"), (CLOSER, "CLOSERS"), (ENDS, "ENDS"), (BEHIND_END, "BEHIND_END"),
            (ENDS_BARE, "ENDS_BARE"),
        ):
            for mark in marks[name]:
                if ord(mark) >= MARKED:
                    raise ValueError("a mark is beyond those that the kernel knows")
                self.marks[ord(mark)] |= kind
        for before, after in fold.items():
            if before >= MARKED or len(after) > 1:
                raise ValueError("a character becomes something that the kernel does not know")
            self.fold[before] = ord(after) if after else 1
        self.ranges = len(wide)
        for number, (first, last) in enumerate(wide):
            self.wide[0][number], self.wide[1][number] = first, last
        self.stops = len(other_stops)
        for number, stop in enumerate(other_stops):
            if not 0 < len(stop) <= LONGEST_STOP or ord(max(stop)) >= MARKED or stop.find(stop[0], 1) >= 0:
                raise ValueError("the end of a sentence is not one that the kernel knows")
            self.stop_size[number] = len(stop)
            self.begins_stop[ord(stop[0])] = 1
            for place, char in enumerate(stop):
                self.stop[number][place] = ord(char)
        self.width, self.shortest, self.trailing, self.unclosed = limits["WIDE"], limits["SHORTEST"], limits["TRAILING"], limits["UNCLOSED"]
        self.paragraph, self.enough, self.per_sentence = limits["PARAGRAPH"], limits["PROSE"], limits["SENTENCE"]
        self.longest_word, self.first_wide = limits["LONGEST_WORD"], limits["FIRST_WIDE"]

    def __dealloc__(self):
        free(self.marks)
        free(self.fold)
        free(self.begins_stop)

    cdef inline uint8_t mark(self, Char char) noexcept nogil:
        return self.marks[char] if char < MARKED else 0

    def holds_prose(self, str text):
        """Twin of `page.filter.holds_prose_without_kernel`."""
        cdef Py_ssize_t n = len(text), at = 0, end, last, size, stops
        cdef double prose = 0
        cdef bint is_wide
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            while at <= n:
                end = at
                while end < n and chars[end] != c"\n":
                    end += 1
                size = end - at
                is_wide = size > 0 and chars[at + size // 2] >= self.first_wide
                if size >= self.paragraph or (is_wide and size * self.width >= self.paragraph):
                    last = end
                    while last > at and self.mark(chars[last - 1]) & BEHIND_END:
                        last -= 1
                    stops = full_stops(chars + at, size) + (last > at and self.mark(chars[last - 1]) & ENDS != 0)
                    if stops * self.per_sentence < size:
                        stops += self.other_stops(chars + at, size)
                    if stops * self.per_sentence >= size:
                        prose += size * self.width if is_wide else size
                        if prose >= self.enough:
                            return True
                at = end + 1
        finally:
            PyMem_Free(chars)
        return False

    cdef Py_ssize_t other_stops(self, const Char* chars, Py_ssize_t size) noexcept nogil:
        cdef Py_ssize_t i, found = 0
        cdef int number, place
        for i in range(size):
            if chars[i] >= MARKED or not self.begins_stop[chars[i]]:
                continue
            for number in range(self.stops):
                if i + self.stop_size[number] > size:
                    continue
                for place in range(self.stop_size[number]):
                    if chars[i + place] != self.stop[number][place]:
                        break
                else:
                    found += 1
        return found

    def sentences(self, str text):
        """Twin of `page.sentences.sentences_without_kernel`."""
        cdef Py_ssize_t n = len(text), at = 0, end
        cdef list found = []
        cdef Char* made
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            made = <Char*>malloc((n + 1) * sizeof(Char))
            if made == NULL:
                raise MemoryError
            try:
                while at <= n:
                    end = at
                    while end < n and chars[end] != c"\n":
                        end += 1
                    self.cut(text, chars, at, end, made, found)
                    at = end + 1
            finally:
                free(made)
        finally:
            PyMem_Free(chars)
        return found

    cdef int cut(self, str text, const Char* chars, Py_ssize_t first, Py_ssize_t end, Char* made, list found) except -1:
        """Add the sentences of a line."""
        cdef Py_ssize_t at = first + 1, start = first, following
        cdef uint8_t last, before
        cdef bint cuts
        while at <= end:
            last = self.mark(chars[at - 1])
            if not last & (SPACED | UNSPACED | CLOSER | ENDS_BARE):
                at += 1
                continue
            before = self.mark(chars[at - 2]) if at - 2 >= first and last & CLOSER else 0
            following = at
            while following < end and Py_UNICODE_ISSPACE(chars[following]):
                following += 1
            cuts = following > at and (last | before) & SPACED
            if not cuts and (before & UNSPACED or (last & UNSPACED and not (at < end and self.mark(chars[at]) & CLOSER))):
                cuts, following = True, at
            if cuts or last & ENDS_BARE:
                if at > start:
                    self.add(text, chars, start, at, made, found)
                start = following
            at = max(at + 1, following)
        if start < end:
            self.add(text, chars, start, end, made, found)
        return 0

    cdef int add(self, str text, const Char* chars, Py_ssize_t start, Py_ssize_t end, Char* made, list found) except -1:
        """Add a sentence, if it says something."""
        cdef Py_ssize_t i, size, kept, bare, wide = 0, spaces = 0
        cdef int number
        cdef bint is_ascii = True, folds = False, trails, prose
        cdef double width, least
        cdef Char char
        while start < end and Py_UNICODE_ISSPACE(chars[start]):
            start += 1
        while end > start and Py_UNICODE_ISSPACE(chars[end - 1]):
            end -= 1
        if start == end:
            return 0
        size = 0
        for i in range(start, end):
            char = chars[i]
            if char < 128:
                spaces += char == c" "
                if Py_UNICODE_ISSPACE(char):
                    if made[size - 1] != c" ":
                        made[size] = c" "
                        size += 1
                else:
                    made[size] = char + 32 if is_ascii_capital(char) else char
                    size += 1
                continue
            is_ascii = False
            if char == DOTTED_I or char == SIGMA:
                sentence = self.make(PyUnicode_Substring(text, start, end), start)
                if sentence is not None:
                    found.append(sentence)
                return 0
            for number in range(self.ranges):
                if self.wide[0][number] <= char <= self.wide[1][number]:
                    wide += 1
                    break
            if Py_UNICODE_ISSPACE(char):
                if made[size - 1] != c" ":
                    made[size] = c" "
                    size += 1
                continue
            made[size] = Py_UNICODE_TOLOWER(char)
            folds = folds or made[size] >= 128
            size += 1
        if folds:
            kept = 0
            for i in range(size):
                char = self.fold[made[i]] if made[i] < MARKED else 0
                if char != 1:
                    made[kept] = char if char else made[i]
                    kept += 1
            size = kept
        if size == 0:
            return 0
        width = end - start + (self.width - 1) * wide
        bare = end
        while bare > start and self.mark(chars[bare - 1]) & CLOSER:
            bare -= 1
        trails = (bare > start and chars[bare - 1] == 0x2026) or (end - start > 1 and chars[end - 1] == c"." and chars[end - 2] == c".")
        least = self.trailing if trails else self.shortest if bare > start and self.mark(chars[bare - 1]) & STOP else self.unclosed
        prose = width >= least and (not is_ascii or spaces * self.longest_word > end - start)
        said = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, made, size)
        found.append(named(self.sentence, (start, end, said, width, prose, trails)))
        return 0


cdef Py_ssize_t full_stops(const Char* chars, Py_ssize_t size) noexcept nogil:
    """How often a full stop stands before a space, and none before it."""
    cdef Py_ssize_t i, found = 0
    for i in range(size - 1):
        if chars[i] == c"." and chars[i + 1] == c" " and (i == 0 or chars[i - 1] != c"."):
            found += 1
    return found
