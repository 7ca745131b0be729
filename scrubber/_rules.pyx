# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: freethreading_compatible=True
"""Which rule knows a line, compiled: whole lines, openings, words and patterns, looked up in the file of the rules (`boilerplate.programs`).

A twin of `boilerplate.wordings` and `boilerplate.normal`, which are the reference. Nothing is remembered between calls but what Python hands
over, once or when it is asked.
"""

cimport cython

from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memset

ctypedef uint32_t Char  # a code point

cdef extern from "Python.h":
    Char* PyUnicode_AsUCS4Copy(object text) except NULL
    void PyMem_Free(void* memory)
    str PyUnicode_FromKindAndData(int kind, const void* buffer, Py_ssize_t size)
    int PyUnicode_4BYTE_KIND
    int PyUnicode_KIND(object text)
    void* PyUnicode_DATA(object text)
    Char PyUnicode_READ(int kind, const void* data, Py_ssize_t at) nogil
    bint Py_UNICODE_ISSPACE(Char char) nogil
    bint Py_UNICODE_ISALNUM(Char char) nogil
    bint Py_UNICODE_ISDECIMAL(Char char) nogil

cdef extern from *:
    """
    #define READ(text, i) PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), i)
    """
    Char READ(object text, Py_ssize_t i)


cdef enum:
    FORMAT = 3  # of what Python hands over; `scrubber.kernel` asks for the same


def format_version():
    return FORMAT


cdef inline bint is_letter(Char char) noexcept nogil:
    return 97 <= (char | 32) <= 122 and char < 128


cdef enum:
    RULES_FORMAT = 2  # of the file of the rules
    CODE_POINTS = 0x110000
    MARKED = 1 << 16  # code points among which the marks around a line are
    IN_FRONT = 1
    BEHIND = 2
    AROUND = 4
    NOTHING = 0xFFFFFFFFU  # what a character folds to that disappears
    SEVERAL = 0x80000000U  # and that becomes several, with their number
    MOST_SEVERAL = 1024
    MOST_SIGNS = 12  # runs of characters that are signs
    LONGEST_KEY = 1024  # characters of a line in normal form, and one behind them
    LONGEST_FOLD = 3  # characters that one becomes, at most
    MOST_GROUPS = 1024
    OPENING = 32  # characters of a line among which all openings are, and the starts and ends of lines that are looked for
    PAIRS = 128 * 128  # of ASCII characters
    PART = 40  # characters of a longer line in which these are sought at first
    # What the steps of a program are, as `boilerplate.programs` has them:
    ACCEPT = 0
    TEXT = 1
    SET = 2
    REPEAT = 3
    BRANCH = 4
    BOUNDARY = 5
    NOT_AHEAD = 6
    FOUND = 7
    END = 8
    OF_WORD = 1
    OF_DIGIT = 2
    OF_SPACE = 4
    SET_SIZE = 9
    ROW_SIZE = 4
    NONE = -1  # what stands for the start of a line for which there are no patterns
    UNKNOWN = -2  # and for one that only Python can tell
    LETTERS = 4  # in a row, of a line and of the words of a pattern: five bits each,
    LAST = 1 << 20  # and a bit for the last ones of a word
    SEEN = 64  # numbers of 64 bits that note which of these there are


cdef struct Texts:  # in order; `boilerplate.programs.Texts` says what each is
    const uint16_t* chars
    const int32_t* ends
    const int32_t* down
    const int32_t* values
    const int32_t* stops
    int32_t count
    bint[128] singles  # by a character of ASCII, whether it is a text by itself
    int32_t[PAIRS + 1] first  # by the first two characters, if these are ASCII: the first text that begins with them, or comes behind


cdef enum:
    BLOOM_BYTES = 1 << 15
    BLOOM = 8 * BLOOM_BYTES  # bits, of which one is set for each line that is known


cdef inline uint32_t bit_of(const Char* key, Py_ssize_t size) noexcept nogil:
    """The bit of a line: FNV-1a, with a character for a byte."""
    cdef uint32_t found = 2166136261U
    cdef Py_ssize_t i
    for i in range(size):
        found = (found ^ key[i]) * 16777619U
    return (found ^ found >> 15) & (BLOOM - 1)


cdef struct Kind:  # the patterns of a kind
    Texts openings
    const int32_t* rows  # the group, the pattern, where the starts of lines begin for which it is, and how many these are
    const int32_t* starts
    Py_ssize_t longest  # characters of a line, at most


cdef int order_of(const Texts* texts, Py_ssize_t number, const Char* key, Py_ssize_t size) noexcept nogil:
    """How a text stands to a key: below 0 where it comes before it, 0 where the key begins with it, above 0 where it comes behind."""
    cdef Py_ssize_t i, start = texts.ends[number], length = texts.ends[number + 1] - start
    for i in range(length):
        if i == size:
            return 1
        if texts.chars[start + i] != key[i]:
            return -1 if texts.chars[start + i] < key[i] else 1
    return 0


cdef Py_ssize_t longest_beginning(const Texts* texts, const Char* key, Py_ssize_t size) noexcept nogil:
    """The number of the longest text that a key begins with; -1 if there is none."""
    cdef Py_ssize_t low = 0, high = texts.count, middle
    if size > 1 and key[0] < 127 and key[1] < 127:
        low, high = texts.first[128 * key[0] + key[1]], texts.first[128 * key[0] + key[1] + 1]
        if low == high and not texts.singles[key[0]]:
            return -1
    while low < high:
        middle = (low + high) // 2
        if order_of(texts, middle, key, size) <= 0:
            low = middle + 1
        else:
            high = middle
    low -= 1
    while low >= 0 and order_of(texts, low, key, size) != 0:
        low = texts.down[low]
    return low


cdef Py_ssize_t number_of(const Texts* texts, const Char* key, Py_ssize_t size) noexcept nogil:
    """The number of a text; -1 if it is not there."""
    cdef Py_ssize_t found = longest_beginning(texts, key, size)
    return found if found >= 0 and texts.ends[found + 1] - texts.ends[found] == size else -1


cdef bint is_for(const Kind* kind, const int32_t* row, int32_t start) noexcept nogil:
    """Whether a pattern is for lines with that start."""
    cdef int32_t i
    for i in range(row[2], row[2] + row[3]):
        if kind.starts[i] == start:
            return True
    return False


cdef struct Program:
    const int32_t* steps
    const int32_t* ways
    const uint32_t* sets
    const int32_t* ranges
    const uint32_t* text
    const int32_t* firsts  # the first step of each pattern
    const int32_t* letters  # of the words of which one is in what a pattern matches, `LETTERS` of them a number
    const int32_t* stops  # where those of each pattern begin, and where they end


cdef inline uint32_t place_of(uint32_t letters) noexcept nogil:
    """Where letters are noted, among 64 times 64."""
    return (letters * 2654435761U) >> 20


cdef void note_letters(const Char* chars, Py_ssize_t size, uint64_t* seen) noexcept nogil:
    """Note each run of `LETTERS` small letters."""
    cdef Py_ssize_t i
    cdef uint32_t letters = 0, count = 0, place
    memset(seen, 0, SEEN * sizeof(uint64_t))
    for i in range(size):
        if 97 <= chars[i] <= 122:
            letters = letters >> 5 | (chars[i] & 31) << 15
            count += 1
            if count >= LETTERS:
                place = place_of(letters)
                seen[place >> 6] |= 1ULL << (place & 63)
        else:
            count = 0


cdef bint may_hold(const uint64_t* seen, const Program* program, int32_t number) noexcept nogil:
    """Whether a line may hold one of the words of a pattern, if there are any."""
    cdef Py_ssize_t i
    cdef uint32_t place
    cdef bint is_held = True
    for i in range(program.stops[number], program.stops[number + 1]):
        place = place_of(program.letters[i] & (LAST - 1))
        is_held = is_held and seen[place >> 6] >> (place & 63) & 1
        if program.letters[i] & LAST:
            if is_held:
                return True
            is_held = True
    return program.stops[number] == program.stops[number + 1]


cdef inline bint is_of_word(Char char) noexcept nogil:
    r"""Whether it is one of `\w`."""
    return char == 95 or Py_UNICODE_ISALNUM(char)


cdef bint is_in(const Program* program, int32_t number, Char char) noexcept nogil:
    """Whether a character is in a set."""
    cdef const uint32_t* one = &program.sets[SET_SIZE * number]
    cdef uint32_t i, categories
    if char < 128:
        return one[char >> 5] >> (char & 31) & 1
    if one[5] | one[6]:
        categories = OF_WORD if is_of_word(char) else 0
        categories |= OF_DIGIT if Py_UNICODE_ISDECIMAL(char) else 0
        categories |= OF_SPACE if Py_UNICODE_ISSPACE(char) else 0
        if categories & one[5] or ~categories & one[6]:
            return not one[4]
    for i in range(one[7], one[7] + one[8]):
        if <Char>program.ranges[2 * i] <= char <= <Char>program.ranges[2 * i + 1]:
            return not one[4]
    return one[4]


cdef bint runs(const Program* program, int32_t step, const Char* chars, Py_ssize_t at, Py_ssize_t size) noexcept nogil:
    """Whether what stands in a line from `at` on is what a program says from a step on."""
    cdef const int32_t* one
    cdef Py_ssize_t i, count
    while True:
        one = &program.steps[4 * step]
        if one[0] == TEXT:
            if size - at < one[2]:
                return False
            for i in range(one[2]):
                if chars[at + i] != program.text[one[1] + i]:
                    return False
            at += one[2]
        elif one[0] == SET:
            if at == size or not is_in(program, one[1], chars[at]):
                return False
            at += 1
        elif one[0] == REPEAT:
            count = 0
            while count < one[2] and at + count < size and is_in(program, one[5], chars[at + count]):
                count += 1
            while count >= one[1]:
                if runs(program, one[3], chars, at + count, size):
                    return True
                count -= 1
            return False
        elif one[0] == BRANCH:
            for i in range(one[1], one[1] + one[2] - 1):
                if runs(program, program.ways[i], chars, at, size):
                    return True
            step = program.ways[one[1] + one[2] - 1]
            continue
        elif one[0] == BOUNDARY:
            if (at > 0 and is_of_word(chars[at - 1])) == (at < size and is_of_word(chars[at])):
                return False
        elif one[0] == NOT_AHEAD:
            if runs(program, one[1], chars, at, size):
                return False
        elif one[0] == END:
            if at < size - 1 or (at == size - 1 and chars[at] != 10):
                return False
        else:
            return one[0] == FOUND or at == size
        step = one[3]


cdef class Rules:
    """Looks lines up among all rules that know them by their wording: twin of `Wordings.match`.

    What a person would call rare, such as an e-mail address or the sign of an agency, the twin's own functions are asked.

    Parameters:
        file: What `boilerplate.programs` makes.
        wordings: The twin.
        limits: The numbers `LINE`, `LONGEST`, `QUOTE`, `LAST` and `COMPARED`.
        marks: The quotation marks with which somebody's words begin; what is taken off a word before it is looked up among `words`; what is
            taken off the beginning, and off the end, of a line in normal form; the first and the last of signs that are left aside.
        asked: The functions `is_meant`, `is_credit`, `whose`, `is_agency`, `has_any`, `with_address`, `start_of` and `fold` that the twin asks.
    """

    cdef const uint8_t[::1] file
    cdef object wordings, asked
    cdef list groups
    cdef Py_ssize_t line, longest, quote, last, compared
    cdef str quotes
    cdef Char[2][MOST_SIGNS] signs  # the first and the last of each run of them
    cdef int signs_count
    cdef Py_ssize_t[MOST_GROUPS] longest_of
    cdef uint8_t* marks
    cdef uint8_t[BLOOM_BYTES] bloom  # the bits of all lines: to most, one look tells that they are not known
    cdef uint8_t[128] plain  # what ASCII folds to, but for white space and digits, which are 0
    cdef uint32_t* folds
    cdef Char[MOST_SEVERAL * LONGEST_FOLD] several
    cdef uint8_t[MOST_SEVERAL] several_sizes
    cdef int several_count
    cdef Texts lines, starts, starts_of_lines, words, ends  # these from their last character to their first
    cdef Kind patterns, cased, asides
    cdef Program program
    cdef Py_ssize_t count, names_count, mail_count  # of all patterns, of those of names, and of those of lines with an e-mail address
    cdef const int32_t* names  # the group and the pattern of each
    cdef const int32_t* mail

    def __cinit__(self, const uint8_t[::1] file, wordings, limits, marks, asked):
        cdef const uint32_t* head = <const uint32_t*>&file[0]
        cdef Py_ssize_t at, i
        cdef list sections = [], groups = wordings.groups
        cdef Char[LONGEST_KEY] key
        if len(file) < 12 or head[0] != RULES_FORMAT or 4 * (3 + <Py_ssize_t>head[2]) > len(file) or len(groups) > MOST_GROUPS:
            raise ValueError("the file of the rules was made for another kernel: make it again")
        at = 4 * (3 + head[2])
        for i in range(head[2]):
            sections.append((at, head[3 + i]))
            at += head[3 + i]
        if at != len(file):
            raise ValueError("the file of the rules is damaged")
        self.file, self.wordings, self.groups, self.asked = file, wordings, groups, asked
        self.line, self.longest, self.quote, self.last, self.compared = limits
        if not self.line <= self.longest <= self.compared <= (LONGEST_KEY - 1) // LONGEST_FOLD or self.line < PART:
            raise ValueError("the limits are not those that the kernel was written for")
        self.quotes = marks[0]
        if len(marks[4]) > MOST_SIGNS:
            raise ValueError("more runs of signs than the kernel was written for")
        self.signs_count = len(marks[4])
        for i in range(self.signs_count):
            self.signs[0][i], self.signs[1][i] = ord(marks[4][i][0]), ord(marks[4][i][1])
        for i, group in enumerate(groups):
            self.longest_of[i] = group.longest
        self.marks = <uint8_t*>calloc(MARKED, 1)
        self.folds = <uint32_t*>calloc(CODE_POINTS, sizeof(uint32_t))
        if self.marks == NULL or self.folds == NULL:
            raise MemoryError
        for kind, some in ((AROUND, marks[1]), (IN_FRONT, marks[2]), (BEHIND, marks[3])):
            for mark in some:
                self.marks[ord(mark)] |= kind
        for i in range(128):
            if not is_digit(i) and not Py_UNICODE_ISSPACE(i):
                self.plain[i] = <uint8_t>(self.learn(i) - 1)
        sections.reverse()
        self.load_texts(&self.lines, sections, self.compared)
        for i in range(self.lines.count):
            for at in range(self.lines.ends[i], self.lines.ends[i + 1]):
                key[at - self.lines.ends[i]] = self.lines.chars[at]
            at = bit_of(key, self.lines.ends[i + 1] - self.lines.ends[i])
            self.bloom[at >> 3] |= 1 << (at & 7)
        self.load_kind(&self.patterns, sections)
        self.load_kind(&self.cased, sections)
        self.load_kind(&self.asides, sections)
        self.load_texts(&self.starts, sections)
        self.load_texts(&self.starts_of_lines, sections)
        self.load_texts(&self.words, sections)
        self.load_texts(&self.ends, sections)
        self.program.steps = self.numbers(sections)
        self.program.ways = self.numbers(sections)
        self.program.sets = <const uint32_t*>self.numbers(sections)
        self.program.ranges = self.numbers(sections)
        self.program.text = <const uint32_t*>self.numbers(sections)
        self.count = self.size(sections) // 4
        self.program.firsts = self.numbers(sections)
        self.program.letters = self.numbers(sections)
        self.program.stops = self.numbers(sections)
        self.names_count = self.size(sections) // 8
        self.names = self.numbers(sections)
        self.mail_count = self.size(sections) // 8
        self.mail = self.numbers(sections)

    def __dealloc__(self):
        free(self.marks)
        free(self.folds)

    cdef Py_ssize_t size(self, list sections) except -1:
        """How long the next section is."""
        if not sections:
            raise ValueError("the file of the rules was made for another kernel: make it again")
        return sections[len(sections) - 1][1]

    cdef const int32_t* numbers(self, list sections) except NULL:
        """The next section."""
        self.size(sections)
        at, _ = sections.pop()
        return <const int32_t*>(<size_t>&self.file[0] + <size_t>at)

    cdef int load_kind(self, Kind* kind, list sections) except -1:
        cdef Py_ssize_t i
        self.load_texts(&kind.openings, sections)
        kind.rows = self.numbers(sections)
        kind.starts = self.numbers(sections)
        kind.longest = 0
        for i in range(kind.openings.stops[kind.openings.count]):
            kind.longest = max(kind.longest, self.longest_of[kind.rows[ROW_SIZE * kind.openings.values[i]]])
        return 0

    cdef int load_texts(self, Texts* texts, list sections, Py_ssize_t longest=OPENING) except -1:
        cdef int i, pair = 0, own
        cdef Py_ssize_t start, size
        memset(texts.singles, 0, sizeof(texts.singles))
        texts.chars = <const uint16_t*>self.numbers(sections)
        texts.count = self.size(sections) // 4 - 1
        texts.ends = self.numbers(sections)
        texts.down = self.numbers(sections)
        texts.values = self.numbers(sections)
        texts.stops = self.numbers(sections)
        for i in range(texts.count):
            start, size = texts.ends[i], texts.ends[i + 1] - texts.ends[i]
            if size > longest:
                raise ValueError("the file of the rules was made for another kernel: make it again")
            if size == 0:
                raise ValueError("the file of the rules holds an empty text")
            if size == 1 and texts.chars[start] < 128:
                texts.singles[texts.chars[start]] = True
            own = 128 * min(texts.chars[start], 127)
            own += min(texts.chars[start + 1], 127) if size > 1 else 0
            while pair <= own:
                texts.first[pair] = i
                pair += 1
        while pair <= PAIRS:
            texts.first[pair] = texts.count
            pair += 1
        return 0

    def among(self, lines):
        """The groups that know some of the lines, by their numbers."""
        cdef Py_ssize_t i = 0
        cdef dict found = {}
        for line in lines:
            group = self._match(line)
            if group is not None:
                found[i] = group
            i += 1
        return found

    def match(self, str text):
        """The group that knows a line's wording, wherever the line stands."""
        return self._match(text)

    def about_author(self, str text, bint after):
        """The group that knows a sentence about the author: twin of `Wordings.about_author`."""
        cdef Py_ssize_t i, size = len(text), first = 0
        cdef Char* chars
        while first < size and READ(text, first) in (0x2014, 0x2013, 45, 40, 32):
            first += 1
        size -= first
        chars = NULL
        try:
            for i in range(self.names_count):
                group = self.groups[self.names[2 * i]]
                if size <= self.longest_of[self.names[2 * i]] and (after or group.where != "beside"):
                    if chars == NULL:
                        chars = PyUnicode_AsUCS4Copy(text)
                    if runs(&self.program, self.program.firsts[self.names[2 * i + 1]], chars + first, 0, size):
                        return group
            return None
        finally:
            PyMem_Free(chars)

    def runs(self, Py_ssize_t number, str text):
        """Whether a pattern matches all of a text, in the form for which it is meant."""
        cdef Char* chars
        if not 0 <= number < self.count:
            raise IndexError(number)
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            return runs(&self.program, self.program.firsts[number], chars, 0, len(text))
        finally:
            PyMem_Free(chars)

    def normal(self, str text):
        """A line in normal form: twin of `normalise`."""
        cdef Py_ssize_t size = len(text), start = 0
        cdef Char* made = <Char*>malloc((LONGEST_FOLD * size + 1) * sizeof(Char))
        if made == NULL:
            raise MemoryError
        try:
            size = self.normalise(text, 0, size, made, &start)
            return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, made + start, size)
        finally:
            free(made)

    cdef object _match(self, str text):
        cdef Py_ssize_t start = 0, end = len(text)
        group = self.by_wording(text)
        if group is None and end and (self.is_sign(READ(text, 0)) or self.is_sign(READ(text, end - 1))):
            while start < end and (self.is_sign(READ(text, start)) or READ(text, start) == 32):
                start += 1
            while end > start and (self.is_sign(READ(text, end - 1)) or READ(text, end - 1) == 32):
                end -= 1
            if start < end:
                text = text[start:end]
                group = self.by_wording(text)
        return group if group is not None and self.asked.is_meant(text, group) else None

    cdef bint is_sign(self, Char char) noexcept nogil:
        """Whether a character is left aside at the ends of a line: twin of `undecorated`."""
        cdef int i
        for i in range(self.signs_count):
            if self.signs[0][i] <= char <= self.signs[1][i]:
                return True
        return False

    cdef object by_wording(self, str text):
        """The group that knows a line, if it is what that group is about."""
        cdef Py_ssize_t size = len(text), start = 0, length = -1, at
        cdef Char[LONGEST_KEY] key
        cdef Char[OPENING] first
        cdef Char* whole
        cdef Char last
        cdef bint is_whole = False
        cdef int32_t number = self.plain_start(text)
        if size == 0:
            return None
        if size <= self.line:
            is_whole = True
            length = self.normalise(text, 0, size, key, &start)
            at = bit_of(key + start, length)
            at = number_of(&self.lines, key + start, length) if self.bloom[at >> 3] >> (at & 7) & 1 else -1
            if at >= 0 and (number != UNKNOWN or self.start_of(text, &self.starts_of_lines) != NONE):  # a plain one begins what was found
                return self.groups[self.lines.values[self.lines.stops[at]]]
        elif size <= max(self.patterns.longest, self.longest):  # the beginning of a longer line tells most of them from all
            length = self.normalise(text, 0, PART, key, &start)
            while length and (key[start + length - 1] == 44 or is_digit(key[start + length - 1])):
                length -= 1  # a number may go on
            if length < OPENING:
                is_whole = True
                length = self.normalise(text, 0, min(size, self.compared), key, &start)
        group = None
        last = READ(text, size - 1)
        if not (size > self.quote and text[0] in self.quotes):
            if size <= self.patterns.longest and number != NONE:
                key[start + length] = 32
                at = longest_beginning(&self.patterns.openings, key + start, length + 1)
                if self.has_rows(&self.patterns, at, number, size):
                    if not is_whole:
                        is_whole = True
                        length = self.normalise(text, 0, min(size, self.compared), key, &start)
                    group = self.of_rows(&self.patterns, at, number, text, key + start, length, size)
                    if group is not None and group.where == "anywhere":
                        group = self.asked.whose(text, group)
            if group is None and size <= self.cased.longest and number != NONE:
                for at in range(min(size, OPENING)):
                    first[at] = READ(text, at)
                if size < OPENING:
                    first[size] = 32
                at = longest_beginning(&self.cased.openings, first, min(size + 1, OPENING))
                if self.has_rows(&self.cased, at, number, size):
                    whole = PyUnicode_AsUCS4Copy(text)
                    try:
                        group = self.of_rows(&self.cased, at, number, text, whole, size, size)
                    finally:
                        PyMem_Free(whole)
        if group is None:
            for at in range(min(size, OPENING)):
                first[at] = READ(text, size - 1 - at)
            if longest_beginning(&self.ends, first, min(size, OPENING)) >= 0:
                group = self.wordings.of_end(text)
        if group is None and (last == 41 or last == 0xFF09):  # a closing bracket
            at = max(text.rfind("(", max(0, size - self.last)), text.rfind("（", max(0, size - self.last)))
            if at > 0:
                if self.asked.is_agency(text, at):
                    return None
                group = self.of_aside(text[at + 1 : size - 1], size)
        if group is None and size <= self.longest:
            if "@" in text:
                group = self.of_mail(text)
            if group is None:
                if not is_whole and self.are_words(key + start, length, 1):
                    is_whole = True
                    length = self.normalise(text, 0, size, key, &start)
                if is_whole and self.are_words(key + start, length, length):
                    group = self.wordings.of_words(text)
        return group

    cdef object of_mail(self, str text):
        """The group of a line that holds an e-mail address: twin of `Wordings.of_mail`."""
        cdef str key = self.asked.with_address(text)
        cdef Py_ssize_t i, size = len(text)
        cdef Char* chars = PyUnicode_AsUCS4Copy(key)
        try:
            for i in range(self.mail_count):
                if size <= self.longest_of[self.mail[2 * i]]:
                    if runs(&self.program, self.program.firsts[self.mail[2 * i + 1]], chars, 0, len(key)):
                        return self.groups[self.mail[2 * i]]
            return None
        finally:
            PyMem_Free(chars)

    cdef object of_aside(self, str aside, Py_ssize_t size):
        """The group that knows what stands in brackets at the end of a line of that size."""
        cdef Py_ssize_t start = 0, length, at
        cdef Char* key = <Char*>malloc((LONGEST_FOLD * len(aside) + 2) * sizeof(Char))
        if key == NULL:
            raise MemoryError
        try:
            length = self.normalise(aside, 0, len(aside), key, &start)
            key[start + length] = 32
            at = longest_beginning(&self.asides.openings, key + start, length + 1)
            return self.of_rows(&self.asides, at, UNKNOWN, aside, key + start, length, size)
        finally:
            free(key)

    cdef bint has_rows(self, Kind* kind, Py_ssize_t opening, int32_t start, Py_ssize_t size) noexcept nogil:
        """Whether there are patterns for a line of that size, by its longest opening and its start."""
        cdef const int32_t* row
        cdef Py_ssize_t i
        while opening >= 0:
            for i in range(kind.openings.stops[opening], kind.openings.stops[opening + 1]):
                row = &kind.rows[ROW_SIZE * kind.openings.values[i]]
                if size <= self.longest_of[row[0]] and (start == UNKNOWN or is_for(kind, row, start)):
                    return True
            opening = kind.openings.down[opening]
        return False

    cdef object of_rows(self, Kind* kind, Py_ssize_t opening, int32_t start, str text, const Char* key, Py_ssize_t length, Py_ssize_t size):
        """The group of which a pattern matches: twin of `patterns.first_match`.

        Parameters:
            kind: The patterns.
            opening: The longest opening with which the line begins.
            start: The number of its start; `UNKNOWN` if that is to be asked for.
            text: The line, or the part of it that matters.
            key: The form of it that the patterns are meant for.
            length: How long that is.
            size: Characters of the line.
        """
        cdef uint8_t[MOST_GROUPS] matched
        cdef const int32_t* row
        cdef Py_ssize_t i
        cdef bint has_matched = False
        cdef uint64_t[SEEN] seen
        note_letters(key, length, seen)
        while opening >= 0:
            for i in range(kind.openings.stops[opening], kind.openings.stops[opening + 1]):
                row = &kind.rows[ROW_SIZE * kind.openings.values[i]]
                if size > self.longest_of[row[0]] or (has_matched and matched[row[0]]):
                    continue
                if start != UNKNOWN and not is_for(kind, row, start):
                    continue
                if not may_hold(seen, &self.program, row[1]) or not runs(&self.program, self.program.firsts[row[1]], key, 0, length):
                    continue
                if start == UNKNOWN:
                    start = self.start_of(text, &self.starts)
                    if not is_for(kind, row, start):
                        continue
                if not has_matched:
                    memset(matched, 0, len(self.groups))
                has_matched = matched[row[0]] = True
            opening = kind.openings.down[opening]
        if not has_matched:
            return None
        found = None
        for i in range(len(self.groups)):
            if matched[i]:
                group = self.groups[i]
                if found is not None and (group.where != "anywhere" or group.confidence <= found.confidence):
                    continue
                if group.needs and not self.asked.has_any(text, group.needs):
                    continue
                if not group.named or self.asked.is_credit(text):
                    found = group
        return found

    cdef int32_t plain_start(self, str text) noexcept:
        """The number of a line's start, if that is a word of ASCII letters; `NONE` if there are no patterns for it, else `UNKNOWN`."""
        cdef Char[OPENING] key
        cdef Py_ssize_t i = 0, size = len(text)
        while i < size and is_letter(READ(text, i)):
            if i < OPENING:
                key[i] = READ(text, i) | 32
            i += 1
        if i == 0 or (i < size and not Py_UNICODE_ISSPACE(READ(text, i))):
            return UNKNOWN
        if i > OPENING:
            return NONE
        return number_of(&self.starts, key, i)

    cdef int32_t start_of(self, str text, const Texts* starts) except UNKNOWN:
        """The number of any line's start among some."""
        cdef Char[OPENING] key
        cdef str start = self.asked.start_of(text)
        cdef Py_ssize_t i, size = len(start)
        if size > OPENING:
            return NONE
        for i in range(size):
            key[i] = READ(start, i)
        return number_of(starts, key, size)

    cdef bint are_words(self, const Char* key, Py_ssize_t size, Py_ssize_t most) noexcept nogil:
        """Whether the first words of a line in normal form, so many at most, are among `words`, the marks around them left aside."""
        cdef Py_ssize_t at = 0, first, end
        cdef bint found = False
        while at < size and most > 0:
            most -= 1
            while at < size and key[at] == 32:
                at += 1
            first = at
            while at < size and key[at] != 32:
                at += 1
            end = at
            while first < end and key[first] < MARKED and self.marks[key[first]] & AROUND:
                first += 1
            while end > first and key[end - 1] < MARKED and self.marks[key[end - 1]] & AROUND:
                end -= 1
            if first < end:
                if number_of(&self.words, key + first, end - first) < 0:
                    return False
                found = True
        return found

    cdef Py_ssize_t normalise(self, str text, Py_ssize_t at, Py_ssize_t stop, Char* made, Py_ssize_t* start) except -1:
        """Bring a part of a text into normal form: twin of `normalise`. How long that is; it begins at `start`."""
        cdef Py_ssize_t end = 0, i, used
        cdef uint32_t fold
        cdef Char char
        cdef bint has_digits = False
        cdef int j, kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        for i in range(at, stop):
            char = PyUnicode_READ(kind, data, i)
            if char < 128 and self.plain[char]:
                made[end] = self.plain[char]
                end += 1
                continue
            fold = self.folds[char]
            if fold == 0:
                fold = self.learn(char)
            if fold < SEVERAL:
                has_digits = has_digits or is_digit(fold - 1)
                end = with_char(made, end, fold - 1)
            elif fold != NOTHING:
                for j in range(self.several_sizes[fold - SEVERAL]):
                    end = with_char(made, end, self.several[LONGEST_FOLD * (fold - SEVERAL) + j])
        if end and made[end - 1] == 32:
            end -= 1
        i = 0
        while i < end and made[i] < MARKED and self.marks[made[i]] & IN_FRONT:
            i += 1
        while end > i and made[end - 1] < MARKED and self.marks[made[end - 1]] & BEHIND:
            end -= 1
        start[0] = used = i
        if not has_digits:
            return end - i
        while i < end:
            if not is_digit(made[i]):
                made[used] = made[i]
                i += 1
            else:
                made[used] = 48
                while i < end and is_digit(made[i]):
                    i += 1
                while (
                    i + 3 < end
                    and made[i] == 44
                    and is_digit(made[i + 1])
                    and is_digit(made[i + 2])
                    and is_digit(made[i + 3])
                ):
                    i += 4
            used += 1
        used -= start[0]
        if used >= 3 and made[start[0]] == 48 and made[start[0] + 1] == 46 and made[start[0] + 2] == 32:
            start[0] += 3
            used -= 3
        return used

    cdef uint32_t learn(self, Char char) except 0:
        """What a character folds to, asked of Python when it first comes."""
        cdef str folded = self.asked.fold(chr(char))
        cdef Py_ssize_t i
        cdef uint32_t found
        with cython.critical_section(self):
            if len(folded) == 1:
                found = <uint32_t>ord(folded) + 1
            elif len(folded) == 0:
                found = NOTHING
            elif self.several_count == MOST_SEVERAL or len(folded) > LONGEST_FOLD:
                raise ValueError("a character folds to more than the kernel has room for")
            else:
                for i in range(len(folded)):
                    self.several[LONGEST_FOLD * self.several_count + i] = ord(folded[i])
                self.several_sizes[self.several_count] = len(folded)
                found = SEVERAL + self.several_count
                self.several_count += 1
            self.folds[char] = found
        return found


cdef inline bint is_digit(Char char) noexcept nogil:
    return 48 <= char <= 57 if char < 128 else Py_UNICODE_ISDECIMAL(char)


cdef inline Py_ssize_t with_char(Char* made, Py_ssize_t end, Char char) noexcept nogil:
    """Put a character behind others, white space as one space; where they end."""
    if not 32 < char < 127 and Py_UNICODE_ISSPACE(char):
        if end == 0 or made[end - 1] == 32:
            return end
        char = 32
    made[end] = char
    return end + 1
