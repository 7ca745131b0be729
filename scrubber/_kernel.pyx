# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: freethreading_compatible=True
"""The hot decisions, compiled: each is the twin of a function in Python, which is the reference.

Text comes in as `str` and is copied into an array of code points; nothing else reads memory by an index, and each index
is checked where it comes from: rows of tables when the file is loaded, code points by being of a `str`. What is known of a
character that the tables lack is asked of Python when it is first met. Costs are counted in hundredths of a nat, so that they
are equal to those in Python to the last digit.

What is remembered between calls is shared by all threads: where there is no global lock, one is in a method at a time.
"""

import struct
import zlib

cimport cython
from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.math cimport log
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcmp, memcpy, memset

ctypedef uint32_t Char  # a code point

cdef extern from "Python.h":
    Char* PyUnicode_AsUCS4Copy(object text) except NULL
    void PyMem_Free(void* memory)
    Char* PyUnicode_AsUCS4(object text, Char* buffer, Py_ssize_t size, bint ends_with_nul) except NULL
    bint PyUnicode_IS_ASCII(object text)
    bint Py_UNICODE_ISSPACE(Char char)
    bint Py_UNICODE_ISALPHA(Char char)
    object PyUnicode_FromKindAndData(int kind, const void* data, Py_ssize_t size)

cdef enum:
    FORMAT = 3  # of what Python hands over; `scrubber.kernel` asks for the same
    MOST_MODELS = 80
    MOST_PAGES = 32
    CODE_POINTS = 0x110000
    KINDS = 1 << 14
    VECTORS = 1 << 14  # pairs whose costs in all languages are kept, of 160 bytes each; only time and memory, like the next two
    FOREIGN = 1 << 16  # costs of letters in languages that are kept
    LONG = 1 << 14  # characters of a line, from which on Python alone tells what it may have been; only time
    ANYWHERE = 1  # what is known of a character of no code page: it may stand in any text, or in none
    NOWHERE = 2
    TABLED = 3
    LOOKS = 64  # places in a text that Python is asked about one by one, before it is asked about all of it
    NO_BYTE = 0x100
    EDGE = 32  # a space: what a line is weighed between
    NO_BREAK_SPACE = 0xA0
    MOST_LAYERS = 8
    MOST_LEFT = 4  # characters that a loss makes of one
    MOST_MARKS = 32
    MOST_ALIKE = 8
    MOST_SIGNS = 16  # what is weighed by its place, and quotation marks of ASCII
    CLASSES = 128  # of what stands beside a sign: each goes by a character of ASCII
    CONTEXTS = 1 << 13  # of these, each of up to three characters; only time
    LAST_OWNED = 0x2FFF  # up to which a language spells with each letter that it owns, but those of East Asia
    MOST_TRIED = 8  # languages that a repair is weighed in, or pages that are tried on a line

# What is known of a character. The names are those of `scrubber.mojibake.compiled`, which sets them.
cdef enum:
    ALPHA = 1 << 0
    UPPER = 1 << 1
    LOWER = 1 << 2
    ALNUM = 1 << 3
    SIGN = 1 << 4
    TELLS = 1 << 5
    ODD = 1 << 6  # six bits: behind a small letter, a capital or another character, before a small letter or another
    EAST = 1 << 12
    TELLING_FIRST = 1 << 13
    TELLING_SECOND = 1 << 14
    LOSS_FIRST = 1 << 15
    LOSS_CONTEXT = 1 << 16
    LOSS_SECOND = 1 << 17
    EAST_SCRIPT = 1 << 18
    BESIDE_LATIN = 1 << 19
    CLOSING = 1 << 20
    BEHIND_WORD = 1 << 21
    C1 = 1 << 22
    LETTER = 1 << 23
    MARK = 1 << 24
    SIMPLE = 1 << 25
    ASSIGNED = 1 << 26
    FRAME = 1 << 27
    CHINESE = 1 << 28
    JAPANESE = 1 << 29
    WORDLIKE = 1 << 30  # no sign, and no digit
    DESCRIBED = 1 << 31

cdef enum:
    LOSSY = 1
    TELLING = 2
    EAST_ASIAN = 4
    UNEXPLAINED = 8


def format_version():
    """The number of the format of what Python hands over."""
    return FORMAT


cdef struct Kind:
    uint16_t row[MOST_MODELS]
    int16_t inside[MOST_MODELS]
    uint64_t own[2]


cdef inline uint64_t mixed(uint64_t key) noexcept nogil:
    key ^= key >> 29
    key *= 0xBF58476D1CE4E5B9ULL
    return key ^ (key >> 32)


cdef inline bint may_contract(Char char) noexcept nogil:
    """Whether what follows an apostrophe in English may begin with a letter: 's, 't, 're, 'll, 've, 'd, 'm."""
    return char == 115 or char == 116 or char == 114 or char == 108 or char == 118 or char == 100 or char == 109


cdef enum:
    PLACE = 43  # bits of the key of a pair; above them stands where its costs are: one behind the other, so that few pages are touched

cdef uint64_t PAIR = (<uint64_t>1 << PLACE) - 1


cdef inline uint64_t pair_key(Char a, Char b) noexcept nogil:
    return (<uint64_t>a << 21 | b) + 1


cdef struct Header:
    char magic[8]
    uint32_t format, models, chars, classes, digest, tables


@cython.final
cdef class Languages:
    """The models of all languages, and of the two pools behind them: twin of `scrubber.language.model.CharacterModel`.

    Parameters:
        file: What `scrubber.language.kernel_file` makes, as it lies in memory.
        order: The place of each language in the order of their names.
        class_of: Gives the number of the class of a character that no model knows.
        alike: The first and the last character of some runs, all letters of which are as the others: what is known of one holds for all.

    Raises:
        ValueError: The file is of another format or damaged.
    """

    cdef readonly int count
    cdef readonly list classes
    cdef int models
    cdef const uint8_t[::1] file
    cdef const uint8_t* table[MOST_MODELS]
    cdef int size[MOST_MODELS]
    cdef int order[MOST_MODELS]
    cdef object class_of
    cdef str alike
    cdef int alike_class[MOST_ALIKE]
    cdef uint16_t* kind_of
    cdef const Kind* kinds
    cdef int chars
    cdef uint64_t* keys
    cdef int16_t* vectors
    cdef int filled

    def __cinit__(self, const uint8_t[::1] file, list order, class_of, str alike):
        cdef const Header* header
        cdef const uint32_t* sizes
        cdef const uint32_t* points
        cdef uint64_t at, first, total
        cdef uint32_t i
        cdef int model
        self.file, self.class_of, self.alike = file, class_of, alike
        if len(alike) % 2 or len(alike) > 2 * MOST_ALIKE:
            raise ValueError("there are too many runs of characters")
        for model in range(MOST_ALIKE):
            self.alike_class[model] = -1
        if file.shape[0] < <Py_ssize_t>sizeof(Header):
            raise ValueError("the file of the kernel is damaged: install the package again")
        header = <const Header*>&file[0]
        if header.magic[:8] != b"SCRUBBER" or header.format != FORMAT:
            raise ValueError("the file of the kernel is of another version: install the package again")
        at = sizeof(Header) + 4 * (<uint64_t>header.models + header.chars)
        first = header.tables - sizeof(Kind) * (<uint64_t>header.chars + header.classes)
        if not 2 < header.models <= MOST_MODELS or header.chars + header.classes >= KINDS or not at < first < header.tables <= <uint64_t>file.shape[0]:
            raise ValueError("the file of the kernel is damaged: install the package again")
        if zlib.crc32(file[sizeof(Header) : header.tables]) != header.digest or first % 8:
            raise ValueError("the file of the kernel is damaged: install the package again")
        self.models, self.count, self.chars = header.models, header.models - 2, header.chars
        if len(order) != self.count:
            raise ValueError("the models are others than those of the kernel: install the package again")
        sizes = <const uint32_t*>&file[sizeof(Header)]
        points = sizes + header.models
        total = header.tables
        for i in range(header.models):
            self.size[i], self.table[i] = sizes[i], &file[0] + total
            total += <uint64_t>sizes[i] * sizes[i]
            if total > <uint64_t>file.shape[0] or not 0 < sizes[i] < 1 << 14:
                raise ValueError("the file of the kernel is damaged: install the package again")
        self.kinds = <const Kind*>(&file[0] + first)
        for i in range(header.chars + header.classes):
            for model in range(self.models):
                if self.kinds[i].row[model] >= self.size[model]:
                    raise ValueError("the file of the kernel is damaged: install the package again")
        self.classes = bytes(file[at:first]).decode().rstrip("\n").split("\n")
        for i in range(<uint32_t>self.count):
            self.order[i] = order[i]
        self.kind_of = <uint16_t*>calloc(CODE_POINTS, sizeof(uint16_t))
        self.keys = <uint64_t*>calloc(VECTORS, sizeof(uint64_t))
        self.vectors = <int16_t*>calloc(VECTORS * MOST_MODELS, sizeof(int16_t))
        if self.kind_of == NULL or self.keys == NULL or self.vectors == NULL:
            raise MemoryError
        for i in range(header.chars):
            if points[i] >= CODE_POINTS:
                raise ValueError("the file of the kernel is damaged: install the package again")
            self.kind_of[points[i]] = i + 1

    def __dealloc__(self):
        free(self.kind_of)
        free(self.keys)
        free(self.vectors)

    cdef inline const Kind* kind(self, Char char) except NULL:
        if self.kind_of[char] == 0:
            self._classify(char)
        return &self.kinds[self.kind_of[char] - 1]

    cdef int _classify(self, Char char) except -1:
        cdef int run = self.run_of(char)
        cdef int number = self.alike_class[run] if run >= 0 else -1
        if number < 0:
            number = self.class_of(chr(char), self.classes)
            if not 0 <= number < len(self.classes):
                raise ValueError("there is no such class of characters")
            if run >= 0:
                self.alike_class[run] = number
        self.kind_of[char] = self.chars + number + 1
        return 0

    cdef int run_of(self, Char char) noexcept:
        """The number of the run of letters that are alike in which a character stands; -1 if it stands in none."""
        cdef int run
        for run in range(len(self.alike) // 2):
            if self.alike[2 * run] <= char <= self.alike[2 * run + 1] and Py_UNICODE_ISALPHA(char):
                return run
        return -1

    cdef inline int pair(self, int model, const Kind* before, const Kind* char) noexcept nogil:
        return self.table[model][before.row[model] * self.size[model] + char.row[model]] * 20 + char.inside[model]

    cdef inline int pooled(self, const Kind* before, const Kind* char) noexcept nogil:
        cdef int one = self.pair(self.count, before, char), other = self.pair(self.count + 1, before, char)
        return one if one < other else other

    cdef const int16_t* vector(self, Char before, Char char) except NULL:
        """What a pair costs in each language."""
        cdef uint64_t key = pair_key(before, char)
        cdef uint64_t at = mixed(key) & (VECTORS - 1)
        cdef const Kind* a
        cdef const Kind* b
        cdef int16_t* found
        cdef int i
        while self.keys[at] & PAIR != key:
            if self.keys[at] == 0:
                if self.filled >= VECTORS * 3 // 4:
                    memset(self.keys, 0, VECTORS * sizeof(uint64_t))
                    self.filled = 0
                    at = mixed(key) & (VECTORS - 1)
                a, b = self.kind(before), self.kind(char)
                found = &self.vectors[self.filled * MOST_MODELS]
                for i in range(self.count):
                    found[i] = self.pair(i, a, b)
                self.keys[at] = key | <uint64_t>self.filled << PLACE
                self.filled += 1
                return found
            at = (at + 1) & (VECTORS - 1)
        return &self.vectors[(self.keys[at] >> PLACE) * MOST_MODELS]

    @cython.critical_section
    def cost(self, int model, str text, str before, str after):
        """Hundredths of a nat that it takes to say `text`: twin of `Bigrams.hundredths`."""
        cdef str all = before + text + after
        cdef Py_ssize_t i, n = len(all)
        cdef int64_t total = 0
        cdef const Kind* last
        cdef const Kind* kind
        cdef Char* chars
        if not 0 <= model < self.models:
            raise IndexError(model)
        if len(before) > 1 or len(after) > 1:
            raise ValueError("one character stands before a text, and one after it")
        if n == 0:
            return 0
        chars = PyUnicode_AsUCS4Copy(all)
        try:
            last = self.kind(chars[0])
            for i in range(1, n):
                kind = self.kind(chars[i])
                total += self.pair(model, last, kind)
                last = kind
            if after:
                total -= last.inside[model]
        finally:
            PyMem_Free(chars)
        return total

    @cython.critical_section
    def in_pools(self, str before, str char):
        """Hundredths of a nat that one character takes after another in the likelier pool: twin of `CharacterModel.pooled_in_hundredths`."""
        return self.pooled(self.kind(ord(before)), self.kind(ord(char)))

    @cython.critical_section
    def alone(self, int model, str char):
        """The cost of a character by itself, in fifths of a nat: twin of `Bigrams.alone`."""
        if not 0 <= model < self.models:
            raise IndexError(model)
        return self.cost_alone(model, ord(char))

    cdef int cost_alone(self, int model, Char char) except -1:
        cdef const Kind* kind = self.kind(char)
        cdef int inside = kind.inside[model]  # in hundredths: a half is rounded to an even number, as Python has it
        inside = inside // 20 + (inside % 20 > 10 or (inside % 20 == 10 and inside // 20 % 2))
        return min(255, self.table[model][(self.size[model] - 1) * self.size[model] + kind.row[model]] + inside)

    @cython.critical_section
    def add_up(self, int model, double cost, pairs):
        """A cost in nats, and what some pairs cost, each so many times: twin of `legacy.weighing.add_up`."""
        cdef str before, char
        cdef int64_t count
        if not 0 <= model < self.models:
            raise IndexError(model)
        for before, char, count in pairs:
            cost += self.pair(model, self.kind(ord(before)), self.kind(ord(char))) / 100.0 * count
        return cost

    @cython.critical_section
    def rank(self, str text, int count):
        """The languages in which a text costs least, with the cost: twin of `CharacterModel.ranking`."""
        cdef int64_t totals[MOST_MODELS]
        cdef int64_t costs[MOST_MODELS]
        cdef int found[MOST_MODELS]
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        cdef int i
        try:
            self.totals(chars, len(text), totals)
        finally:
            PyMem_Free(chars)
        count = self.likeliest(totals, count, found, costs)
        return [(found[i], costs[i]) for i in range(count)]

    cdef int totals(self, const Char* chars, Py_ssize_t n, int64_t* totals) except -1:
        """What a text costs in each language."""
        cdef Py_ssize_t i
        cdef int j
        cdef const int16_t* costs
        cdef Char last = 10
        memset(totals, 0, MOST_MODELS * sizeof(int64_t))
        for i in range(n + 1):
            costs = self.vector(last, chars[i] if i < n else 10)
            for j in range(MOST_MODELS):
                totals[j] += costs[j]
            last = chars[i]
        return 0

    cdef int likeliest(self, const int64_t* totals, int count, int* found, int64_t* costs) noexcept:
        """The languages in which a text costs least, with the cost; how many they are."""
        cdef bint taken[MOST_MODELS]
        cdef int i, j, best
        memset(taken, 0, sizeof(taken))
        count = min(count, self.count)
        for i in range(count):
            best = -1
            for j in range(self.count):
                if not taken[j] and (best < 0 or totals[j] < totals[best] or (totals[j] == totals[best] and self.order[j] < self.order[best])):
                    best = j
            taken[best] = True
            found[i], costs[i] = best, totals[best]
        return count


cdef struct Numbers:
    # A hash table from numbers, none of them 0, to numbers.
    uint64_t* keys
    int32_t* values
    uint64_t room, used


cdef int make(Numbers* numbers, uint64_t room) except -1:
    numbers.keys = <uint64_t*>calloc(room, sizeof(uint64_t))
    numbers.values = <int32_t*>calloc(room, sizeof(int32_t))
    numbers.room, numbers.used = room, 0
    if numbers.keys == NULL or numbers.values == NULL:
        raise MemoryError
    return 0


cdef inline int32_t* find(const Numbers* numbers, uint64_t key) noexcept nogil:
    cdef uint64_t at = mixed(key) & (numbers.room - 1)
    while numbers.keys[at] != 0:
        if numbers.keys[at] == key:
            return &numbers.values[at]
        at = (at + 1) & (numbers.room - 1)
    return NULL


cdef inline void put(Numbers* numbers, uint64_t key, int32_t value) noexcept nogil:
    cdef uint64_t at
    if numbers.used * 4 >= numbers.room * 3:
        memset(numbers.keys, 0, numbers.room * sizeof(uint64_t))
        numbers.used = 0
    at = mixed(key) & (numbers.room - 1)
    while numbers.keys[at] != 0 and numbers.keys[at] != key:
        at = (at + 1) & (numbers.room - 1)
    numbers.used += numbers.keys[at] == 0
    numbers.keys[at], numbers.values[at] = key, value


cdef struct Span:
    Py_ssize_t start, end
    Char before, after  # what stands beside it; a space at the edges of the line
    Py_ssize_t at, size  # of what replaces it, in `put_in`


cdef struct Piece:
    # A span of the line, and the character that it spells.
    Py_ssize_t start, end
    Char char


cdef struct State:
    # What a line reads after some layers were taken off: see `scrubber.mojibake.utf8.State`.
    Char* text
    Py_ssize_t size
    Piece* pieces
    Py_ssize_t count
    int pages[MOST_LAYERS]
    int layers
    double form, gain


cdef struct Scored:
    # See `scrubber.mojibake.scoring.Score`.
    double gain, fluency, dear
    int language


cdef struct Words:
    # The words of a language: sorted fingerprints of three bytes and letters, of none any if it has no letters.
    const uint8_t* prints
    Py_ssize_t count
    Char* letters
    Py_ssize_t size
    bint known, dotted


@cython.final
cdef class States:
    """States of a line, and their memory."""

    cdef State* states
    cdef Py_ssize_t count, room

    cdef State* add(self) except NULL:
        cdef State* grown
        if self.count == self.room:
            self.room = 2 * self.room + 8
            grown = <State*>realloc(self.states, self.room * sizeof(State))
            if grown == NULL:
                raise MemoryError
            self.states = grown
        memset(&self.states[self.count], 0, sizeof(State))
        self.count += 1
        return &self.states[self.count - 1]

    cdef void drop(self) noexcept:
        """Take the last one away."""
        self.count -= 1
        free(self.states[self.count].text)
        free(self.states[self.count].pieces)

    def __dealloc__(self):
        while self.count:
            self.drop()
        free(self.states)


cdef struct FormAt:
    # Where a damaged form stands, or an intact sequence.
    Py_ssize_t start, end, size  # `size` is that of the intact sequence that begins there
    int32_t number, shorter  # of the form, and of the one without a space at its end; -1 if there is none
    Char original  # what the intact sequence spells; 0 if there is none


cdef struct MadeForm:
    int32_t first, last
    bint spaced


cdef struct Met:
    Char char
    int32_t next


@cython.final
cdef class Forms:
    """The damaged forms under a kind of damage: twin of `scrubber.mojibake.lost.losses.forms`.

    Those under a loss that changes characters one by one are made here; the others, which are few or depend on what stands beside them,
    are asked for.

    Parameters:
        starts: The characters that they may begin with.
        forms: Gives for one of these the forms, the longest one first, each with what it may have been.
        place: What a place of a line is, a tuple.
        known: The characters that something may have been, in order.
        read: What each byte is read as; empty if the forms are asked for.
        left: What is left of each of these.
        ending: The characters that end words: where a form of theirs ends in a space, that may be two of them.
    """

    cdef uint8_t* starts
    cdef object forms, place
    cdef str known, ending
    cdef dict merged, longer
    cdef list texts  # for each form what it may have been, made when it is asked for
    cdef MadeForm* forms_made  # for each form the characters that it may have been, if they were found here: the places of the first and the last
    cdef Met* met  # these characters, each with the place of the next one of its form
    cdef Py_ssize_t room_for_forms, count_met, room_for_met
    cdef Char read[256]
    cdef Char left[256][MOST_LEFT]
    cdef int sizes[256]  # of `left`
    cdef bint is_made
    cdef Numbers lengths  # for each character that was asked for, a bit for each length that a form has
    cdef Numbers numbers  # of the forms of up to four characters, in `texts`

    def __cinit__(self, str starts, forms, place, str known, str read, list left, str ending):
        cdef Char char
        cdef int byte, i
        cdef str text
        self.forms, self.place, self.merged, self.longer, self.texts = forms, place, {}, {}, []
        self.known, self.ending, self.is_made = known, ending, len(read) > 0
        if not issubclass(place, tuple):
            raise TypeError("a place is a tuple")
        if len(read) not in (0, 256) or len(left) != len(read):
            raise ValueError("a page has 256 characters")
        for byte in range(len(read)):
            text = left[byte]
            if len(text) > MOST_LEFT:
                raise ValueError("no character becomes so many")
            self.read[byte], self.sizes[byte] = ord(read[byte]), len(text)
            for i in range(len(text)):
                self.left[byte][i] = ord(text[i])
        self.starts = <uint8_t*>calloc(0x10000 // 8, 1)
        if self.starts == NULL:
            raise MemoryError
        make(&self.lengths, 1 << 8)  # more than twice as many as the bytes that begin a sequence, and their small letters
        make(&self.numbers, 1 << 6)
        if len(starts) > 1 << 7:
            raise ValueError("there are not so many bytes that begin a sequence")
        for start in starts:
            char = ord(start)
            if char > 0xFFFF:
                raise ValueError("no page has such a character")
            self.starts[char >> 3] |= 1 << (char & 7)

    def __dealloc__(self):
        free(self.starts)
        free(self.forms_made)
        free(self.met)
        free(self.lengths.keys)
        free(self.lengths.values)
        free(self.numbers.keys)
        free(self.numbers.values)

    cdef inline bint may_begin(self, Char char) noexcept nogil:
        return char <= 0xFFFF and self.starts[char >> 3] >> (char & 7) & 1

    cdef int32_t lengths_of(self, Char first) except -1:
        """A bit for each length of the forms that begin with a character, one of few."""
        cdef int32_t* found = find(&self.lengths, <uint64_t>first + 1)
        cdef int32_t lengths = 0
        cdef str form
        if found != NULL:
            return found[0]
        if self.is_made:
            lengths = self._make(first)
        else:
            for form, chars in self.forms(chr(first)).items():
                if not 0 < len(form) < 31 or not isinstance(chars, tuple):
                    raise ValueError("that is no form")
                lengths |= 1 << len(form)
                self._add(form)
                self.texts.append(chars)
        put(&self.lengths, <uint64_t>first + 1, lengths)
        return lengths

    cdef int _add(self, str form) except -1:
        """Give a form the number of the next of the texts."""
        cdef uint64_t key = self._key(form)
        if key == 0:
            self.longer[form] = len(self.texts)
        else:
            self._number(key)
        return 0

    cdef int _number(self, uint64_t key) except -1:
        """Give the form that a key stands for the number of the next of the texts."""
        if self.numbers.used * 2 >= self.numbers.room:
            grow(&self.numbers)
        put(&self.numbers, key, len(self.texts))
        return 0

    cdef int32_t _begin(self, const Char* form, Py_ssize_t size) except -1:
        """Add a form that is made here, and nothing that it may have been yet."""
        cdef int32_t number = len(self.texts)
        cdef uint64_t key = key_of(form, size)
        cdef void* larger
        if number >= self.room_for_forms:
            self.room_for_forms = 2 * number + 64
            larger = realloc(self.forms_made, self.room_for_forms * sizeof(MadeForm))
            if larger == NULL:
                raise MemoryError
            self.forms_made = <MadeForm*>larger
        self.forms_made[number].first = -1
        self.forms_made[number].spaced = form[size - 1] == 32
        if key:
            self._number(key)
        else:
            self.longer[text_of(form, size)] = number
        self.texts.append(None)
        return number

    cdef int _meet(self, int32_t number, Char char) except -1:
        """Note that a form may have been a character."""
        cdef MadeForm* form = &self.forms_made[number]
        cdef void* larger
        if self.count_met >= self.room_for_met:
            self.room_for_met = 2 * self.count_met + 64
            larger = realloc(self.met, self.room_for_met * sizeof(Met))
            if larger == NULL:
                raise MemoryError
            self.met = <Met*>larger
        if form.first < 0:
            form.first = self.count_met
        else:
            self.met[form.last].next = self.count_met
        form.last = self.count_met
        self.met[self.count_met].char, self.met[self.count_met].next = char, -1
        self.count_met += 1
        return 0

    cdef int32_t _make(self, Char first) except -1:
        """Find the forms that begin with a character, and the lengths that they have: twin of `losses.forms`."""
        cdef int32_t lengths = 0
        cdef int lead, bits, i, j, size, count, number
        cdef Py_ssize_t at
        cdef Char char, least, stop, byte
        cdef Char form[4 * MOST_LEFT]
        cdef bint whole
        for lead in range(0xC2, 0xF5):
            if self.read[lead] != first or self.sizes[lead] != 1 or self.left[lead][0] != first:
                continue
            count = 1 if lead < 0xE0 else 2 if lead < 0xF0 else 3
            bits = 6 * count
            least = (lead & (0x3F >> count)) << bits
            stop = least + (<Char>1 << bits)
            least = max(least, <Char>(0xA0 if count == 1 else 0x800 if count == 2 else 0x10000))
            at = self._where(least)
            while at < len(self.known) and self.known[at] < stop:
                char = self.known[at]
                at += 1
                form[0], size, whole = first, 1, True
                for i in range(count):
                    byte = 0x80 | (char >> 6 * (count - 1 - i) & 0x3F)
                    whole &= self.sizes[byte] == 1 and self.left[byte][0] == self.read[byte]
                    for j in range(self.sizes[byte]):
                        form[size] = self.left[byte][j]
                        size += 1
                if whole:
                    continue
                number = self.get(form, size)
                if number < 0:
                    number = self._begin(form, size)
                    lengths |= 1 << size
                self._meet(number, char)
        return lengths

    cdef Py_ssize_t _where(self, Char least):
        """Where in `known` the characters from one on begin."""
        cdef Py_ssize_t low = 0, high = len(self.known), middle
        while low < high:
            middle = (low + high) // 2
            if self.known[middle] < least:
                low = middle + 1
            else:
                high = middle
        return low

    cdef tuple _text(self, int32_t number):
        """What a form may have been."""
        cdef int32_t at
        cdef list chars
        found = self.texts[number]
        if found is None:
            chars, at = [], self.forms_made[number].first
            while at >= 0:
                chars.append(chr(self.met[at].char))
                at = self.met[at].next
            if self.forms_made[number].spaced:  # `à` and `Š` end words: two spaces, one of them no-break, became one
                chars += [f"{char} " for char in chars if char in self.ending]
            found = self.texts[number] = tuple(chars)
        return found

    cdef uint64_t _key(self, str form) except? 0:
        """The same as `key_of`."""
        cdef Char* chars = PyUnicode_AsUCS4Copy(form)
        cdef uint64_t key = key_of(chars, len(form))
        PyMem_Free(chars)
        return key

    cdef int32_t get(self, const Char* chars, Py_ssize_t size) except -2:
        """The number of a form; -1 if it is none."""
        cdef uint64_t key = key_of(chars, size)
        cdef int32_t* found
        if key == 0:
            return self.longer.get(text_of(chars, size), -1)
        found = find(&self.numbers, key)
        return found[0] if found != NULL else -1

    cdef object place_of(self, const FormAt* at, Py_ssize_t n):
        """The place of a line of so many characters."""
        cdef tuple found
        cdef bint intact = at.number < 0
        if intact:
            found = (chr(at.original),)
        else:
            found = self._text(at.number)
            if at.end > n:
                found = tuple([one for one in found if len(one) == 1])
            elif at.original and at.start + at.size == at.end:  # lower-casing may have made one sequence of another
                key = at.number << 21 | at.original
                known = self.merged.get(key)
                if known is None:
                    if len(self.merged) >= KINDS:
                        self.merged.clear()
                    known = self.merged[key] = tuple(dict.fromkeys((*found, chr(at.original))))
                found = known
            elif at.shorter >= 0:
                found = (*found, *[f"{one} " for one in self._text(at.shorter)])
        return tuple.__new__(self.place, (at.start, min(at.end, n), found, intact))


cdef uint64_t key_of(const Char* form, Py_ssize_t size) noexcept nogil:
    """A number that no other form of up to four characters has; 0 for what is longer, or of other characters than pages have."""
    cdef uint64_t key = 0
    cdef Py_ssize_t i
    if size > 4:
        return 0
    for i in range(size):
        if not 0 < form[i] <= 0xFFFF:
            return 0
        key = key << 16 | form[i]
    return key


cdef int grow(Numbers* numbers) except -1:
    """Twice the room."""
    cdef Numbers larger
    cdef uint64_t i
    make(&larger, 2 * numbers.room)
    for i in range(numbers.room):
        if numbers.keys[i]:
            put(&larger, numbers.keys[i], numbers.values[i])
    free(numbers.keys)
    free(numbers.values)
    numbers[0] = larger
    return 0


@cython.final
cdef class Misreadings:
    """Pairs of code pages that text may have been written in and read with: see `scrubber.mojibake.legacy.compiled`, which gives the tables.

    What some characters leave of them, as bits of languages for each pair, is added up in `fits` and `tells`.

    Parameters:
        reads: How many code pages text is read with by mistake.
        writes: How many it may have been written in.
        numbers: The model of each language.
        latin: A bit for each language in Latin script.
        priors: What speaks against each pair, in hundredths of a nat.
        limits: The constants of the twins, by their names.
        may_stand: Tells whether a character that is on none of the code pages may stand in any text.
        chars: The characters of the code pages, and their tables.
    """

    cdef int reads, writes, languages, few, words, unlikely_pair, least
    cdef double spoken, most_of_word
    cdef uint64_t latin
    cdef int number[64]
    cdef int* prior
    cdef object may_stand
    cdef uint16_t* index_of  # of each character up to U+FFFF, from `TABLED` on; or one of the two below
    cdef uint16_t* characters
    cdef uint16_t* records
    cdef uint64_t* sets
    cdef uint64_t* all
    cdef uint64_t* fits
    cdef uint64_t* tells
    cdef int* left  # the pairs that are left
    cdef int count_left
    cdef uint16_t readable
    cdef bint is_done  # whether all of a line was looked at
    cdef uint8_t* taken
    cdef Py_ssize_t count

    def __cinit__(
        self, int reads, int writes, list numbers, uint64_t latin, list priors, dict limits, may_stand,
        bytes chars, bytes characters, bytes records, bytes sets,
    ):
        cdef Py_ssize_t i, pairs = reads * writes
        cdef str tabled = chars.decode()
        self.reads, self.writes, self.languages, self.latin, self.may_stand = reads, writes, len(numbers), latin, may_stand
        self.count = len(tabled)
        if not 0 < reads <= 16 or writes <= 0 or self.languages > 64 or len(priors) != pairs or self.count + TABLED >= 1 << 16:
            raise ValueError("the tables do not fit together")
        if len(characters) != 2 * self.count * (reads + 1) or len(records) % (6 * writes) or len(sets) % 8:
            raise ValueError("the tables do not fit together")
        self.spoken, self.few, self.words, self.least = limits["SPOKEN"], limits["FEW"], limits["WORDS"], limits["LEAST"]
        self.most_of_word, self.unlikely_pair = limits["MOST_OF_WORD"], limits["UNLIKELY_PAIR"]
        self.index_of = <uint16_t*>calloc(0x10000, sizeof(uint16_t))
        self.taken = <uint8_t*>calloc(self.count + 1, 1)
        self.prior = <int*>calloc(pairs, sizeof(int))
        self.left = <int*>calloc(pairs, sizeof(int))
        self.all = <uint64_t*>calloc(3 * pairs, sizeof(uint64_t))
        self.characters, self.records = small_numbers(characters), small_numbers(records)
        self.sets = <uint64_t*>calloc(len(sets) // 8, sizeof(uint64_t))
        if NULL in (self.index_of, self.taken, self.prior, self.left, self.all, self.sets):
            raise MemoryError
        self.fits, self.tells = self.all + pairs, self.all + 2 * pairs
        for i in range(self.languages):
            if not 0 <= numbers[i] < MOST_MODELS:
                raise IndexError(numbers[i])
            self.number[i] = numbers[i]
        for i in range(pairs):
            self.prior[i] = priors[i]
        for i in range(len(sets) // 8):
            self.sets[i] = int.from_bytes(sets[8 * i : 8 * i + 8], "little")
        for i in range(self.count):
            if tabled[i] > "\uffff":
                raise ValueError("no page has such a character")
            self.index_of[<Char>ord(tabled[i])] = TABLED + i
        self._check(len(records) // (6 * writes), len(sets) // 8)

    def __dealloc__(self):
        free(self.index_of)
        free(self.taken)
        free(self.prior)
        free(self.left)
        free(self.all)
        free(self.characters)
        free(self.records)
        free(self.sets)

    cdef int _check(self, Py_ssize_t records, Py_ssize_t sets) except -1:
        """Check the tables, and note what misreadings there are: those that some character may be left by."""
        cdef Py_ssize_t i
        cdef int read, written
        cdef const uint16_t* record
        for i in range(records * self.writes):
            if self.records[3 * i] >= sets or self.records[3 * i + 1] >= sets:
                raise ValueError("the tables do not fit together")
        for i in range(self.count):
            for read in range(self.reads):
                if self.characters[i * (self.reads + 1) + 1 + read] >= records:
                    raise ValueError("the tables do not fit together")
                record = self.record(i, read)
                for written in range(self.writes):
                    self.all[read * self.writes + written] |= self.sets[record[3 * written]]
        return 0

    cdef inline const uint16_t* record(self, Py_ssize_t index, int read) noexcept nogil:
        return &self.records[<Py_ssize_t>3 * self.writes * self.characters[index * (self.reads + 1) + 1 + read]]

    cdef void begin(self) noexcept nogil:
        """Begin with no character: all misreadings fit, none is told of."""
        cdef int pair
        cdef Py_ssize_t size = self.reads * self.writes * sizeof(uint64_t)
        memcpy(self.fits, self.all, size)
        memset(self.tells, 0, size)
        memset(self.taken, 0, self.count)
        for pair in range(self.reads * self.writes):
            self.left[pair] = pair
        self.count_left, self.readable = self.reads * self.writes, 0xFFFF

    cdef int take(self, Char char) except -1:
        """Take in a character beyond ASCII."""
        cdef Py_ssize_t index
        cdef int i, pair, kept = 0
        cdef const uint16_t* record
        index = self.index_of[char] if char <= 0xFFFF else NOWHERE
        if index == 0:
            index = self.index_of[char] = ANYWHERE if self.may_stand(chr(char)) else NOWHERE
        if index < TABLED:
            self.readable = 0
            if index == NOWHERE:
                self.count_left = 0
            return 0
        index -= TABLED
        if self.taken[index]:
            return 0
        self.taken[index] = True
        self.readable &= self.characters[index * (self.reads + 1)]
        for i in range(self.count_left):
            pair = self.left[i]
            record = self.record(index, pair // self.writes) + 3 * (pair % self.writes)
            self.fits[pair] &= self.sets[record[0]]
            self.tells[pair] |= self.sets[record[1]]
            self.left[kept] = pair
            kept += self.fits[pair] != 0
        self.count_left = kept
        return 0

    cdef bint narrow(self, uint64_t languages, bint telling) noexcept nogil:
        """Keep the misreadings of some languages, and only those of which some character tells if `telling`; whether any is left."""
        cdef int i, pair, kept = 0
        for i in range(self.count_left):
            pair = self.left[i]
            self.fits[pair] &= languages & (self.tells[pair] if telling else ~<uint64_t>0)
            self.left[kept] = pair
            kept += self.fits[pair] != 0
        self.count_left = kept
        return kept != 0

    cdef bint holds(self, uint64_t languages) noexcept nogil:
        """Whether one of some languages is left."""
        cdef int i
        cdef uint64_t any = 0
        for i in range(self.count_left):
            any |= self.fits[self.left[i]]
        return any & languages != 0

    cdef bytes bits(self):
        """The misreadings that are left, a bit for each language in eight bytes for each pair."""
        return struct.pack(f"<{self.reads * self.writes}Q", *[self.fits[pair] for pair in range(self.reads * self.writes)])

    cdef inline Char becomes(self, Char char, int pair) noexcept nogil:
        """What a pair of code pages makes of a character."""
        cdef Char now
        if char < 0x80 or char > 0xFFFF or self.index_of[char] < TABLED:
            return char
        now = self.record(self.index_of[char] - TABLED, pair // self.writes)[3 * (pair % self.writes) + 2]
        return now if now else char


cdef uint16_t* small_numbers(bytes block) except NULL:
    """The numbers of two bytes that a block holds."""
    cdef Py_ssize_t i, count = len(block) // 2
    cdef const uint8_t* data = block
    cdef uint16_t* numbers = <uint16_t*>malloc((count + 1) * sizeof(uint16_t))
    if numbers == NULL:
        raise MemoryError
    for i in range(count):
        numbers[i] = data[2 * i] | data[2 * i + 1] << 8
    return numbers


@cython.final
cdef class Judge:
    """What a text holds that is worth weighing: twin of `bound`, `lost.signs` and `legacy.explained` together.

    Parameters:
        languages: The models.
        describe: Gives for a character its flags, its small letter, two numbers whose bits are the languages that own it, and the
            byte that it stands for in each page, if any.
        pages: The number of pages.
        telling: The telling pairs.
        limits: The constants of the twins, by their names.
        aliens: For each page the C1 controls that it has another character for, a bit for each.
        priors: What speaks against each page, in nats.
        twins: What is asked of Python: whether a text holds a question mark where a letter was lost (`is_question`), whether something was
            lost at a place of a text (`is_lossy`), what a character costs in a language that does not spell with it (`foreignness`),
            whether a text is of a script that is not the language's (`is_foreign_word`), what the end of a word is worth (`ends_word`),
            the words of a language (`words_of`), and whether it knows one (`is_word`); and what is returned, both of them tuples.
    """

    cdef readonly Languages languages
    cdef object describe, is_question, is_lossy, foreignness, is_foreign_word, ends_word, edit, change, words_of, is_word
    cdef uint32_t* flags
    cdef Char* lower
    cdef uint16_t* owners
    cdef uint64_t (*masks)[2]
    cdef int used_masks
    cdef dict mask_of
    cdef Char alike[MOST_ALIKE]  # of each run of letters that are alike one that is described, or 0
    cdef uint16_t* on_pages
    cdef uint16_t (*bytes_of)[MOST_PAGES]
    cdef int used_bytes, pages
    cdef Numbers telling
    cdef Numbers foreign
    cdef uint64_t* pair_keys  # of the pairs whose costs as they stand are kept
    cdef uint8_t* pairs
    cdef int filled
    cdef int window, windows, enough, odd_pair, surcharge, repeated, sign, most_cost
    cdef double near, explained, likely, unusual
    cdef int cap_control, cap_repeated, cap_usual, cap_two_signs, cap_letter_at_edge, cap_sign_at_edge, cap_sign
    cdef int odd_capital, pool_surcharge, sign_in_repair, mixed_word, case, lone, foreign_script, word_of_another_script, no_break, mark_in_repair
    cdef uint32_t aliens[MOST_PAGES]
    cdef uint32_t* leads  # for each row of `bytes_of` a bit for every page that reads a first byte of a sequence as it, or a further one
    cdef uint32_t* further
    cdef double priors[MOST_PAGES]
    cdef Words words[MOST_MODELS]
    cdef list kept
    cdef uint32_t crc[256]
    cdef int chinese, japanese, korean, most_languages, sample, most_words, telling_word, layers, mixed, breadth, breadth_below, promising
    cdef Py_ssize_t sequences, few
    cdef double known_word, outside, bare, alien, most_alien, sequence, another_page, left_as_is, left_share, dearest, hopeless, least

    def __cinit__(self, Languages languages, describe, int pages, str telling, list aliens, list priors, dict limits, dict twins):
        cdef Py_ssize_t i
        cdef Char* chars
        self.languages, self.describe = languages, describe
        self.is_question, self.is_lossy, self.foreignness = twins["is_question"], twins["is_lossy"], twins["foreignness"]
        self.is_foreign_word, self.ends_word, self.edit = twins["is_foreign_word"], twins["ends_word"], twins["Edit"]
        self.change, self.words_of, self.is_word, self.kept = twins["Change"], twins["words_of"], twins["is_word"], []
        if not 0 < pages <= MOST_PAGES or languages.count > 128 or len(telling) % 2 or not 0 <= limits["MOST"] <= 255:
            raise ValueError("there are too many pages or languages")
        if len(aliens) != pages or len(priors) != pages or not issubclass(self.edit, tuple) or not issubclass(self.change, tuple):
            raise ValueError("the tables do not fit together")
        self.pages = pages
        for i in range(pages):
            self.aliens[i], self.priors[i] = aliens[i], priors[i]
        self.flags = <uint32_t*>calloc(CODE_POINTS, sizeof(uint32_t))
        self.lower = <Char*>calloc(CODE_POINTS, sizeof(Char))
        self.owners = <uint16_t*>calloc(CODE_POINTS, sizeof(uint16_t))
        self.on_pages = <uint16_t*>calloc(CODE_POINTS, sizeof(uint16_t))
        self.masks = <uint64_t (*)[2]>calloc(1 << 16, sizeof(self.masks[0]))
        self.bytes_of = <uint16_t (*)[MOST_PAGES]>calloc(1 << 13, sizeof(self.bytes_of[0]))
        self.leads = <uint32_t*>calloc(1 << 13, sizeof(uint32_t))
        self.further = <uint32_t*>calloc(1 << 13, sizeof(uint32_t))
        self.pair_keys = <uint64_t*>calloc(VECTORS, sizeof(uint64_t))
        self.pairs = <uint8_t*>calloc(VECTORS * MOST_MODELS, 1)
        if NULL in (self.flags, self.lower, self.owners, self.on_pages, self.masks, self.bytes_of, self.leads, self.further, self.pair_keys, self.pairs):
            raise MemoryError
        self.mask_of = {}
        self.used_bytes = 1
        for i in range(MOST_PAGES):
            self.bytes_of[0][i] = NO_BYTE
        make(&self.foreign, FOREIGN)
        make(&self.telling, 1 << max(4, (len(telling)).bit_length()))
        chars = PyUnicode_AsUCS4Copy(telling)
        for i in range(0, len(telling), 2):
            put(&self.telling, pair_key(chars[i], chars[i + 1]), 1)
        PyMem_Free(chars)
        self.window, self.windows, self.enough = limits["WINDOW"], limits["PLACES"], limits["ENOUGH"]
        self.odd_pair, self.surcharge, self.most_cost = limits["ODD_PAIR"], limits["SURCHARGE"], limits["MOST"]
        self.repeated, self.sign = limits["REPEATED"], limits["SIGN"]
        self.near, self.explained, self.likely, self.unusual = limits["NEAR"], limits["EXPLAINED"], limits["LIKELY"], limits["UNUSUAL"]
        self.cap_control, self.cap_repeated, self.cap_usual = limits["CAP_CONTROL"], limits["CAP_REPEATED"], limits["CAP_USUAL"]
        self.cap_two_signs, self.cap_sign = limits["CAP_TWO_SIGNS"], limits["CAP_SIGN"]
        self.cap_letter_at_edge, self.cap_sign_at_edge = limits["CAP_LETTER_AT_EDGE"], limits["CAP_SIGN_AT_EDGE"]
        self.odd_capital, self.pool_surcharge = limits["ODD_CAPITAL"], limits["POOL_SURCHARGE"]
        self.sign_in_repair, self.mixed_word, self.case = limits["SIGN_IN_REPAIR"], limits["MIXED_WORD"], limits["CASE"]
        self.lone, self.foreign_script, self.no_break = limits["LONE"], limits["FOREIGN_SCRIPT"], limits["NO_BREAK"]
        self.mark_in_repair = limits["MARK_IN_REPAIR"]
        self.word_of_another_script = limits["WORD_OF_ANOTHER_SCRIPT"]
        self.chinese, self.japanese, self.korean = limits["zh"], limits["ja"], limits["ko"]
        self.most_languages, self.sample, self.most_words = limits["LANGUAGES"], limits["SAMPLE"], limits["WORDS"]
        self.telling_word, self.layers, self.mixed = limits["TELLING_WORD"], limits["LAYERS"], limits["MIXED"]
        self.breadth, self.breadth_below, self.promising = limits["BREADTH"], limits["BREADTH_BELOW"], limits["PROMISING"]
        self.sequences, self.few, self.known_word = limits["SEQUENCES"], limits["FEW"], limits["KNOWN_WORD"]
        self.outside, self.bare, self.alien, self.most_alien = limits["OUTSIDE"], limits["BARE"], limits["ALIEN"], limits["MOST_ALIEN"]
        self.sequence, self.another_page, self.least = limits["SEQUENCE"], limits["ANOTHER_PAGE"], limits["LEAST"]
        self.left_as_is, self.left_share, self.dearest = limits["LEFT_AS_IS"], limits["LEFT_SHARE"], limits["DEAREST"]
        self.hopeless = limits["HOPELESS"]
        if not (0 < self.layers <= MOST_LAYERS and 0 < self.breadth <= MOST_TRIED and 0 < self.most_languages <= MOST_TRIED - 3):
            raise ValueError("there are too many layers, pages or languages to try")
        if not 0 <= min(self.chinese, self.japanese, self.korean) <= max(self.chinese, self.japanese, self.korean) < languages.count:
            raise ValueError("the tables do not fit together")
        make_crc(self.crc)

    def __dealloc__(self):
        cdef int i
        free(self.flags)
        free(self.lower)
        free(self.owners)
        free(self.on_pages)
        free(self.masks)
        free(self.bytes_of)
        free(self.leads)
        free(self.further)
        free(self.pair_keys)
        free(self.pairs)
        for i in range(MOST_MODELS):
            free(self.words[i].letters)
        free(self.telling.keys)
        free(self.telling.values)
        free(self.foreign.keys)
        free(self.foreign.values)

    @cython.critical_section
    def know(self, str chars, bytes flags, bytes lower, bytes sets_of, bytes sets, bytes on_pages, bytes bytes_of):
        """Take characters as described beforehand, in the order of `chars`: see `scrubber.mojibake.compiled.described`."""
        cdef Py_ssize_t i, n = len(chars)
        cdef uint64_t low, high
        cdef Char* points
        cdef const uint8_t* of_flags = flags
        cdef const uint8_t* of_lower = lower
        cdef const uint8_t* of_set = sets_of
        cdef const uint8_t* of_page = on_pages
        cdef const uint8_t* all_bytes = bytes_of
        cdef int page, row, rows = len(bytes_of) // (2 * self.pages), count = len(sets) // 16
        if len(flags) != 4 * n or len(lower) != 4 * n or len(sets_of) != 2 * n or len(on_pages) != 2 * n:
            raise ValueError("the tables of characters do not fit together")
        if rows * 2 * self.pages != len(bytes_of) or rows + 1 >= 1 << 13 or count * 16 != len(sets) or count >= 1 << 16 or self.mask_of:
            raise ValueError("the tables of characters do not fit together")
        for i in range(count):
            low, high = int.from_bytes(sets[16 * i : 16 * i + 8], "little"), int.from_bytes(sets[16 * i + 8 : 16 * i + 16], "little")
            self.masks[i][0], self.masks[i][1] = low, high
            self.mask_of[low, high] = i
        for row in range(rows):
            for page in range(self.pages):
                i = 2 * (row * self.pages + page)
                self.bytes_of[row + 1][page] = min(NO_BYTE, all_bytes[i] | all_bytes[i + 1] << 8)
            self._mask(row + 1)
        self.used_bytes = rows + 1
        points = PyUnicode_AsUCS4Copy(chars)
        try:
            for i in range(n):
                row = of_set[2 * i] | of_set[2 * i + 1] << 8
                page = of_page[2 * i] | of_page[2 * i + 1] << 8
                low = of_lower[4 * i] | of_lower[4 * i + 1] << 8 | of_lower[4 * i + 2] << 16 | <uint64_t>of_lower[4 * i + 3] << 24
                if row >= count or page > rows or low >= CODE_POINTS:
                    raise ValueError("the tables of characters do not fit together")
                self.owners[points[i]], self.on_pages[points[i]], self.lower[points[i]] = row, page, low
                self.flags[points[i]] = (
                    of_flags[4 * i] | of_flags[4 * i + 1] << 8 | of_flags[4 * i + 2] << 16 | <uint32_t>of_flags[4 * i + 3] << 24
                ) | <uint32_t>DESCRIBED
        finally:
            PyMem_Free(points)

    cdef inline uint32_t of(self, Char char) except 0:
        """The flags of a character."""
        if self.flags[char] == 0:
            self._describe(char)
        return self.flags[char]

    cdef int _describe(self, Char char) except -1:
        cdef uint64_t low, high
        cdef int number, page, run = self.languages.run_of(char)
        if run >= 0 and self.alike[run]:
            self.owners[char], self.lower[char] = self.owners[self.alike[run]], char
            self.flags[char] = self.flags[self.alike[run]]
            return 0
        flags, lower, low, high, on_pages = self.describe(chr(char))
        if not 0 <= lower < CODE_POINTS:
            raise ValueError("there is no such small letter")
        key = (low, high)
        if key not in self.mask_of:
            number = len(self.mask_of)
            if number >= 1 << 16:
                raise ValueError("there are too many sets of languages")
            self.masks[number][0], self.masks[number][1] = low, high
            self.mask_of[key] = number
        if on_pages is not None and self.on_pages[char] == 0:
            if self.used_bytes >= 1 << 13 or len(on_pages) != self.pages:
                raise ValueError("there are too many characters on pages")
            for page in range(self.pages):
                if not 0 <= on_pages[page] <= NO_BYTE:
                    raise ValueError("there is no such byte")
                self.bytes_of[self.used_bytes][page] = on_pages[page]
            self._mask(self.used_bytes)
            self.on_pages[char] = self.used_bytes
            self.used_bytes += 1
        self.owners[char], self.lower[char] = self.mask_of[key], lower
        self.flags[char] = <uint32_t>flags | <uint32_t>DESCRIBED
        if run >= 0:
            self.alike[run] = char
        return 0

    cdef void _mask(self, int row) noexcept nogil:
        """Note the pages that read a byte of a sequence as the characters of a row."""
        cdef int page
        self.leads[row] = self.further[row] = 0
        for page in range(self.pages):
            if 0xC2 <= self.bytes_of[row][page] <= 0xF4:
                self.leads[row] |= <uint32_t>1 << page
            elif 0x80 <= self.bytes_of[row][page] <= 0xBF:
                self.further[row] |= <uint32_t>1 << page

    @cython.critical_section
    def look(self, str text):
        """What a text holds: bits for signs of a loss, telling pairs, East Asian letters, and that no language explains it."""
        cdef Py_ssize_t i, n = len(text)
        cdef int found
        cdef Char* chars
        if PyUnicode_IS_ASCII(text):
            return LOSSY if "?" in text and self.is_question(text) else 0
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            return self._look(text, chars, n)
        finally:
            PyMem_Free(chars)

    @cython.critical_section
    def may_be_misread(self, str text):
        """Whether some page may have made the text of UTF-8: twin of `bound.may_be_misread`."""
        cdef Char* chars
        if PyUnicode_IS_ASCII(text):
            return False
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            return self._may_be_misread(chars, len(text))
        finally:
            PyMem_Free(chars)

    @cython.critical_section
    def held_by(self, list lines):
        """For each line whether it holds a telling pair, or else an East Asian letter: twin of `first_look.held_by`."""
        cdef Py_ssize_t i, j, n
        cdef bytearray held = bytearray(len(lines))
        cdef Char* chars
        for i in range(len(lines)):
            line = lines[i]
            if PyUnicode_IS_ASCII(line):
                continue
            n = len(line)
            chars = PyUnicode_AsUCS4Copy(line)
            try:
                if self._may_be_misread(chars, n):
                    held[i] = TELLING
                    continue
                for j in range(n):
                    if chars[j] >= 0x80 and self.of(chars[j]) & EAST:
                        held[i] = EAST_ASIAN
                        break
            finally:
                PyMem_Free(chars)
        return held

    cdef bint _may_be_misread(self, const Char* chars, Py_ssize_t n) except -1:
        cdef Py_ssize_t i
        cdef Char before = 10, char
        cdef uint32_t flags
        for i in range(n):
            char = chars[i]
            if char >= 0x80:
                flags = self.flags[char]  # those of no page are in no telling pair: they need not be known
                if flags & (TELLING_FIRST | TELLING_SECOND) and self._is_telling(before, char, flags, chars[i + 1]):
                    return True
            before = char
        return False

    cdef inline bint _is_telling(self, Char before, Char char, uint32_t flags, Char after) except -1:
        """Whether a character beyond ASCII ends a telling pair, or begins one with a letter of ASCII, in a run of such characters."""
        if before >= 0x80:
            if flags & TELLING_SECOND and find(&self.telling, pair_key(before, char)) != NULL:
                return True
            return after < 0x80 and flags & TELLING_FIRST and self.of(after) & ALPHA and find(&self.telling, pair_key(char, after)) != NULL
        return after >= 0x80 and flags & TELLING_SECOND and self.of(before) & ALPHA and find(&self.telling, pair_key(before, char)) != NULL

    @cython.critical_section
    def is_explained(self, str text):
        """Whether a language explains a text: twin of `legacy.explained.is_explained`."""
        cdef Py_ssize_t i, n = len(text)
        cdef Char before = 10, char
        cdef uint32_t flags, all = 0
        cdef uint64_t owned[2]
        cdef bint lines = False
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        owned[0] = owned[1] = ~<uint64_t>0
        try:
            for i in range(n):
                char = chars[i]
                if char >= 0x80:
                    flags = self.of(char)
                    all |= flags
                    owned[0] &= self.masks[self.owners[char]][0]
                    owned[1] &= self.masks[self.owners[char]][1]
                    if flags & (63 * ODD) and flags >> self._beside(before, chars[i + 1]) & ODD:
                        return False
                lines |= char == 10
                before = char
            return not all & TELLS or ((owned[0] | owned[1]) != 0 and self._explains_samples(chars, n, owned, lines))
        finally:
            PyMem_Free(chars)

    cdef int _look(self, str text, const Char* chars, Py_ssize_t n) except -1:
        cdef Py_ssize_t i, looked = 0
        cdef Char char, before = 10, after
        cdef uint32_t flags, last = self.of(10), following
        cdef uint32_t all = 0
        cdef uint64_t owned[2]
        cdef int found = 0
        cdef bint odd = False, lines = False
        owned[0] = owned[1] = ~<uint64_t>0
        i = 0
        while i < n:
            char = chars[i]
            if char < 0x80:
                if char == 63 and not found & LOSSY and i + 1 < n and self.of(before) & ALPHA and before < 0x80 and may_contract(chars[i + 1]):
                    if self.is_question(text):
                        found |= LOSSY
                lines |= char == 10
                before = char
                i += 1
                continue
            flags = self.of(char)
            last = self.of(before)
            after = chars[i + 1]  # NUL behind the end
            following = self.of(after)
            all |= flags
            owned[0] &= self.masks[self.owners[char]][0]
            owned[1] &= self.masks[self.owners[char]][1]
            if flags & LOSS_FIRST and not found & LOSSY:
                if char == 0xFFFD:
                    found |= LOSSY
                elif (i + 1 < n and following & LOSS_SECOND) or (flags & LOSS_CONTEXT and self._may_be_lost(char, before, last, after, following)):
                    looked += 1
                    if looked > LOOKS:
                        if self.is_lossy(text, -1):
                            found |= LOSSY
                        looked = -n
                    elif looked > 0 and self.is_lossy(text, i):
                        found |= LOSSY
            if not found & TELLING and flags & (TELLING_FIRST | TELLING_SECOND) and self._is_telling(before, char, flags, after):
                found |= TELLING
            if flags & (63 * ODD):
                odd |= flags >> self._beside(before, after) & ODD != 0
            before = char
            i += 1
        if all & EAST:
            found |= EAST_ASIAN
        if found & (LOSSY | TELLING):
            return found
        if odd:
            return found | UNEXPLAINED
        if not all & TELLS:
            return found
        if not owned[0] | owned[1] or not self._explains_samples(chars, n, owned, lines):
            return found | UNEXPLAINED
        return found

    cdef inline int _beside(self, Char before, Char after) noexcept nogil:
        """Which of the six bits tells whether a character is odd between two others."""
        cdef int behind = 0 if 97 <= before <= 122 else 2 if 65 <= before <= 90 else 4
        return behind + (0 if 97 <= after <= 122 else 1)

    cdef inline bint _may_be_lost(self, Char char, Char before, uint32_t last, Char after, uint32_t following) noexcept nogil:
        """Whether a lead byte may stand where no such letter does; `SIGNS_OF_LOSS` says whether it does."""
        if not following & ALPHA:
            return True
        if char == 0xE2:  # â
            return not last & ALPHA or (before < 0x80 and may_contract(after))
        return 97 <= before <= 122 or 0xDF <= before <= 0xFF or (char == 0xC3 and after < 0x80) or ((char == 0x413 or char == 0x393) and after < 0x80)

    cdef bint _explains_samples(self, const Char* chars, Py_ssize_t n, const uint64_t* owners, bint lines) except -1:
        cdef Py_ssize_t size
        cdef Char* sample
        if n <= self.windows * self.window:
            return self._explains(chars, n, owners, self.unusual if lines else 0.0)
        sample = self._samples(chars, n, &size)
        try:
            return self._explains(sample, size, owners, self.unusual if lines else 0.0)
        finally:
            free(sample)

    cdef Char* _samples(self, const Char* chars, Py_ssize_t n, Py_ssize_t* size) except NULL:
        """Pieces of a text around some of its characters beyond ASCII, with spaces between them: twin of `legacy.explained.samples`."""
        cdef Py_ssize_t place, at, start, end, after = 0
        cdef Char* sample = <Char*>malloc((self.windows * (self.window + 1)) * sizeof(Char))
        if sample == NULL:
            raise MemoryError
        size[0] = 0
        for place in range(self.windows):
            at = max(after, n * place // self.windows)
            while at < n and chars[at] < 0x80:
                at += 1
            if at >= n:
                break
            start = max(0, at - self.window // 2)
            after = start + self.window
            end = min(after, n)
            if place:
                sample[size[0]] = EDGE
                size[0] += 1
            memcpy(&sample[size[0]], &chars[start], (end - start) * sizeof(Char))
            size[0] += end - start
        return sample

    @cython.critical_section
    def explains(self, str text, owners, double unusual):
        """Whether one of some languages explains a text: twin of `legacy.explained.explains`.

        Parameters:
            owners: A bit for each of the languages.
            unusual: The share of the pairs that may be odd.
        """
        cdef uint64_t bits[2]
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        bits[0], bits[1] = owners & 0xFFFFFFFFFFFFFFFF, owners >> 64 & 0xFFFFFFFFFFFFFFFF
        try:
            return self._explains(chars, len(text), bits, unusual)
        finally:
            PyMem_Free(chars)

    cdef bint _explains(self, const Char* chars, Py_ssize_t n, const uint64_t* owners, double unusual) except -1:
        cdef int32_t usual[MOST_MODELS]
        cdef int64_t totals[MOST_MODELS]
        cdef int64_t least
        cdef double near
        cdef Py_ssize_t telling, most
        cdef int j, able = 0
        cdef uint64_t* pairs = <uint64_t*>malloc((n + 1) * sizeof(uint64_t))
        if pairs == NULL:
            raise MemoryError
        try:
            telling = self._usual_in(chars, n, pairs, usual)
            most = telling - <Py_ssize_t>(unusual * telling)
            for j in range(self.languages.count):
                if owners[j >> 6] >> (j & 63) & 1 and usual[j] >= most:
                    able += 1
                    if telling >= self.enough and self._are_likely(pairs, telling, j):
                        return True
            if not able:
                return False
            self._total(chars, n, totals)
            least = totals[0]
            for j in range(1, self.languages.count):
                least = min(least, totals[j])
            near = min(least + self.near, self.explained * n)
            for j in range(self.languages.count):
                if owners[j >> 6] >> (j & 63) & 1 and usual[j] >= most and totals[j] <= near:
                    return True
            return False
        finally:
            free(pairs)

    cdef int _language_of(self, const Char* chars, Py_ssize_t size, double spoken, int few) except -2:
        """The number of the language that explains the lines of a text; -1 if none does: twin of `legacy.suspects`."""
        cdef int32_t usual[MOST_MODELS]
        cdef int64_t totals[MOST_MODELS]
        cdef int64_t cost, least = 0
        cdef Py_ssize_t n, telling
        cdef int j, most = 0, likely = 0, best = -1
        cdef uint64_t* pairs = NULL
        cdef Char* sample = NULL
        try:
            sample = self._samples(chars, size, &n)
            pairs = <uint64_t*>malloc((n + 1) * sizeof(uint64_t))
            if pairs == NULL:
                raise MemoryError
            telling = self._usual_in(sample, n, pairs, usual)
            for j in range(self.languages.count):
                if usual[j] > most:
                    most, likely = usual[j], 0
                likely += usual[j] == most
            if telling < self.enough or likely > few:
                self._total(sample, n, totals)
                for j in range(self.languages.count):
                    if best < 0 or totals[j] < least:
                        best, least = j, totals[j]
                return best if least <= spoken * 5 * n else -1
            for j in range(self.languages.count):
                if usual[j] == most:
                    cost = self._cost_between(EDGE, sample, n, j)
                    if best < 0 or cost < least:
                        best, least = j, cost
            return best if self._are_likely(pairs, telling, best) or least / 100.0 <= spoken * n else -1
        finally:
            free(sample)
            free(pairs)

    # What follows tells which lines may be in a legacy encoding: the twin of `legacy.suspects` and of the first part of `legacy.weighing`.

    @cython.critical_section
    def suspects(self, str text, Misreadings known, int language):
        """The lines of a text that may be in a legacy encoding, by their numbers, and the number of the text's language; -1 if none explains it.

        Parameters:
            language: The number of the language if it is known, or -1.

        Returns:
            With each line goes what of the misreadings fits it, a bit for each; None where only Python knows.
        """
        cdef Py_ssize_t i, start, n = len(text)
        cdef int number = 0
        cdef uint32_t flags, all = 0
        cdef Char before = 10
        cdef bint odd = False, lines = False, suspect
        cdef list found = []
        cdef Char* chars
        if language >= self.languages.count:
            raise IndexError(language)
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            for i in range(n):
                if chars[i] >= 0x80:
                    flags = self.of(chars[i])
                    all |= flags
                    odd |= flags & (63 * ODD) and flags >> self._beside(before, chars[i + 1]) & ODD
                lines |= chars[i] == 10
                before = chars[i]
            if language < 0 and lines and all & TELLS:
                language = self._language_of(chars, n, known.spoken, known.few)
            i = 0
            while i <= n:
                start, suspect = i, False
                while i < n and chars[i] != 10:
                    if not suspect and chars[i] >= 0x80:
                        flags = self.of(chars[i])
                        suspect = (odd and flags & (5 * ODD)) or (flags & TELLS and not self._owns(chars[i], language))
                    i += 1
                if suspect and self._may_be_legacy(&chars[start], i - start, known, language):
                    found.append((number, known.bits() if known.is_done else None))
                number += 1
                i += 1
            return found, language
        finally:
            PyMem_Free(chars)

    cdef inline bint _owns(self, Char char, int language) noexcept nogil:
        return language >= 0 and self.masks[self.owners[char]][language >> 6] >> (language & 63) & 1

    cdef bint _may_be_legacy(self, const Char* chars, Py_ssize_t n, Misreadings known, int language) except -1:
        """Whether some misreading may make a line likelier, or it holds what only Python looks at: controls, soft hyphens, East Asian text.

        Parameters:
            chars: The line; behind it stands what is no letter.
            language: That of the document, or -1.
        """
        cdef uint64_t owners[2]
        cdef Py_ssize_t i
        cdef uint32_t flags
        cdef Char before = 10, char
        cdef bint odd = False, fits, east_asian
        known.is_done = False
        if n > LONG:
            return True
        owners[0] = owners[1] = ~<uint64_t>0
        known.begin()
        for i in range(n):
            char = chars[i]
            if char >= 0x80:
                flags = self.of(char)
                if char == 0xAD or flags & C1:
                    return True
                owners[0] &= self.masks[self.owners[char]][0]
                owners[1] &= self.masks[self.owners[char]][1]
                odd |= flags & (63 * ODD) and flags >> self._beside(before, chars[i + 1]) & ODD
                known.take(char)
            before = char
        if not odd and language >= 0 and owners[language >> 6] >> (language & 63) & 1:
            return False
        fits = known.narrow(~<uint64_t>0, not odd)
        if fits and self._mixes_letters(chars, n, known.most_of_word):
            fits = known.narrow(known.latin, False)
        east_asian = known.readable and self._may_be_east_asian(chars, n)
        if not (fits or east_asian) or self._is_frame(chars, n):
            return False
        if fits and self._has_few_words(chars, n, known.words):
            fits = known.narrow(~known.latin, False)
        if fits and known.holds(~known.latin) and self._is_likely(chars, n, known.unlikely_pair):
            fits = known.narrow(known.latin, False)
        if not (fits or east_asian):
            return False
        if not odd and owners[0] | owners[1] and self._explains(chars, n, owners, 0.0):
            return False
        known.is_done = True
        return east_asian or self._may_gain(chars, n, known)

    cdef bint _mixes_letters(self, const Char* chars, Py_ssize_t n, double most) except -1:
        """Whether a word is made of letters of ASCII and others, not all but a few of them others: twin of `weighing._is_glued`."""
        cdef Py_ssize_t i, size = 0, high = 0
        cdef bint glued = False
        for i in range(n + 1):
            if i < n and self.of(chars[i]) & WORDLIKE:
                if size and (chars[i] >= 0x80) != (chars[i - 1] >= 0x80):
                    glued = True
                size += 1
                high += chars[i] >= 0x80
            else:
                if glued and most * size > high:
                    return True
                size, high, glued = 0, 0, False
        return False

    cdef bint _has_few_words(self, const Char* chars, Py_ssize_t n, int few) except -1:
        """Whether a line has fewer than so many words."""
        cdef Py_ssize_t i
        cdef bint within = False, wordlike
        for i in range(n):
            wordlike = self.of(chars[i]) & WORDLIKE != 0
            few -= wordlike and not within
            if few <= 0:
                return False
            within = wordlike
        return True

    cdef bint _is_frame(self, const Char* chars, Py_ssize_t n) noexcept nogil:
        """Whether one character beyond ASCII stands four times in a row."""
        cdef Py_ssize_t i
        for i in range(n - 3):
            if chars[i] >= 0x80 and chars[i] == chars[i + 1] == chars[i + 2] == chars[i + 3]:
                return True
        return False

    cdef bint _may_be_east_asian(self, const Char* chars, Py_ssize_t n) noexcept nogil:
        """Whether four characters beyond ASCII stand in a row, or two, and two more behind some of ASCII."""
        cdef Py_ssize_t i, run = 0, last = 0
        for i in range(n):
            if chars[i] >= 0x80:
                run += 1
                if run == 4 or (run == 2 and last >= 2):
                    return True
            elif run:
                last, run = run, 0
        return False

    cdef bint _may_gain(self, const Char* chars, Py_ssize_t n, Misreadings known) except -1:
        """Whether a misreading that fits makes a line as likely as one that is kept must: twin of `weighing._single_byte`.

        Where it is a close thing the answer is yes: Python adds up fractions.
        """
        cdef int64_t totals[MOST_MODELS]
        cdef int64_t rest[MOST_MODELS]
        cdef int64_t kept[MOST_MODELS]
        cdef const uint8_t* once
        cdef int64_t put_in[MOST_MODELS]
        cdef int64_t least
        cdef uint64_t able = 0, languages
        cdef Char before = EDGE, char, was, now
        cdef Py_ssize_t i
        cdef int j, pair, number
        cdef bint changes
        memset(totals, 0, sizeof(totals))
        memset(rest, 0, sizeof(rest))
        for i in range(n + 1):
            char = chars[i] if i < n else EDGE
            once = self._pair(before, char)
            for j in range(MOST_MODELS):
                totals[j] += once[j]
            if before < 0x80 and char < 0x80:
                for j in range(MOST_MODELS):
                    rest[j] += once[j]
            before = char
        least = totals[0]
        for j in range(1, self.languages.count + 1):
            least = min(least, totals[j])
        least = 20 * least - known.least + 1
        for j in range(known.languages):
            able |= <uint64_t>(20 * rest[known.number[j]] <= least) << j
        for pair in known.left[: known.count_left]:
            languages = known.fits[pair] & able
            if not languages:
                continue
            memcpy(kept, totals, sizeof(kept))
            memset(put_in, 0, sizeof(put_in))
            changes = False
            before, was = EDGE, EDGE
            for i in range(n + 1):
                char = chars[i] if i < n else EDGE
                now = known.becomes(char, pair)
                if now != char or was != before:
                    changes = True
                    once = self._pair(before, char)
                    for j in range(known.languages):
                        if languages >> j & 1:
                            number = known.number[j]
                            kept[number] -= once[number]
                            put_in[j] += self.languages.pair(number, self.languages.kind(was), self.languages.kind(now))
                before, was = char, now
            if changes:
                for j in range(known.languages):
                    if languages >> j & 1 and 20 * kept[known.number[j]] + put_in[j] + known.prior[pair] <= least:
                        return True
        return False

    cdef int64_t _cost_between(self, Char edge, const Char* chars, Py_ssize_t n, int language) except -1:
        """What a text costs in a language between two spaces, or two other characters."""
        cdef int64_t cost = 0
        cdef Py_ssize_t i
        cdef const Kind* last = self.languages.kind(edge)
        cdef const Kind* kind
        for i in range(n + 1):
            kind = self.languages.kind(chars[i] if i < n else edge)
            cost += self.languages.pair(language, last, kind)
            last = kind
        return cost

    cdef bint _are_likely(self, const uint64_t* pairs, Py_ssize_t n, int language) except -1:
        """Whether pairs that may be damage are likely in a language, on average."""
        cdef int64_t cost = 0
        cdef Py_ssize_t i
        for i in range(n):
            cost += self.languages.pair(language, self.languages.kind(pairs[i] >> 32), self.languages.kind(pairs[i] & 0xFFFFFFFF))
        return cost / 100.0 <= self.likely * n

    cdef Py_ssize_t _usual_in(self, const Char* chars, Py_ssize_t n, uint64_t* pairs, int32_t* usual) except -1:
        """The different pairs with a letter that may be damage, and how many of them are usual in each language.

        Returns:
            How many pairs these are.
        """
        cdef Py_ssize_t i, telling = 0
        cdef Numbers seen
        cdef uint64_t room = 16, key
        cdef Char before = EDGE, char
        while room < 3 * <uint64_t>n:
            room *= 2
        memset(usual, 0, MOST_MODELS * sizeof(int32_t))
        seen.keys, seen.values = NULL, NULL
        try:
            make(&seen, room)
            for i in range(n + 1):
                char = chars[i] if i < n else EDGE
                if (self.of(before) | self.of(char)) & TELLS and not self._is_apart(before) and not self._is_apart(char):
                    key = pair_key(before, char)
                    if find(&seen, key) == NULL:
                        put(&seen, key, 1)
                        pairs[telling] = <uint64_t>before << 32 | char
                        telling += 1
                        self._count_usual(before, char, usual)
                before = char
        finally:
            free(seen.keys)
            free(seen.values)
        return telling

    cdef inline bint _is_apart(self, Char char) except -1:
        return char < 0x80 and char != 32 and not self.of(char) & ALPHA

    cdef int _count_usual(self, Char before, Char char, int32_t* usual) except -1:
        """Count a pair for each language in which it is usual: twin of `legacy.costs.languages_where`."""
        cdef Languages languages = self.languages
        cdef const Kind* a = languages.kind(before)
        cdef const Kind* b = languages.kind(char)
        cdef uint64_t own
        cdef int j
        if (self.of(before) | self.of(char)) & SIGN:
            if languages.pooled(a, b) // 20 <= self.odd_pair:
                for j in range(languages.count):
                    usual[j] += 1
            return 0
        for j in range(languages.count):
            own = a.own[j >> 6] & b.own[j >> 6]
            if own >> (j & 63) & 1:
                usual[j] += languages.table[j][a.row[j] * languages.size[j] + b.row[j]] <= self.odd_pair
        return 0

    cdef int _total(self, const Char* chars, Py_ssize_t n, int64_t* totals) except -1:
        """What a text costs as it stands in each language and in the pools, in fifths of a nat: twin of `legacy.costs.total`."""
        cdef const uint8_t* once
        cdef Char before = EDGE, char
        cdef Py_ssize_t i
        cdef int j
        memset(totals, 0, MOST_MODELS * sizeof(int64_t))
        for i in range(n + 1):
            char = chars[i] if i < n else EDGE
            once = self._pair(before, char)
            for j in range(MOST_MODELS):
                totals[j] += once[j]
            before = char
        return 0

    cdef const uint8_t* _pair(self, Char before, Char char) except NULL:
        """What a pair costs as it stands in each language and in the pools, in fifths of a nat."""
        cdef uint64_t key = pair_key(before, char)
        cdef uint64_t at = mixed(key) & (VECTORS - 1)
        while self.pair_keys[at] & PAIR != key:
            if self.pair_keys[at] == 0:
                if self.filled >= VECTORS * 3 // 4:
                    memset(self.pair_keys, 0, VECTORS * sizeof(uint64_t))
                    self.filled = 0
                    at = mixed(key) & (VECTORS - 1)
                self._weigh_pair(before, char, &self.pairs[self.filled * MOST_MODELS])
                self.pair_keys[at] = key | <uint64_t>self.filled << PLACE
                self.filled += 1
                break
            at = (at + 1) & (VECTORS - 1)
        return &self.pairs[(self.pair_keys[at] >> PLACE) * MOST_MODELS]

    cdef int _weigh_pair(self, Char before, Char char, uint8_t* costs) except -1:
        cdef Languages languages = self.languages
        cdef const Kind* a = languages.kind(before)
        cdef const Kind* b = languages.kind(char)
        cdef uint64_t own[2]
        cdef int j, cap, cost, pooled = min(self.most_cost, languages.pooled(a, b) // 20)
        if (self.of(before) | self.of(char)) & SIGN:
            memset(costs, min(pooled, self.repeated if before == char else self.sign), languages.count + 1)
            return 0
        cap = min(self.most_cost, pooled + self.surcharge)
        own[0], own[1] = a.own[0] & b.own[0], a.own[1] & b.own[1]
        for j in range(languages.count):
            cost = languages.table[j][a.row[j] * languages.size[j] + b.row[j]] if own[j >> 6] >> (j & 63) & 1 else 255
            costs[j] = cost if cost < cap else cap
        costs[languages.count] = pooled
        return 0

    @cython.critical_section
    def total(self, str text):
        """What a text costs as it stands in each language and in the pools, in fifths of a nat, between two spaces: lanes of 32 bits."""
        cdef int64_t totals[MOST_MODELS]
        cdef int j
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            self._total(chars, len(text), totals)
        finally:
            PyMem_Free(chars)
        return struct.pack(f"<{self.languages.count + 1}I", *[min(totals[j], 0xFFFFFFFF) for j in range(self.languages.count + 1)])

    @cython.critical_section
    def total_of(self, pairs):
        """What some pairs cost as they stand, each so many times: lanes of 32 bits."""
        cdef int64_t totals[MOST_MODELS]
        cdef const uint8_t* once
        cdef Char chars[2]
        cdef int j
        memset(totals, 0, sizeof(totals))
        for (before, char), count in pairs.items():
            chars[0], chars[1] = ord(before), ord(char)
            once = self._pair(chars[0], chars[1])
            for j in range(self.languages.count + 1):
                totals[j] += once[j] * <int64_t>count
        return struct.pack(f"<{self.languages.count + 1}I", *[min(totals[j], 0xFFFFFFFF) for j in range(self.languages.count + 1)])

    @cython.critical_section
    def is_likely(self, str text, int most):
        """Whether each pair with a character beyond ASCII costs less than so much as it stands, the edges counted as spaces."""
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            return self._is_likely(chars, len(text), most)
        finally:
            PyMem_Free(chars)

    cdef bint _is_likely(self, const Char* chars, Py_ssize_t n, int most) except -1:
        cdef Py_ssize_t i
        cdef Char before = EDGE, char
        for i in range(n + 1):
            char = chars[i] if i < n else EDGE
            if (before >= 0x80 or char >= 0x80) and self._as_is(before, char) >= most:
                return False
            before = char
        return True

    # What follows is the twin of `scrubber.mojibake.scoring`.

    cdef int _as_is(self, Char before, Char char) except -1:
        """What a pair costs as it stands."""
        cdef int cost = self.languages.pooled(self.languages.kind(before), self.languages.kind(char))
        cdef uint32_t one = self.of(before), other = self.of(char)
        cdef Char small, smaller
        if not one & other & ALPHA:
            return min(cost, self._cap(before, one, char, other))
        small, smaller = self.lower[before], self.lower[char]
        if small != before or smaller != char:
            return min(cost, self._as_is(small, smaller) + self.odd_capital)
        return cost

    cdef inline int _cap(self, Char before, uint32_t one, Char char, uint32_t other) noexcept nogil:
        if (one | other) & C1:
            return self.cap_control
        if before == char:
            return self.cap_repeated
        if (other & BEHIND_WORD and one & UPPER) or (char == 0x2019 and one & ALPHA):
            return self.cap_usual
        if before == EDGE or char == EDGE:
            return self.cap_letter_at_edge if (one | other) & ALPHA else self.cap_sign_at_edge
        return self.cap_sign if (one | other) & ALNUM else self.cap_two_signs

    cdef int64_t _cost_as_is(self, Char before, const Char* chars, Py_ssize_t n, Char after) except -1:
        cdef int64_t total = 0
        cdef Py_ssize_t i
        for i in range(n):
            total += self._as_is(before, chars[i])
            before = chars[i]
        return total + self._as_is(before, after)

    cdef int64_t _cost_set_apart(self, Char before, const Char* chars, Py_ssize_t n, Char after) except -1:
        """The same, where a no-break space may be what it is, a space."""
        cdef int64_t cost = self._cost_as_is(before, chars, n, after), total = 0
        cdef Py_ssize_t i
        cdef bint found = False
        cdef Char last = before, char, left, right
        for i in range(n + 1):
            char = chars[i] if i < n else after
            if char == NO_BREAK_SPACE and i < n:
                left, right = chars[i - 1] if i else before, chars[i + 1] if i + 1 < n else after
                if self._sets_apart(left, right, i + 1 < n):
                    found = True
                    total += self.no_break
                    char = EDGE
            total += self._as_is(last, char)
            last = char
        return min(cost, total) if found else cost

    cdef inline bint _sets_apart(self, Char left, Char right, bint within) except -1:
        if is_space(left) or is_space(right):
            return False
        return not self.of(left) & (ALPHA | MARK) or (within and not self.of(right) & ALPHA)

    cdef int _foreign(self, Char char, int language) except -1:
        cdef uint64_t key = (<uint64_t>char << 8 | language) + 1
        cdef int32_t* found
        cdef int cost
        if self._spells(char, language):
            return 0
        found = find(&self.foreign, key)
        if found != NULL:
            return found[0]
        cost = self.foreignness(chr(char), language)
        put(&self.foreign, key, cost)
        return cost

    cdef inline bint _spells(self, Char char, int language) except -1:
        """Whether a language is known to spell with a letter."""
        cdef uint32_t flags = self.of(char)
        if not flags & ALPHA:
            return False
        if flags & EAST_SCRIPT:
            return flags & (CHINESE if language == self.chinese else JAPANESE if language == self.japanese else 0) != 0
        return char <= LAST_OWNED and not flags & EAST and not 0x1100 <= char < 0x1200 and self._owns(char, language)  # no jamo

    cdef inline bint _mixes(self, Char beside, Char char) except -1:
        if beside >= 0x80 or not self.of(beside) & ALPHA:
            return False
        if char == 0xB5:  # µ
            return self.of(beside) & UPPER != 0
        return not self.of(char) & BESIDE_LATIN

    cdef int64_t _cost_repaired(self, Char before, const Char* chars, Py_ssize_t n, Char after, int language, int64_t* learned) except -1:
        """What a replacement costs between two characters in a language; `learned` is what the model of the language says."""
        cdef Languages languages = self.languages
        cdef int64_t total = 0, foreign = 0
        cdef Py_ssize_t i
        cdef const Kind* a = languages.kind(before)
        cdef const Kind* b
        cdef Char last = before, char
        cdef int raw, cost
        for i in range(n + 1):
            char = chars[i] if i < n else after
            b = languages.kind(char)
            raw = languages.pair(language, a, b)
            learned[0] += raw
            cost = min(raw, languages.pooled(a, b) + self.pool_surcharge)
            if not self.of(last) & self.of(char) & ALPHA:
                cost = min(cost, self.mark_in_repair if (self.of(last) | self.of(char)) & MARK else self.sign_in_repair)
            total += cost
            if i < n and char >= 0x80:
                foreign += self._foreign(char, language)
            a, last = b, char
        if foreign >= self.foreign_script and n < self.word_of_another_script and self._is_foreign_word(chars, n, language):
            foreign += self.lone
        if self._mixes(before, chars[0]) or self._mixes(after, chars[n - 1]):
            foreign += self.mixed_word
        return total + foreign

    cdef bint _is_foreign_word(self, const Char* chars, Py_ssize_t n, int language) except -1:
        cdef Py_ssize_t i
        for i in range(n):
            if not self.of(chars[i]) & ALPHA:
                return False
        return self.is_foreign_word(text_of(chars, n), language)

    @cython.critical_section
    def score(self, str line, str repaired, edits, int language):
        """The score of a repair: twin of `scrubber.mojibake.scoring.score`.

        Parameters:
            edits: The spans of the line, sorted and disjoint, with what replaces each.
            language: The one to weigh it in; those in which it is likeliest if that is negative.

        Returns:
            The gain, the gain of each edit, the number of the language, the fluency, and what each put-in character costs.
        """
        cdef Spans spans = Spans(line, edits)
        cdef Scored scored
        cdef Py_ssize_t i
        cdef int64_t* gains = NULL
        cdef Char* chars
        if language >= self.languages.count:
            raise IndexError(language)
        chars = PyUnicode_AsUCS4Copy(repaired)
        try:
            gains = <int64_t*>malloc((spans.count + 1) * sizeof(int64_t))
            if gains == NULL:
                raise MemoryError
            self._score(spans, line, chars, len(repaired), language, &scored, gains)
            return scored.gain, [gains[i] / 100.0 for i in range(spans.count)], scored.language, scored.fluency, scored.dear
        finally:
            PyMem_Free(chars)
            free(gains)

    cdef int _sides(self, Spans spans, str line, const Char* repaired, Py_ssize_t n, int64_t* sides, int32_t* first) except -1:
        """What each span costs as it stands, what is odd about it as repaired, and the first span that reads the same."""
        cdef Py_ssize_t i
        cdef Span* span
        cdef bint alone = self._count_east_asian(repaired, n) == 1
        for i in range(spans.count):
            span = &spans.spans[i]
            sides[2 * i] = self._cost_set_apart(span.before, &spans.chars[span.start], span.end - span.start, span.after)
            if self._may_end_word(spans, span):
                edit = tuple.__new__(self.edit, (span.start, span.end, text_of(&spans.put_in[span.at], span.size)))
                sides[2 * i] -= self.ends_word(line, edit)
            sides[2 * i + 1] = self._breaks_case(spans, span)
            if alone and self._is_glued(spans, span):
                sides[2 * i + 1] += self.mixed_word
        return spans.number(first)

    cdef int _gains(
        self,
        Spans spans,
        const int64_t* sides,
        const int32_t* first,
        int language,
        int64_t* gains,
        int64_t* once,
        int64_t* costs,
        int64_t* learned,
    ) except -1:
        """The gain of each span in a language, and the sums of these, of what is put in, and of what the model says of that."""
        cdef Py_ssize_t i
        cdef int64_t cost
        cdef Span* span
        once[0] = costs[0] = learned[0] = 0
        for i in range(spans.count):
            span = &spans.spans[i]
            cost = sides[2 * i + 1] + self._cost_repaired(span.before, &spans.put_in[span.at], span.size, span.after, language, learned)
            gains[i] = sides[2 * i] - cost
            costs[0] += cost
            once[0] += gains[i] if first[i] == i else min(gains[i], 0)
        return 0

    cdef int64_t _promise(self, Spans spans) except? -1:
        """What a repair gains where both sides are weighed as text of any language, in hundredths of a nat: twin of `costs.promise`.

        No more of what is put in is looked at than it takes to see that it is too little, and what no model knows at last.
        """
        cdef int64_t gain = 0
        cdef Py_ssize_t i
        cdef bint known
        cdef Span* span
        for i in range(spans.count):
            span = &spans.spans[i]
            gain += self._cost_as_is(span.before, &spans.chars[span.start], span.end - span.start, span.after)
        for known in (True, False):
            for i in range(spans.count):
                if gain / 100.0 <= self.least:
                    return gain
                span = &spans.spans[i]
                if self._are_known(&spans.put_in[span.at], span.size) == known:
                    gain -= self._cost_as_is(span.before, &spans.put_in[span.at], span.size, span.after)
        return gain

    cdef bint _are_known(self, const Char* chars, Py_ssize_t n) noexcept nogil:
        """Whether some model knows each of some characters."""
        cdef Py_ssize_t i
        for i in range(n):
            if not 0 < self.languages.kind_of[chars[i]] <= self.languages.chars:
                return False
        return True

    @cython.critical_section
    def unread(self, str line, edits, int page):
        """How many characters beyond ASCII outside the edits a page lacks, how many it has, and how many controls in them it would not leave."""
        cdef Py_ssize_t counts[3]
        if not 0 <= page < self.pages:
            raise IndexError(page)
        self._unread(Spans(line, edits), page, counts)
        return counts[0], counts[1], counts[2]

    cdef int _unread(self, Spans spans, int page, Py_ssize_t* counts) except -1:
        cdef Py_ssize_t i, at = 0
        cdef Char char
        counts[0] = counts[1] = counts[2] = 0
        for i in range(spans.count + 1):
            while at < (spans.spans[i].start if i < spans.count else spans.size):
                char = spans.chars[at]
                if char >= 0x80:
                    counts[0 if self._byte(char, page) == NO_BYTE else 1] += 1
                at += 1
            if i < spans.count:
                while at < spans.spans[i].end:
                    char = spans.chars[at]
                    counts[2] += 0x80 <= char < 0xA0 and self.aliens[page] >> (char - 0x80) & 1
                    at += 1
        return 0

    # What follows is the twin of `scrubber.mojibake.utf8`: the readings of a line.

    @cython.critical_section
    def readings(self, str line):
        """The most promising readings of a line, in order: twin of `utf8.promising`.

        Returns:
            For each the pages, the changes, the gain, the number of the language, whether nothing is left unread, and the fluency.
        """
        cdef Py_ssize_t i, j, best, n = len(line), taken = 0
        cdef double first = 0
        cdef State* state
        cdef States states = States()
        cdef Char* chars
        found = []
        if PyUnicode_IS_ASCII(line):
            return found
        chars = PyUnicode_AsUCS4Copy(line)
        try:
            self._take_layers(states, chars, n)
            for i in range(states.count):
                state = &states.states[i]
                state.form = self._by_form(chars, n, state)
                state.gain = max(self._promise(spans_of(chars, n, state, True)) / 100.0, state.form) if i else -1e300
            while taken < self.promising:
                best = 0
                for i in range(1, states.count):
                    if states.states[i].gain > self.least and (best == 0 or states.states[i].gain > states.states[best].gain):
                        best = i
                if best == 0 or (taken and states.states[best].gain < first - self.hopeless):
                    break
                if taken == 0:
                    first = states.states[best].gain
                taken += 1
                reading = self._weighed(line, chars, n, &states.states[best], -1)
                if reading is not None:
                    found.append(reading)
                states.states[best].gain = -1e300
            return found
        finally:
            PyMem_Free(chars)

    @cython.critical_section
    def reading_by(self, str line, pages, int language):
        """The reading of a line by a chain of pages, weighed in a language: twin of `utf8.reading_by`; None if it is none."""
        if PyUnicode_IS_ASCII(line):
            return None
        cdef Char* chars = PyUnicode_AsUCS4Copy(line)
        try:
            return self._reading_by(line, chars, len(line), pages, language)
        finally:
            PyMem_Free(chars)

    cdef object _reading_by(self, str line, const Char* chars, Py_ssize_t n, pages, int language):
        cdef States states = States()
        cdef State* state
        if not self._read_chain(states, chars, n, pages, language):
            return None
        state = &states.states[states.count - 1]
        state.form = self._by_form(chars, n, state)
        return self._weighed(line, chars, n, state, language)

    cdef bint _read_chain(self, States states, const Char* chars, Py_ssize_t n, pages, int language) except -1:
        """Take the layers of a chain of pages off a line; False if a page reads nothing back, or something is still misread behind the last."""
        cdef int page
        cdef State* state
        if not 0 <= language < self.languages.count or not 0 < len(pages) <= MOST_LAYERS:
            raise IndexError(language)
        self._begin(states, chars, n)
        for page in pages:
            if not 0 <= page < self.pages:
                raise IndexError(page)
            if not self._read_layer(states, states.count - 1, page):
                return False
        state = &states.states[states.count - 1]
        return not self._may_be_misread(state.text, state.size)

    @cython.critical_section
    def plainly_read(self, str line, pages, int language, double enough, Py_ssize_t glue):
        """The same with its changes merged, where nothing calls for a closer look: twin of `utf8.plainly_read_without_kernel`.

        Parameters:
            enough: What it must gain.
            glue: Characters between two changes, at most, for them to be merged.
        """
        cdef Py_ssize_t n = len(line)
        cdef Char* chars
        if PyUnicode_IS_ASCII(line):
            return None
        chars = PyUnicode_AsUCS4Copy(line)
        try:
            return self._plainly_read(line, chars, n, pages, language, enough, glue)
        finally:
            PyMem_Free(chars)

    cdef object _plainly_read(self, str line, const Char* chars, Py_ssize_t n, pages, int language, double enough, Py_ssize_t glue):
        reading = self._reading_by(line, chars, n, pages, language)
        if reading is None:
            return None
        numbers, changes, gain, language, intact, fluency = reading
        if not intact or gain < enough or self._is_all_letters(chars, changes) or self._may_be_shown(chars, n, changes):
            return None
        return numbers, self._merged(chars, changes, glue), gain, language, intact, fluency

    @cython.critical_section
    def plain_changes(self, str line, pages, int language, double enough, Py_ssize_t glue):
        """The changes of that reading alone, without what they gain: twin of `utf8.plain_changes_without_kernel`."""
        cdef Py_ssize_t n = len(line)
        cdef States states = States()
        cdef Spans spans
        cdef State* state
        cdef Char* chars
        if PyUnicode_IS_ASCII(line):
            return None
        chars = PyUnicode_AsUCS4Copy(line)
        try:
            if not self._read_chain(states, chars, n, pages, language):
                return None
            state = &states.states[states.count - 1]
            spans = spans_of(chars, n, state, True)
            if self._needs_a_look(spans):
                return None  # all the more so if some of it were left as it is
            if self._gains_enough(line, chars, n, state, spans, language, enough):
                return self._merged_spans(spans, state, glue)
            reading = self._plainly_read(line, chars, n, pages, language, enough, glue)
            return reading and [tuple.__new__(self.change, (*one[:3], 0.0, True, 0.0)) for one in reading[1]]
        finally:
            PyMem_Free(chars)

    cdef bint _needs_a_look(self, Spans spans) except -1:
        """Whether all that was misread is letters, or all of it stands alone and what it should be may stand elsewhere."""
        cdef Py_ssize_t i, at, end = 0
        cdef bint letters = True, alone = True, high = False
        cdef const Char* chars = spans.chars
        for i in range(spans.count):
            for at in range(end, spans.spans[i].start):
                high |= chars[at] >= 0x80
            at, end = spans.spans[i].start, spans.spans[i].end
            if (at and self.of(chars[at - 1]) & ALNUM) or (end < spans.size and self.of(chars[end]) & ALNUM):
                alone = False
            while letters and at < end:
                letters = self.of(chars[at]) & ALPHA != 0
                at += 1
        for at in range(end, spans.size):
            high |= chars[at] >= 0x80
        return letters or (alone and high)

    cdef list _merged_spans(self, Spans spans, const State* state, Py_ssize_t glue):
        """All that a state changes, those of one word made one: twin of `reading.merged`."""
        cdef list found = []
        cdef Py_ssize_t i, start, end, at, size, shift = 0  # by how much a place is further on in the line than in what it reads
        i = 0
        while i < spans.count:
            start, end = spans.spans[i].start, spans.spans[i].end
            at, size = start - shift, spans.spans[i].size
            i += 1
            while i < spans.count and self._is_glue(&spans.chars[end], spans.spans[i].start - end, glue):
                size += spans.spans[i].start - end + spans.spans[i].size
                end = spans.spans[i].end
                i += 1
            shift += end - start - size
            found.append(tuple.__new__(self.change, (start, end, text_of(&state.text[at], size), 0.0, True, 0.0)))
        return found

    cdef bint _gains_enough(self, str line, const Char* chars, Py_ssize_t n, State* state, Spans spans, int language, double enough) except -1:
        """Whether all of a repair is worth making and gains enough, whatever the words in it. What says no may be wrong."""
        cdef Py_ssize_t unread[3]
        cdef Py_ssize_t i, put_in = 0
        cdef int64_t once, costs, learned
        cdef int64_t* gains = NULL
        cdef int64_t* sides
        cdef int32_t* first = NULL
        state.form = self._by_form(chars, n, state)
        if state.form:
            return state.form - self._prior(state) > enough
        self._unread(spans, state.pages[0], unread)
        if unread[1]:
            return False
        sides = <int64_t*>malloc((2 * spans.count + 1) * sizeof(int64_t))
        try:
            gains = <int64_t*>malloc((spans.count + 1) * sizeof(int64_t))
            first = <int32_t*>malloc((spans.count + 1) * sizeof(int32_t))
            if sides == NULL or gains == NULL or first == NULL:
                raise MemoryError
            self._sides(spans, line, state.text, state.size, sides, first)
            self._gains(spans, sides, first, language, gains, &once, &costs, &learned)
            for i in range(spans.count):
                if gains[i] / 100.0 <= self.left_as_is:
                    return False
                put_in += spans.spans[i].size
            if costs / 100.0 / max(1, put_in) > self.dearest:
                return False
            return once / 100.0 - (self._cost_unread(unread) + self._prior(state)) > enough
        finally:
            free(sides)
            free(gains)
            free(first)

    cdef double _cost_unread(self, const Py_ssize_t* unread) noexcept:
        """What speaks against a reading that leaves characters unread: twin of `scoring.unread`."""
        return self.outside * unread[0] + self.bare * unread[1] + min(self.most_alien, self.alien * unread[2])

    cdef bint _is_all_letters(self, const Char* chars, list changes) except -1:
        """Whether all that changes is letters."""
        cdef Py_ssize_t i, start, end
        for change in changes:
            start, end = change[0], change[1]
            for i in range(start, end):
                if not self.of(chars[i]) & ALPHA:
                    return False
        return True

    cdef bint _may_be_shown(self, const Char* chars, Py_ssize_t n, list changes) except -1:
        """Whether no letter or digit stands beside any change, and what they put in may stand elsewhere."""
        cdef Py_ssize_t start, end = 0, i
        cdef bint high = False
        for change in changes:
            start = change[0]
            for i in range(end, start):
                high |= chars[i] >= 0x80
            end = change[1]
            if (start and self.of(chars[start - 1]) & ALNUM) or (end < n and self.of(chars[end]) & ALNUM):
                return False
        for i in range(end, n):
            high |= chars[i] >= 0x80
        return high

    cdef list _merged(self, const Char* chars, list changes, Py_ssize_t glue):
        """The changes, those of one word made one: twin of `reading.merged`."""
        cdef Py_ssize_t at, end = 0
        cdef double gain = 0
        cdef list found = [], texts = []
        start = None
        for change in changes:
            at = change[0]
            if start is not None and self._is_glue(&chars[end], at - end, glue):
                texts.append(text_of(&chars[end], at - end))
                gain += change[3]
            else:
                if start is not None:
                    found.append(tuple.__new__(self.change, (start, end, "".join(texts), gain, True, 0.0)))
                texts = []
                start, gain = at, change[3]
            texts.append(change[2])
            end = change[1]
        found.append(tuple.__new__(self.change, (start, end, "".join(texts), gain, True, 0.0)))
        return found

    cdef bint _is_glue(self, const Char* chars, Py_ssize_t n, Py_ssize_t glue) except -1:
        """Whether what stands between two changes makes them one."""
        cdef Py_ssize_t i
        cdef bint spaced = False, letters = False
        if n > glue:
            return False
        for i in range(n):
            spaced |= Py_UNICODE_ISSPACE(chars[i])
            letters |= self.of(chars[i]) & ALPHA != 0
        return not spaced or not letters

    cdef State* _begin(self, States states, const Char* chars, Py_ssize_t n) except NULL:
        """The line as it stands."""
        cdef State* state = states.add()
        state.text = <Char*>malloc((n + 1) * sizeof(Char))
        if state.text == NULL:
            raise MemoryError
        memcpy(state.text, chars, (n + 1) * sizeof(Char))
        state.size = n
        return state

    cdef bint _read_layer(self, States states, Py_ssize_t number, int page) except -1:
        """Add a state that a page reads back from another; False if it reads nothing."""
        cdef State* state = states.add()
        cdef State* last = &states.states[number]
        cdef Py_ssize_t i = 0, size, at = 0, shift = 0
        cdef Piece* fitting
        cdef Char char
        if last.layers >= MOST_LAYERS:
            states.drop()
            return False
        state.text = <Char*>malloc((last.size + 1) * sizeof(Char))
        state.pieces = <Piece*>malloc((last.count + last.size // 2 + 1) * sizeof(Piece))
        if state.text == NULL or state.pieces == NULL:
            raise MemoryError
        # `shift` is by how much a place of the line is behind that of the last text; each piece of that stands for one character there.
        while i < last.size:
            size = 0
            if last.text[i] >= 0x80 and self.leads[self.on_pages[last.text[i]]] >> page & 1:
                size = self._sequence(last.text, i, last.size, page, &char)
            if size == 0:
                if at < last.count and last.pieces[at].start == i + shift:
                    state.pieces[state.count] = last.pieces[at]
                    state.count += 1
                    shift += last.pieces[at].end - last.pieces[at].start - 1
                    at += 1
                state.text[state.size] = last.text[i]
                i += 1
            else:
                state.pieces[state.count].start = i + shift
                i += size
                while at < last.count and last.pieces[at].start < i + shift:
                    shift += last.pieces[at].end - last.pieces[at].start - 1
                    at += 1
                state.pieces[state.count].end = i + shift
                state.pieces[state.count].char = state.text[state.size] = char
                state.count += 1
            state.size += 1
        if state.size == last.size:
            states.drop()
            return False
        state.text[state.size] = 0
        fitting = <Piece*>realloc(state.pieces, (state.count + 1) * sizeof(Piece))
        if fitting != NULL:
            state.pieces = fitting
        memcpy(state.pages, last.pages, sizeof(state.pages))
        state.pages[last.layers] = page
        state.layers = last.layers + 1
        return True

    cdef int _take_layers(self, States states, const Char* chars, Py_ssize_t n) except -1:
        """The line, and then with one layer off, with two, and so on, for every chain of pages that may have made it."""
        cdef Py_ssize_t frontier[MOST_TRIED]
        cdef Py_ssize_t found, i, j, best, fresh
        cdef int tried[MOST_PAGES]
        cdef int layer, count, number, width = 1
        cdef State* state
        self._begin(states, chars, n)
        frontier[0] = 0
        for layer in range(self.layers):
            found = states.count
            for number in range(width):
                state = &states.states[frontier[number]]
                if layer and not self._may_be_misread(state.text, state.size):
                    tried[0], count = state.pages[state.layers - 1], 1  # only what made one layer is likely to have made another
                else:
                    count = self._likeliest(state, tried)
                for i in range(count):
                    if self._read_layer(states, frontier[number], tried[i]):
                        fresh = states.count - 1
                        if self._is_known(states, fresh) or self._mixes_pages(&states.states[fresh]):
                            states.drop()
            if states.count == found:
                return 0
            width = 0  # the shortest go on: what is read back is shorter
            while width < min(self.breadth_below, MOST_TRIED):
                best = -1
                for i in range(found, states.count):
                    if best >= 0 and states.states[i].size >= states.states[best].size:
                        continue
                    for j in range(width):
                        if frontier[j] == i:
                            break
                    else:
                        best = i
                if best < 0:
                    break
                frontier[width] = best
                width += 1
        return 0

    cdef bint _is_known(self, States states, Py_ssize_t number) noexcept:
        """Whether an earlier state reads the same."""
        cdef State* one = &states.states[number]
        cdef State* other
        cdef Py_ssize_t i
        for i in range(number):
            other = &states.states[i]
            if one.size == other.size and memcmp(one.text, other.text, one.size * sizeof(Char)) == 0:
                return True
        return False

    cdef bint _mixes_pages(self, const State* state) noexcept:
        """Whether a state has more different pages than a chain may have."""
        cdef uint32_t pages = 0
        cdef int i
        for i in range(state.layers):
            pages |= <uint32_t>1 << state.pages[i]
        return count_bits(pages) > self.mixed

    cdef int _likeliest(self, const State* state, int* tried) except -1:
        """The pages that read most of a text back, and how many they are: twin of `utf8._likeliest`."""
        cdef Py_ssize_t read[MOST_PAGES]
        cdef int alien[MOST_PAGES]
        cdef Py_ssize_t i, size
        cdef int page, best, count = 0
        cdef int last = state.pages[state.layers - 1] if state.layers else -1
        cdef uint32_t able = 0, controls = 0
        cdef Char char
        for i in range(state.size):
            if state.text[i] >= 0x80:
                if state.text[i] < 0xA0:
                    controls |= <uint32_t>1 << (state.text[i] - 0x80)
                if state.text[i + 1] >= 0x80:
                    able |= self.leads[self.on_pages[state.text[i]]] & self.further[self.on_pages[state.text[i + 1]]]
        for page in range(self.pages):
            read[page] = 0
            if able >> page & 1:
                i = 0
                while i < state.size:
                    size = 0
                    if state.text[i] >= 0x80 and self.leads[self.on_pages[state.text[i]]] >> page & 1:
                        size = self._sequence(state.text, i, state.size, page, &char)
                    read[page] += size
                    i += size if size else 1
            alien[page] = count_bits(self.aliens[page] & controls)
        while count < self.breadth:
            best = -1
            for page in range(self.pages):
                if read[page] and (
                    best < 0
                    or read[page] > read[best]
                    or (read[page] == read[best] and (alien[page] < alien[best] or (alien[page] == alien[best] and page == last and best != last)))
                ):
                    best = page
            if best < 0:
                break
            read[best] = 0
            tried[count] = best
            count += 1
        return count

    cdef double _by_form(self, const Char* chars, Py_ssize_t n, State* state) except? -1:
        """What speaks for a repair by the form of what is misread alone: twin of `utf8.by_form`."""
        cdef Py_ssize_t i, signed = 0
        cdef Py_ssize_t unread[3]
        for i in range(1, state.layers):
            if state.pages[i] != state.pages[0]:
                return 0.0
        for i in range(state.count):
            signed += self._is_signed(chars, &state.pieces[i])
        if signed < self.sequences or 2 * signed < state.count:
            return 0.0
        self._unread(spans_of(chars, n, state, False), state.pages[0], unread)
        if unread[0] or unread[1] or unread[2]:
            return 0.0
        for i in range(state.count):
            if not self.of(state.pieces[i].char) & ASSIGNED:
                return 0.0
        signed = self._count_different(chars, state)
        return self.sequence * signed if signed > 1 else 0.0

    cdef Py_ssize_t _count_different(self, const Char* chars, const State* state) except -1:
        """How many different sequences with a sign in them there are, what frames are drawn with left out."""
        cdef Py_ssize_t i, j
        cdef uint64_t key
        cdef const Piece* piece
        cdef Numbers seen
        cdef uint64_t room = 16
        rest = set()  # those of more than four characters, or of such as no single page has
        while room < 2 * <uint64_t>state.count:
            room *= 2
        seen.keys, seen.values = NULL, NULL
        try:
            make(&seen, room)
            for i in range(state.count):
                piece = &state.pieces[i]
                if not self._is_signed(chars, piece):
                    continue
                key = 0
                for j in range(piece.start, piece.end):
                    if not self.of(chars[j]) & FRAME:
                        if key >> 48 or not 0 < chars[j] <= 0xFFFF:
                            rest.add("".join([chr(chars[k]) for k in range(piece.start, piece.end) if not self.of(chars[k]) & FRAME]))
                            break
                        key = key << 16 | chars[j]
                else:
                    put(&seen, key, 1)
            return <Py_ssize_t>seen.used + len(rest)
        finally:
            free(seen.keys)
            free(seen.values)

    cdef bint _is_signed(self, const Char* chars, const Piece* piece) except -1:
        """Whether there is a sign in a sequence, other than those that frames are drawn with."""
        cdef Py_ssize_t i
        for i in range(piece.start, piece.end):
            if not self.of(chars[i]) & (ALPHA | FRAME):
                return True
        return False

    cdef object _weighed(self, str line, const Char* chars, Py_ssize_t n, State* state, int language):
        """The reading that a state is, without the groups that gain nothing: twin of `utf8._weighed`.

        Parameters:
            language: The one to weigh it in; those in which it is likeliest if that is negative.
        """
        cdef Spans spans = spans_of(chars, n, state, True)
        cdef Scored scored
        cdef Py_ssize_t unread[3]
        cdef Py_ssize_t i, kept = 0, put_in = 0
        cdef double form = state.form, more, most, cost
        cdef Char* repaired
        cdef int64_t* gains = <int64_t*>malloc((spans.count + 1) * sizeof(int64_t))
        if gains == NULL:
            raise MemoryError
        try:
            self._score(spans, line, state.text, state.size, language, &scored, gains)
            if form:
                more = max(0.0, form - scored.gain)
                scored.gain, scored.fluency = scored.gain + more, scored.fluency + more
                return self._reading(state, spans, gains, &scored, self._prior(state), True)
            most = min(self.left_as_is, -self.left_share * scored.gain)
            for i in range(spans.count):
                if gains[i] / 100.0 > most:
                    spans.spans[kept] = spans.spans[i]
                    kept += 1
            if kept == 0:
                return None
            if kept < spans.count:
                spans.count = kept
                repaired = spans.applied(&i)
                try:
                    self._score(spans, line, repaired, i, scored.language, &scored, gains)
                finally:
                    free(repaired)
            if scored.dear > self.dearest:
                for i in range(spans.count):
                    put_in += spans.spans[i].size
                for i in range(1, state.layers):
                    if state.pages[i] != state.pages[0]:
                        return None
                if put_in > self.few:
                    return None
            self._unread(spans, state.pages[0], unread)
            cost = self._cost_unread(unread)
            return self._reading(state, spans, gains, &scored, cost + self._prior(state), unread[1] == 0)
        finally:
            free(gains)

    cdef double _prior(self, const State* state) noexcept:
        """What speaks against a chain of misreadings: twin of `utf8.prior`."""
        cdef double rare = self.priors[state.pages[0]]
        cdef int i, turns = 0
        for i in range(1, state.layers):
            rare = max(rare, self.priors[state.pages[i]])
            turns += state.pages[i] != state.pages[i - 1]
        return rare + self.another_page * turns

    cdef tuple _reading(self, const State* state, Spans spans, const int64_t* gains, const Scored* scored, double cost, bint intact):
        cdef Py_ssize_t i
        cdef Span* span
        changes = []
        for i in range(spans.count):
            span = &spans.spans[i]
            text = text_of(&spans.put_in[span.at], span.size)
            changes.append(tuple.__new__(self.change, (span.start, span.end, text, gains[i] / 100.0, True, 0.0)))
        pages = tuple([state.pages[i] for i in range(state.layers)])
        return pages, changes, scored.gain - cost, scored.language, intact, scored.fluency - cost

    cdef int _score(self, Spans spans, str line, const Char* repaired, Py_ssize_t n, int given, Scored* scored, int64_t* gains) except -1:
        """The score of a repair, and the gain of each span: twin of `scoring.score`.

        Parameters:
            given: The language to weigh it in; those in which it is likeliest if that is negative.
        """
        cdef int tried[MOST_TRIED]
        cdef int known[MOST_TRIED]
        cdef int telling[MOST_TRIED]
        cdef int64_t likelihood[MOST_TRIED]
        cdef Py_ssize_t i, put_in = 0
        cdef int j, count, best = -1
        cdef int64_t once, costs, learned
        cdef double gain, fluent
        cdef int64_t* sides = <int64_t*>malloc((2 * spans.count + 1) * sizeof(int64_t))
        cdef int64_t* once_more = <int64_t*>malloc((spans.count + 1) * sizeof(int64_t))
        cdef int32_t* first = <int32_t*>malloc((spans.count + 1) * sizeof(int32_t))
        try:
            if sides == NULL or once_more == NULL or first == NULL:
                raise MemoryError
            count = self._ranked(spans, repaired, min(n, self.sample), given, tried, likelihood)
            self._count_words(spans, repaired, n, tried, count, known, telling)
            self._sides(spans, line, repaired, n, sides, first)
            for i in range(spans.count):
                put_in += spans.spans[i].size
            for j in range(count):
                self._gains(spans, sides, first, tried[j], once_more, &once, &costs, &learned)
                fluent = -likelihood[j] / 100.0 + (learned - costs) / 100.0 + self.known_word * known[j]
                gain = once / 100.0 + self.known_word * telling[j]
                if j == 0 or fluent > scored.fluency:
                    scored.language, scored.fluency = tried[j], fluent
                if j == 0 or gain > scored.gain:
                    scored.gain, scored.dear = gain, costs / 100.0 / max(1, put_in)
                    memcpy(gains, once_more, spans.count * sizeof(int64_t))
            scored.fluency = (scored.fluency + scored.gain) / 2
            return 0
        finally:
            free(sides)
            free(once_more)
            free(first)

    cdef int _ranked(self, Spans spans, const Char* repaired, Py_ssize_t n, int given, int* tried, int64_t* costs) except -1:
        """The languages to weigh a repair in, what its beginning costs in each, and how many they are: twin of `scoring._ranked`."""
        cdef int64_t totals[MOST_MODELS]
        cdef uint32_t all = 0
        cdef Py_ssize_t i, j
        cdef int count
        cdef Span* span
        if given >= 0:
            tried[0], costs[0] = given, self._cost_between(10, repaired, n, given)
            return 1
        with cython.critical_section(self.languages):
            self.languages.totals(repaired, n, totals)
        count = self.languages.likeliest(totals, self.most_languages, tried, costs)
        for i in range(spans.count):
            span = &spans.spans[i]
            for j in range(span.at, span.at + span.size):
                if spans.put_in[j] >= 0x80 and self.of(spans.put_in[j]) & EAST_SCRIPT:
                    all |= self.of(spans.put_in[j]) & (CHINESE | JAPANESE) or EAST_SCRIPT
        if all & JAPANESE:
            count = add_language(self.japanese, tried, count, totals, costs)
        if all & EAST_SCRIPT:
            count = add_language(self.korean, tried, count, totals, costs)
        if all & CHINESE:
            count = add_language(self.chinese, tried, count, totals, costs)
        return count

    cdef int _count_words(self, Spans spans, const Char* repaired, Py_ssize_t n, const int* tried, int count, int* known, int* telling) except -1:
        """How many of the words beyond ASCII that the edits put into a repaired line each language knows: twin of `scoring._words`."""
        cdef Py_ssize_t i, at, first, start, end = 0, shift = 0
        cdef int j
        cdef bint high
        cdef Span* span
        memset(known, 0, count * sizeof(int))
        memset(telling, 0, count * sizeof(int))
        for i in range(min(spans.count, <Py_ssize_t>self.most_words)):
            span = &spans.spans[i]
            at = first = span.start + shift
            shift += span.size - (span.end - span.start)
            if at < end:
                continue
            end = at + span.size
            if end > n:
                raise ValueError("that is not the line with the edits made")
            while first and self.of(repaired[first - 1]) & ALPHA:
                first -= 1
            while end < n and self.of(repaired[end]) & ALPHA:
                end += 1
            while first < end:
                start, high = first, False
                while first < end and self.of(repaired[first]) & (LETTER if first == start else LETTER | MARK):
                    high |= repaired[first] >= 0x80
                    first += 1
                if high:
                    for j in range(count):
                        if self._is_word(&repaired[start], first - start, tried[j]):
                            known[j] += 1
                            telling[j] += first - start >= self.telling_word
                first += first == start
        return 0

    @cython.critical_section
    def knows(self, str word, int language):
        """Whether a word beyond ASCII, of letters and their marks alone, is known in a language: twin of `scrubber.language.words.is_word`."""
        cdef Char* chars
        if not 0 <= language < self.languages.count:
            raise IndexError(language)
        chars = PyUnicode_AsUCS4Copy(word)
        try:
            return self._is_word(chars, len(word), language)
        finally:
            PyMem_Free(chars)

    cdef bint _is_word(self, const Char* chars, Py_ssize_t n, int language) except -1:
        cdef Words* words = self._words(language)
        cdef uint32_t print, small
        cdef Py_ssize_t i
        cdef bint upper = True, changed = False, tail = False
        if not words.known:
            return False
        for i in range(n):
            if not self.of(chars[i]) & SIMPLE or (words.dotted and chars[i] == 73):
                return self.is_word(text_of(chars, n), language)
            upper &= self.of(chars[i]) & LOWER == 0
            if self.lower[chars[i]] != chars[i]:
                changed = True
                tail |= i > 0
        print = self._fingerprint(chars, n, False)
        if not has_print(words, print):
            if not changed or (tail and not upper):
                return False
            small = self._fingerprint(chars, n, True)
            if not has_print(words, small):
                return upper and self.is_word(text_of(chars, n), language)
        for i in range(n):
            if not has_letter(words, self.lower[chars[i]]):
                return False
        return True

    cdef Words* _words(self, int language) except NULL:
        cdef Words* words = &self.words[language]
        cdef const uint8_t[::1] prints
        cdef str letters
        if words.letters == NULL:
            prints, letters, dotted = self.words_of(language)
            words.size, words.count, words.dotted = len(letters), prints.shape[0] // 3, dotted
            words.known = words.count > 0
            words.letters = <Char*>malloc((len(letters) + 1) * sizeof(Char))
            if words.letters == NULL:
                raise MemoryError
            PyUnicode_AsUCS4(letters, words.letters, len(letters) + 1, True)
            self.kept.append(prints)
            if words.count:
                words.prints = &prints[0]
        return words

    cdef uint32_t _fingerprint(self, const Char* chars, Py_ssize_t n, bint small) noexcept nogil:
        """The number of a word, or of its small form, all of whose characters are simple: twin of `words.fingerprint`."""
        cdef uint32_t crc = 0xFFFFFFFF
        cdef Py_ssize_t i
        cdef Char char
        for i in range(n):
            char = self.lower[chars[i]] if small else chars[i]
            if char < 0x80:
                crc = self.crc[(crc ^ char) & 0xFF] ^ crc >> 8
                continue
            if char < 0x800:
                crc = self.crc[(crc ^ (0xC0 | char >> 6)) & 0xFF] ^ crc >> 8
            else:
                crc = self.crc[(crc ^ (0xE0 | char >> 12)) & 0xFF] ^ crc >> 8
                crc = self.crc[(crc ^ (0x80 | char >> 6 & 0x3F)) & 0xFF] ^ crc >> 8
            crc = self.crc[(crc ^ (0x80 | char & 0x3F)) & 0xFF] ^ crc >> 8
        return ~crc & 0xFFFFFF

    cdef inline uint16_t _byte(self, Char char, int page) except? 0xFFFF:
        return char if char < 0x80 else self.bytes_of[self.on_pages[char]][page]

    cdef Py_ssize_t _count_east_asian(self, const Char* chars, Py_ssize_t n) except -1:
        cdef Py_ssize_t i, count = 0
        for i in range(n):
            count += chars[i] >= 0x80 and self.of(chars[i]) & EAST_SCRIPT != 0
        return count

    cdef bint _may_end_word(self, Spans spans, const Span* span) except -1:
        cdef Py_ssize_t i
        if span.end - span.start < 2 or not self.of(spans.chars[span.start]) & ALPHA:
            return False
        for i in range(span.start + 1, span.end):
            if not self.of(spans.chars[i]) & CLOSING:
                return False
        return True

    cdef int _breaks_case(self, Spans spans, const Span* span) except -1:
        cdef uint32_t first = self.of(spans.put_in[span.at]), last = self.of(spans.put_in[span.at + span.size - 1])
        cdef uint32_t before = self.of(spans.chars[span.start - 1]) if span.start else 0
        cdef uint32_t after = self.of(spans.chars[span.end]) if span.end < spans.size else 0
        if first & LOWER:
            return self.case if span.start > 1 and is_capital(spans.chars[span.start - 1]) and is_capital(spans.chars[span.start - 2]) else 0
        if first & UPPER and (before & LOWER or (before & UPPER and after & LOWER and last & UPPER)):
            return self.case
        return 0

    cdef bint _is_glued(self, Spans spans, const Span* span) except -1:
        cdef Py_ssize_t i
        cdef bint east = False
        for i in range(span.at, span.at + span.size):
            east |= self.of(spans.put_in[i]) & EAST_SCRIPT != 0
        if not east:
            return False
        if span.start and spans.chars[span.start - 1] < 0x80 and self.of(spans.chars[span.start - 1]) & ALPHA:
            return True
        return span.end < spans.size and spans.chars[span.end] < 0x80 and self.of(spans.chars[span.end]) & ALPHA != 0

    # What follows is the twin of `Page.read_back`.

    @cython.critical_section
    def read_back(self, str text, int page):
        """The UTF-8 sequences in a text that was read with a page, as edits."""
        cdef Py_ssize_t i = 0, size, n = len(text)
        cdef Char char
        cdef Char* chars
        if not 0 <= page < self.pages:
            raise IndexError(page)
        found = []
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            while i < n:
                size = self._sequence(chars, i, n, page, &char) if chars[i] >= 0x80 else 0
                if size:
                    found.append(tuple.__new__(self.edit, (i, i + size, chr(char))))
                    i += size
                else:
                    i += 1
        finally:
            PyMem_Free(chars)
        return found

    cdef Py_ssize_t _sequence(self, const Char* chars, Py_ssize_t i, Py_ssize_t n, int page, Char* char) except -1:
        """How long the sequence is that begins at a place, and the character that it spells; 0 if none does: twin of `encodings.utf8`."""
        cdef Char first = self._byte(chars[i], page), second, third, fourth, low
        if first < 0xC2 or first > 0xF4 or i + 1 >= n:
            return 0
        second = self._byte(chars[i + 1], page)
        if second < 0x80 or second > 0xBF:
            return 0
        if first < 0xE0:
            char[0] = (first & 0x1F) << 6 | second & 0x3F
            return 2
        if i + 2 >= n:
            return 0
        third = self._byte(chars[i + 2], page)
        if third < 0x80 or third > 0xBF:
            return 0
        if first < 0xF0:
            if first == 0xE0 and second < 0xA0:
                return 0
            char[0] = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
            if not 0xD800 <= char[0] < 0xE000:
                return 3
            if char[0] >= 0xDC00 or i + 5 >= n or self._byte(chars[i + 3], page) != 0xED:  # the first half of a surrogate pair
                return 0
            fourth, low = self._byte(chars[i + 4], page), self._byte(chars[i + 5], page)
            if not (0xB0 <= fourth <= 0xBF and 0x80 <= low <= 0xBF):
                return 0
            char[0] = 0x10000 + ((char[0] & 0x3FF) << 10 | (fourth & 0x0F) << 6 | low & 0x3F)
            return 6
        if i + 3 >= n or (first == 0xF0 and second < 0x90) or (first == 0xF4 and second > 0x8F):
            return 0
        fourth = self._byte(chars[i + 3], page)
        if fourth < 0x80 or fourth > 0xBF:
            return 0
        char[0] = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
        return 4


@cython.final
cdef class Guesses:
    """What a line may have been of which something was lost: twin of parts of `scrubber.mojibake.lost`.

    Parameters:
        judge: What is known of characters.
        limits: The constants of the twins, by their names.
        twins: What is asked of Python: what a word is worth (`word_gain`) and a text by itself (`own_cost`), the script of a character
            (`script`) and the small form of a text (`lower`), of what stands beside a sign the class (`left_class`, `right_class`), the
            rows of the table of signs of a language (`rows_of`; of all languages together for one below 0), the state of a line after a
            sign (`follow`), what speaks against its end in a state (`left_open`), and the letters of a language and their scripts
            (`letters_of`). And what there is: signs, each with the one of ASCII
            that stands for it (`plain`), those that are weighed by their place (`signs`), double quotation marks (`doubles`), the states
            (`states`) and the numbers of those in which a sign may be likeliest (`likely`), what begins a word that nothing was put into (`untouched`), and the characters that were met in learning, in order (`known`).
    """

    cdef Judge judge
    cdef Languages languages
    cdef object word_gain, own_cost, script, left_class, right_class, rows_of, follow, left_open, letters_of
    cdef list letters, scripts
    cdef str signs, untouched, known
    cdef list states
    cdef int pooled, most, look_back, look_ahead, marks, count, all_signs, likely
    cdef double spelled_pooled, mixed_spelling, width, prior_weight, floor, unseen, odd_capital, collapsed, foreign, foreign_script
    cdef Char mark[MOST_MARKS]
    cdef Char plain[MOST_MARKS]
    cdef Char sign[MOST_SIGNS]  # those weighed by their place, `count` of them, and the other quotation marks
    cdef int likely_state[MOST_SIGNS]
    cdef int8_t (*after)[MOST_SIGNS][CLASSES]  # the state after a sign, by the state before it and the class behind it; -1: not asked for yet
    cdef Numbers lefts
    cdef Numbers rights
    cdef Numbers rows  # of the table of signs, by `row_key`: their places in `counted`
    cdef int32_t (*counted)[MOST_SIGNS + 1]  # how often all signs were counted, and each of them
    cdef uint64_t room
    cdef uint8_t learned[MOST_MODELS + 1]  # by the number of the language and one: 1 if it has rows, 2 if it has none, 0 if they were not read

    def __cinit__(self, Judge judge, dict limits, dict twins):
        cdef int i
        cdef str plain = twins["plain"], signs
        self.judge, self.languages = judge, judge.languages
        self.pooled, self.most = limits["STANDS_POOLED"], limits["STANDS_MOST"]
        self.spelled_pooled, self.mixed_spelling = limits["SPELLED_POOLED"], limits["MIXED_SPELLING"]
        self.width, self.look_back, self.look_ahead = limits["WIDTH"], limits["LOOK_BACK"], limits["LOOK_AHEAD"]
        self.prior_weight, self.floor = limits["PRIOR_WEIGHT"], limits["FLOOR"]
        self.unseen, self.odd_capital, self.collapsed = limits["UNSEEN"], limits["ODD_CAPITAL"], limits["COLLAPSED"]
        self.foreign, self.foreign_script = limits["FOREIGN"], limits["FOREIGN_SCRIPT"]
        self.word_gain, self.own_cost, self.script = twins["word_gain"], twins["own_cost"], twins["script"]
        self.left_class, self.right_class, self.rows_of = twins["left_class"], twins["right_class"], twins["rows_of"]
        self.follow, self.left_open, self.letters_of = twins["follow"], twins["left_open"], twins["letters_of"]
        self.states, self.letters, self.scripts = twins["states"], [None] * self.languages.count, [None] * self.languages.count
        self.signs, self.untouched, self.known = twins["signs"], twins["untouched"], twins["known"]
        if len(plain) > 2 * MOST_MARKS or len(plain) % 2 or not 0 < self.look_back <= 3 or not 0 < self.look_ahead <= 3:
            raise ValueError("the tables do not fit together")
        self.marks = len(plain) // 2
        for i in range(self.marks):
            self.mark[i], self.plain[i] = ord(plain[2 * i]), ord(plain[2 * i + 1])
        signs = self.signs + "".join([double for double in twins["doubles"] if double not in self.signs])
        self.count, self.all_signs, self.likely = len(self.signs), len(signs), len(twins["likely"])
        if self.all_signs > MOST_SIGNS or len(self.states) > CLASSES or not 0 < self.likely <= MOST_SIGNS or not self.count:
            raise ValueError("there are too many signs or states")
        for i in range(self.all_signs):
            self.sign[i] = ord(signs[i])
        for i in range(self.likely):
            self.likely_state[i] = twins["likely"][i]
            if not 0 <= self.likely_state[i] < len(self.states):
                raise ValueError("there is no such state")
        self.after = <int8_t (*)[MOST_SIGNS][CLASSES]>malloc(len(self.states) * sizeof(self.after[0]))
        self.room = 1 << 10
        self.counted = <int32_t (*)[MOST_SIGNS + 1]>malloc(self.room * sizeof(self.counted[0]))
        if self.after == NULL or self.counted == NULL:
            raise MemoryError
        memset(self.after, 0xFF, len(self.states) * sizeof(self.after[0]))
        make(&self.lefts, CONTEXTS)
        make(&self.rights, CONTEXTS)
        make(&self.rows, 1 << 11)

    def __dealloc__(self):
        free(self.after)
        free(self.counted)
        free(self.lefts.keys)
        free(self.lefts.values)
        free(self.rights.keys)
        free(self.rights.values)
        free(self.rows.keys)
        free(self.rows.values)

    @cython.critical_section
    def places(self, str line, int page, Forms forms, bint lowered, bint padded, bint shrunk, Py_ssize_t most):
        """The damaged forms of a line, and the intact ones between them, if it is worth guessing at: twin of `losses.damaged_places`.

        Parameters:
            lowered: Whether letters were lower-cased.
            padded: Whether what was stripped from the end may have been part of the last one.
            shrunk: Whether one of the forms must hold a space, or what was stripped.
            most: Damaged ones, at most.
        """
        cdef Py_ssize_t i = 0, end, after, size, n = len(line), count = 0, damaged = 0
        cdef str text = line + " " if padded else line
        cdef Py_ssize_t all = len(text)
        cdef int32_t lengths, number
        cdef bint spaced = False
        cdef FormAt* places = NULL
        cdef FormAt* place
        cdef Char* chars
        if not 0 <= page < self.judge.pages:
            raise IndexError(page)
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            places = <FormAt*>malloc((n + 1) * sizeof(FormAt))
            if places == NULL:
                raise MemoryError
            while i < n:
                if not forms.may_begin(chars[i]):
                    i += 1
                    continue
                place = &places[count]
                size = self.judge._sequence(chars, i, n, page, &place.original)
                after = i + size
                place.size = size
                if size == 0:
                    place.original = 0
                place.start, place.end, place.number, place.shorter = i, after, -1, -1
                lengths = forms.lengths_of(chars[i])
                end = min(all, i + 30)
                while end > i and end > after - lowered:
                    if lengths >> (end - i) & 1:
                        number = forms.get(&chars[i], end - i)
                        if number >= 0:
                            place.number, place.end = number, end
                            break
                    end -= 1
                if place.number >= 0:
                    if end > i + 1 and end <= n and not (end == after and size) and chars[end - 1] == 32 and lengths >> (end - 1 - i) & 1:
                        place.shorter = forms.get(&chars[i], end - 1 - i)  # the space may also be one that stood there
                    damaged += 1
                    while not spaced and i < end:
                        spaced = chars[i] == 32
                        i += 1
                    spaced |= end >= n
                elif size == 0:
                    i += 1
                    continue
                count += 1
                i = min(place.end, n)
            if not 0 < damaged <= most or (shrunk and not spaced):
                return []
            return [forms.place_of(&places[i], n) for i in range(count)]
        finally:
            PyMem_Free(chars)
            free(places)

    @cython.critical_section
    def stands(self, str line, found, int language):
        """What the pairs cost that touch places of a line, in hundredths of a nat: twin of `hypotheses.stands`."""
        cdef Languages languages = self.languages
        cdef Py_ssize_t start, end, at = 0, n = len(line)
        cdef int64_t cost = 0
        cdef int pair
        cdef const Kind* last
        cdef const Kind* kind
        cdef Char* chars
        if not 0 <= language < languages.count:
            raise IndexError(language)
        chars = PyUnicode_AsUCS4Copy(line)
        try:
            for start, end, _, _ in found:
                start = max(at, start)
                if not 0 <= start <= end <= n:
                    raise ValueError("a place is not of the line, or not in order")
                at = end + 1
                last = languages.kind(chars[start - 1] if start else 10)
                while start <= end:
                    kind = languages.kind(chars[start] if start < n else 10)
                    pair = min(languages.pair(language, last, kind), languages.pooled(last, kind) + self.pooled)
                    cost += min(pair, self.most)
                    last = kind
                    start += 1
            return cost
        finally:
            PyMem_Free(chars)

    @cython.critical_section
    def spell(self, list followed, list segments, begun, int language, int beam):
        """What the best path over the damaged places of a line costs, and what it chooses: twin of `spelling.follow_all`."""
        cdef Py_ssize_t i, number, at
        cdef double cost, more, total, most
        cdef int state
        cdef bint last, open_sign
        cdef list column, costs = [0.0], all_costs = [[0.0]], steps = [], ends, arrivals, least
        cdef dict found
        cdef str text, word, tail, behind, last_word
        cdef Py_ssize_t letters
        cdef double ends_open[CLASSES]
        if not 0 <= language < self.languages.count:
            raise IndexError(language)
        if len(segments) != len(followed) or beam < 1:
            raise ValueError("a text stands behind each place")
        for state in range(len(self.states)):
            ends_open[state] = -1
        column = [(begun.word, begun.tail, self.states.index(begun.state), begun.open_sign)]
        for i in range(len(followed)):
            segment, last = segments[i], i + 1 == len(followed)
            behind, letters, last_word, marks = segment
            if letters > len(behind) or (marks and not 0 <= min(marks) <= max(marks) < len(behind)):
                raise ValueError("that is not what stands behind a place")
            found, ends, arrivals, least = {}, [], [], []
            for number in range(len(column)):
                word, tail, state, open_sign = column[number]
                cost = costs[number]
                for text, own in followed[i]:
                    more = own
                    new = self._step(word, tail, state, open_sign, text, behind, letters, last_word, marks, language, last, &more, ends_open)
                    total = cost + more
                    known = found.get(new)
                    if known is None:
                        found[new] = len(ends)
                        ends.append(new)
                        arrivals.append([(number, text, total)])
                        least.append(total)
                    else:
                        at = known
                        arrivals[at].append((number, text, total))
                        if total < <double>least[at]:
                            least[at] = total
            ranked = sorted([(least[at], at) for at in range(len(ends))])[:beam]
            most = <double>ranked[0][0] + self.width
            ranked = [one for one in ranked if <double>one[0] <= most]
            column = [ends[at] for _, at in ranked]
            costs = [least_cost for least_cost, _ in ranked]
            steps.append([arrivals[at] for _, at in ranked])
            all_costs.append(costs)
        return costs[0], self._choices(all_costs, steps)

    cdef tuple _step(
        self,
        str word,
        str tail,
        int state,
        bint open_sign,
        str text,
        str behind,
        Py_ssize_t letters,
        str last_word,
        marks,
        int language,
        bint last,
        double* more,
        double* ends_open,
    ):
        """The path after an alternative and the text behind it, and what the two cost beyond `more`: twin of `spelling._step`."""
        cdef Py_ssize_t i, n = len(text)
        cdef int sign
        cdef Char previous, char, left, right
        cdef double cost = more[0], added
        cdef str ahead
        if not (last or open_sign or marks):
            sign = self._sign_of(ord(text)) if n == 1 and behind else -1
            if 0 <= sign < self.count:
                return self._sign_step(word, tail, state, text, sign, behind, last_word, language, more)
            if not self._has_signs(text):
                new_word, new_tail = self._follow(word, tail, text, behind, letters, last_word, language, more)
                return new_word, new_tail, state, False
        ahead = text + behind[: self.look_ahead]
        if open_sign:
            sign = self._sign_of(ord(tail[len(tail) - 1]))
            left, right = self._left(tail, len(tail) - 1), self._right(ahead, 0)
            cost += self._sign_cost(sign, left, right, state, language)
            state = self._after(state, sign, right)
            open_sign = False
        previous = ord(tail[len(tail) - 1]) if tail else 10
        for i in range(n):
            char = ord(text[i])
            cost += self._spelled_pair(previous, char, language)
            if self.judge.of(char) & ALPHA:
                if word and char >= 0x80 and ord(word[len(word) - 1]) < 0x80 and self.script(text[i]) != "LATIN":
                    cost += self.mixed_spelling
                word = (word.lstrip(self.untouched) if word and word[0] == self.untouched else word) + text[i]
            else:
                if word:
                    cost -= self._word_gain(word, language)
                word = ""
                sign = self._sign_of(char)
                if 0 <= sign < self.count:
                    if i + 1 < len(ahead) or last:
                        left, right = self._left(tail, len(tail)), self._right(ahead, i + 1)
                        cost += self._sign_cost(sign, left, right, state, language)
                        state = self._after(state, sign, right)
                    else:
                        open_sign = True
            tail = tail + text[i]
            if len(tail) > self.look_back + 1:
                tail = tail[len(tail) - self.look_back - 1 :]
            previous = char
        if behind:
            cost += self._spelled_pair(previous, ord(behind[0]), language) + self._fixed_marks(behind, marks, tail, state, language)
            word = self._word_on(word, behind, letters, last_word, language, &added)
            cost += added
            for at in marks:
                i = at
                state = self._after(state, self._sign_of(ord(behind[i])), self._right(behind, i + 1))
            tail = tail + behind
            if len(tail) > self.look_back + 1:
                tail = tail[len(tail) - self.look_back - 1 :]
        elif last:
            cost += self._spelled_pair(previous, 10, language)
        if last and word:
            cost -= self._word_gain(word, language)
            word = ""
        if last:
            if ends_open[state] < 0:
                ends_open[state] = self.left_open(self.states[state], language)
            cost += ends_open[state]
        more[0] = cost
        return word, tail, state, open_sign

    cdef tuple _sign_step(
        self, str word, str tail, int state, str text, int sign, str behind, str last_word, int language, double* more
    ):
        """The same for a sign before text without quotation marks: twin of `spelling._sign_step`."""
        cdef Char right = self._right(behind, 0)
        cdef double cost = self._spelled_pair(ord(tail[len(tail) - 1]) if tail else 10, ord(text), language)
        cost += self._spelled_pair(ord(text), ord(behind[0]), language)
        cost += self._sign_cost(sign, self._left(tail, len(tail)), right, state, language)
        if word:
            cost -= self._word_gain(word, language)
        tail = behind if len(behind) > self.look_back else tail + text + behind
        if len(tail) > self.look_back + 1:
            tail = tail[len(tail) - self.look_back - 1 :]
        more[0] += cost
        return last_word if last_word else self.untouched + behind, tail, self._after(state, sign, right), False

    cdef double _fixed_marks(self, str behind, marks, str tail, int state, int language) except? -1:
        """By how much the quotation marks of fixed text are less likely in a state than in the best one: twin of `spelling._fixed_marks`."""
        cdef double cost = 0.0
        cdef Py_ssize_t i
        cdef int sign
        cdef Char left, right
        cdef str before
        for at in marks:
            i = at
            before = tail + behind[max(0, i - self.look_back) : i]
            sign, left, right = self._sign_of(ord(behind[i])), self._left(before, len(before)), self._right(behind, i + 1)
            if sign < 0:
                raise ValueError("that is no quotation mark")
            if sign < self.count:
                cost += self._sign_cost(sign, left, right, state, language) - self._least_sign_cost(sign, left, right, language)
            state = self._after(state, sign, right)
        return cost

    cdef inline double _word_gain(self, str word, int language) except? -1:
        return 0.0 if word[0] == self.untouched or PyUnicode_IS_ASCII(word) else self.word_gain(word, language)

    @cython.critical_section
    def options(self, tuple alternatives, str before, str after, int language, int branches):
        """The alternatives worth following, each with what it costs whatever stands around it, and what the best costs: twin of `spelling._options`."""
        cdef double own, cost, unseen = 0.0, least
        cdef str text
        cdef bint inner
        cdef int sign
        cdef Py_ssize_t n
        cdef list costed = []
        if not 0 <= language < self.languages.count:
            raise IndexError(language)
        if len(before) > 1 or len(after) > 1 or not alternatives or "" in alternatives:
            raise ValueError("an alternative is a text between two characters")
        for text in alternatives:
            if self._was_met(ord(text[0])):
                unseen = self.unseen
        inner = before.isalpha() and (before.islower() or after.islower())
        for text in alternatives:
            n = len(text)
            own = self._own_cost(text, language)
            own += 0.0 if self._was_met(ord(text[0])) else unseen
            if inner:
                small = text.lower()
                own += self.odd_capital if small != text and small in alternatives else 0.0
            if before:
                cost = self._spelled_pair(ord(before), ord(text[0]), language)
            else:
                cost = self.languages.cost_alone(language, ord(text[0])) / 5.0
            sign = self._sign_of(ord(text)) if n == 1 else -1
            if 0 <= sign < self.count:
                cost += self._least_sign_cost(sign, self._left(before, before != "\n" and before != ""), self._right(after, after == "\n"), language)
            cost += self._spelled_pair(ord(text[n - 1]), ord(after), language) if after else 0.0
            costed.append((own + cost, text, own))
        costed.sort()
        least = costed[0][0]
        return tuple([(text, own) for cost, text, own in costed[:branches] if cost < least + self.width]), least

    cdef double _own_cost(self, str text, int language) except? -1:
        """Nats that put-in characters cost by themselves: twin of `costs.own_cost`, which is asked about what is rare."""
        cdef double cost = self.collapsed if len(text) > 1 and text[len(text) - 1] == " " else 0.0
        cdef Char char
        for char in text:
            if not self.judge.of(char) & ALPHA:
                if char != 32 and not 0 <= self._sign_of(char) < self.count:
                    return self.own_cost(text, language)
            elif char >= 0x80:
                if self.letters[language] is None:
                    self.letters[language], self.scripts[language] = self.letters_of(language)
                if chr(char) not in <object>self.letters[language] and chr(self.judge.lower[char]) not in <object>self.letters[language]:
                    cost += self.foreign if self.script(chr(char)) in <object>self.scripts[language] else self.foreign_script
        return cost

    @cython.critical_section
    def rarer(self, str repaired, Py_ssize_t at, str sign, int language):
        """Nats by which a sign is rarer at a place than the one that is likeliest there: twin of `certainty.rarer`."""
        cdef int i, number = self._sign_of(ord(sign))
        cdef Char left, right
        cdef double cost, own = 0.0, least = 0.0
        if not 0 <= language < self.languages.count or not 0 <= at < len(repaired) or not 0 <= number < self.count:
            raise IndexError(at)
        left, right = self._left(repaired, at), self._right(repaired, at + 1)
        for i in range(self.count):
            cost = self._least_sign_cost(i, left, right, language)
            if i == 0 or cost < least:
                least = cost
            if i == number:
                own = cost
        return own - least

    cdef bint _was_met(self, Char char) noexcept:
        """Whether a character was met in learning."""
        cdef Py_ssize_t low = 0, high = len(self.known), middle
        while low < high:
            middle = (low + high) // 2
            if <Char>self.known[middle] < char:
                low = middle + 1
            else:
                high = middle
        return low < len(self.known) and <Char>self.known[low] == char

    # What follows is the twin of `lost.quotation`.

    cdef int _sign_of(self, Char char) noexcept nogil:
        """The number of a sign, or of another quotation mark; -1 if a character is neither."""
        cdef int i
        for i in range(self.all_signs):
            if self.sign[i] == char:
                return i
        return -1

    cdef Char _left(self, str text, Py_ssize_t end) except 0:
        """The class of what stands before a place of a text."""
        cdef Py_ssize_t i, start = max(0, end - self.look_back)
        cdef uint64_t key = 1
        cdef int32_t* found
        for i in range(start, end):
            key = key << 21 | <Char>text[i]
        found = find(&self.lefts, key)
        if found == NULL:
            put(&self.lefts, key, self._class(self.left_class(text[start:end])))
            found = find(&self.lefts, key)
        return found[0]

    cdef Char _right(self, str text, Py_ssize_t start) except 0:
        """The class of what stands behind a place of a text."""
        cdef Py_ssize_t i, end = min(<Py_ssize_t>len(text), start + self.look_ahead)
        cdef uint64_t key = 1
        cdef int32_t* found
        for i in range(start, end):
            key = key << 21 | <Char>text[i]
        found = find(&self.rights, key)
        if found == NULL:
            put(&self.rights, key, self._class(self.right_class(text[start:end])))
            found = find(&self.rights, key)
        return found[0]

    cdef int _class(self, str name) except -1:
        if len(name) != 1 or not 0 < ord(name) < CLASSES:
            raise ValueError("there is no such class")
        return ord(name)

    cdef int _after(self, int state, int sign, Char right) except -1:
        """The state after a sign: twin of `quotation.follow`."""
        if self.after[state][sign][right] < 0:
            self.after[state][sign][right] = self.states.index(self.follow(self.states[state], chr(self.sign[sign]), chr(right)))
        return self.after[state][sign][right]

    cdef double _least_sign_cost(self, int sign, Char left, Char right, int language) except -1:
        """Nats for a sign in the state in which it is likeliest: twin of `costs.least_sign_cost`."""
        cdef double cost, least = self._sign_cost(sign, left, right, self.likely_state[0], language)
        cdef int i
        for i in range(1, self.likely):
            cost = self._sign_cost(sign, left, right, self.likely_state[i], language)
            if cost < least:
                least = cost
        return least

    cdef double _sign_cost(self, int sign, Char left, Char right, int state, int language) except -1:
        """Nats that it takes to say which of the signs stands at a place: twin of `quotation.sign_cost`."""
        cdef double likely = 1.0 / self.count, general, usual
        if self.learned[0] == 0:
            self._learn(-1)
        if self.learned[language + 1] == 0:
            self._learn(language)
        likely = self._mixed(row_key(-1, left, right, -1), sign, likely)
        likely = self._mixed(row_key(-1, left, right, state), sign, likely)
        if self.learned[language + 1] == 1:
            general = self._mixed(row_key(-1, 0, 0, -1), sign, 1.0 / self.count)
            usual = self._mixed(row_key(language, 0, 0, -1), sign, general)
            likely = min(1.0, likely * usual / general)
            likely = self._mixed(row_key(language, left, right, -1), sign, likely)
            likely = self._mixed(row_key(language, left, right, state), sign, likely)
        return -log(max(likely, self.floor))

    cdef inline double _mixed(self, uint64_t key, int sign, double coarser) noexcept nogil:
        cdef const int32_t* row = find(&self.rows, key)
        if row == NULL:
            return coarser
        return (self.counted[row[0]][sign + 1] + self.prior_weight * coarser) / (self.counted[row[0]][0] + self.prior_weight)

    cdef int _learn(self, int language) except -1:
        """Read the rows of a language: on each line a context, a tab, and how often signs were counted in it, as JSON."""
        cdef str rows = self.rows_of(language)
        cdef Py_ssize_t i = 0, start
        cdef int sign, state
        cdef int32_t count
        cdef int32_t* row
        cdef Char* chars = PyUnicode_AsUCS4Copy(rows)
        try:
            while chars[i]:
                start = i
                while chars[i] > 9 and i < start + 5:
                    i += 1
                if chars[i] != 9 or i - start == 1 or i - start > 4 or max(chars[start], chars[start + 1]) >= CLASSES:
                    raise ValueError("the table of signs is damaged: install the package again")
                state = -1
                if i - start > 2:
                    state = self.states.index((chr(chars[start + 3]) if i - start == 4 else "", chars[start + 2] == 49))
                if self.rows.used * 2 >= self.rows.room:
                    grow(&self.rows)
                if self.rows.used >= self.room:
                    row = <int32_t*>realloc(self.counted, 2 * self.room * sizeof(self.counted[0]))
                    if row == NULL:
                        raise MemoryError
                    self.counted, self.room = <int32_t (*)[MOST_SIGNS + 1]>row, 2 * self.room
                row = self.counted[self.rows.used]
                memset(row, 0, sizeof(self.counted[0]))
                put(&self.rows, row_key(language, chars[start] if i - start > 1 else 0, chars[start + 1] if i - start > 1 else 0, state), self.rows.used)
                i += 1
                while chars[i] == 123 or chars[i] == 44:  # a brace, or a comma
                    if chars[i + 1] != 34:  # a quotation mark
                        raise ValueError("the table of signs is damaged: install the package again")
                    sign = -1 if chars[i + 2] == 34 else self._sign_of(chars[i + 2])
                    i += 3 if chars[i + 2] == 34 else 4
                    if chars[i - 1] != 34 or chars[i] != 58 or (sign < 0 and chars[i - 2] != 34):
                        raise ValueError("the table of signs is damaged: install the package again")
                    i += 1
                    count = 0
                    while 48 <= chars[i] <= 57:
                        count = 10 * count + chars[i] - 48
                        i += 1
                    row[sign + 1] = count
                if chars[i] != 125 or chars[i + 1] not in (0, 10):
                    raise ValueError("the table of signs is damaged: install the package again")
                i += 1 + (chars[i + 1] == 10)
        finally:
            PyMem_Free(chars)
        self.learned[language + 1] = 1 if rows else 2
        return 0

    cdef bint _has_signs(self, str text) except -1:
        for char in text:
            if char >= "\x80" and char in self.signs:
                return True
        return False

    cdef tuple _follow(
        self, str word, str tail, str text, str behind, Py_ssize_t letters, str last_word, int language, double* more
    ):
        """The word and the tail after an alternative without signs and the text behind it, and what these cost: twin of `spelling._step`."""
        cdef Char previous = ord(tail[len(tail) - 1]) if tail else 10, char
        cdef double cost = more[0], late = 0.0
        cdef Py_ssize_t i, n = len(text)
        cdef bint lone = n == 1 and len(behind) > 0  # a letter before text: what it costs is added up in another order
        for i in range(n):
            char = ord(text[i])
            cost += self._spelled_pair(previous, char, language)
            if self.judge.of(char) & ALPHA:
                if word and char >= 0x80 and ord(word[len(word) - 1]) < 0x80 and self.script(text[i]) != "LATIN":
                    if lone:
                        late = self.mixed_spelling
                    else:
                        cost += self.mixed_spelling
                word = (word.lstrip(self.untouched) if word and word[0] == self.untouched else word) + text[i]
            else:
                if word:
                    cost -= self._word_gain(word, language)
                word = ""
            previous = char
        tail = tail + text
        if behind:
            cost += self._spelled_pair(previous, ord(behind[0]), language)
            if late:
                cost += late
            word = self._word_on(word, behind, letters, last_word, language, &late)
            cost += late
            tail = behind if len(behind) > self.look_back else tail + behind
        if len(tail) > self.look_back + 1:
            tail = tail[len(tail) - self.look_back - 1 :]
        more[0] = cost
        return word, tail

    cdef str _word_on(self, str word, str text, Py_ssize_t size, str last_word, int language, double* more):
        """The word begun after fixed text, and what that costs: twin of `spelling._word_on`."""
        more[0] = 0.0
        if word:
            char = word[len(word) - 1]
            if size and char >= "\x80" and text[0] < "\x80" and self.script(char) != "LATIN":
                more[0] += self.mixed_spelling
            word = word + text[:size]
        if size < len(text):
            if word:
                more[0] -= self._word_gain(word, language)
            return last_word
        return word if word else self.untouched + text

    @cython.critical_section
    def pair_cost(self, str before, str char, int language):
        """Nats for a character after another in a language: twin of `lost.costs.pair_cost`."""
        if not 0 <= language < self.languages.count:
            raise IndexError(language)
        return self._spelled_pair(ord(before), ord(char), language)

    cdef double _spelled_pair(self, Char before, Char char, int language) except -1:
        cdef Languages languages = self.languages
        cdef const Kind* a = languages.kind(before)
        cdef const Kind* b = languages.kind(char)
        cdef double cost = languages.pair(language, a, b) / 100.0
        cdef double joint = languages.pair(languages.count, a, b) / 100.0 + self.spelled_pooled
        cdef int i, j
        if joint < cost:
            cost = joint
        if self.judge.of(before) & self.judge.of(char) & ALNUM:
            return cost
        i, j = self._mark_of(before), self._mark_of(char)
        if i >= 0 or j >= 0:
            a = languages.kind(self.plain[i] if i >= 0 else before)
            b = languages.kind(self.plain[j] if j >= 0 else char)
            joint = languages.pair(language, a, b) / 100.0
            if joint < cost:
                cost = joint
        return cost

    cdef inline int _mark_of(self, Char char) noexcept nogil:
        cdef int i
        for i in range(self.marks):
            if self.mark[i] == char:
                return i
        return -1

    cdef list _choices(self, list costs, list steps):
        """The best path, and for each place by how much it is ahead of the best one that reads something else: twin of `spelling._choices`."""
        cdef double total, own, whole, after, cost, next_best
        cdef Py_ssize_t i, j, before
        cdef list column, rest, ahead, choices = []
        cdef dict best
        last = costs[len(costs) - 1]
        total = min(last)
        rest = [0.0] * len(last)
        for i in range(len(steps) - 1, -1, -1):
            column = costs[i]
            best = {}
            ahead = [float("inf")] * len(column)
            for j in range(len(rest)):
                after = rest[j]
                for before, text, cost in steps[i][j]:
                    whole = cost + after
                    known = best.get(text)
                    if known is None or whole < <double>known:
                        best[text] = whole
                    own = cost - <double>column[before] + after
                    if own < <double>ahead[before]:
                        ahead[before] = own
            ranked = sorted([(cost, text) for text, cost in best.items()])
            margin = min(self.width, ranked[1][0] - total) if len(ranked) > 1 else self.width
            choices.append((ranked[0][1], margin))
            rest = ahead
        choices.reverse()
        return choices


cdef inline uint64_t row_key(int language, Char left, Char right, int state) noexcept nogil:
    """What a row of the table of signs goes by: a language, or all of them if that is negative; classes, unless they are 0; a state."""
    return <uint64_t>(language + 1) << 32 | <uint64_t>left << 24 | <uint64_t>right << 16 | <uint64_t>(state + 1) << 1 | 1


cdef inline bint is_capital(Char char) noexcept nogil:
    return 65 <= char <= 90


cdef str text_of(const Char* chars, Py_ssize_t n):
    return PyUnicode_FromKindAndData(4, chars, n)


@cython.final
cdef class Spans:
    """The edits of a line, checked."""

    cdef const Char* chars
    cdef Char* put_in
    cdef Span* spans
    cdef Py_ssize_t size, count
    cdef Char* own

    def __cinit__(self, str line, edits):
        cdef Py_ssize_t start, end, last = 0, total = 0
        cdef Span* span = NULL
        cdef str replacement
        if line is None:
            return
        self.size = len(line)
        self.chars = self.own = PyUnicode_AsUCS4Copy(line)
        self.spans = <Span*>malloc((len(edits) + 1) * sizeof(Span))
        if self.spans == NULL:
            raise MemoryError
        for start, end, replacement in edits:
            if not last <= start < end <= self.size or not replacement:
                raise ValueError("an edit is not of the line, or not in order")
            span = &self.spans[self.count]
            self.count += 1
            span.start, span.end, span.at, span.size = start, end, total, len(replacement)
            span.before = edge(self.chars[start - 1]) if start else EDGE
            span.after = edge(self.chars[end]) if end < self.size else EDGE
            total += len(replacement)
            last = end
        self.put_in = <Char*>malloc((total + 1) * sizeof(Char))
        if self.put_in == NULL:
            raise MemoryError
        total = 0
        for start, end, replacement in edits:
            PyUnicode_AsUCS4(replacement, &self.put_in[total], len(replacement), False)
            total += len(replacement)

    def __dealloc__(self):
        PyMem_Free(self.own)
        free(self.spans)
        free(self.put_in)

    cdef Char* applied(self, Py_ssize_t* size) except NULL:
        """The line with the edits made, to be freed, and how long it is."""
        cdef Py_ssize_t i, at = 0, n = 0
        cdef Span* span
        cdef Char* made
        for i in range(self.count):
            n += self.spans[i].size
        made = <Char*>malloc((self.size + n + 1) * sizeof(Char))
        if made == NULL:
            raise MemoryError
        n = 0
        for i in range(self.count):
            span = &self.spans[i]
            memcpy(&made[n], &self.chars[at], (span.start - at) * sizeof(Char))
            n += span.start - at
            memcpy(&made[n], &self.put_in[span.at], span.size * sizeof(Char))
            n += span.size
            at = span.end
        memcpy(&made[n], &self.chars[at], (self.size - at) * sizeof(Char))
        size[0] = n + self.size - at
        made[size[0]] = 0
        return made

    cdef int number(self, int32_t* first) except -1:
        """For each span the number of the first that reads the same between the same characters."""
        cdef uint64_t room = 16, at, hashed
        cdef int32_t* numbers
        cdef Py_ssize_t i, j
        cdef Span* span
        while room < 2 * <uint64_t>self.count:
            room *= 2
        numbers = <int32_t*>calloc(room, sizeof(int32_t))
        if numbers == NULL:
            raise MemoryError
        for i in range(self.count):
            span = &self.spans[i]
            hashed = mixed(pair_key(span.before, span.after))
            for j in range(span.start, span.end):
                hashed = mixed(hashed ^ self.chars[j])
            at = hashed & (room - 1)
            while numbers[at] and not self._is_same(span, &self.spans[numbers[at] - 1]):
                at = (at + 1) & (room - 1)
            if not numbers[at]:
                numbers[at] = i + 1
            first[i] = numbers[at] - 1
        free(numbers)
        return 0

    cdef bint _is_same(self, const Span* one, const Span* other) noexcept nogil:
        cdef Py_ssize_t i
        if one.before != other.before or one.after != other.after or one.end - one.start != other.end - other.start:
            return False
        for i in range(one.end - one.start):
            if self.chars[one.start + i] != self.chars[other.start + i]:
                return False
        return True


cdef inline bint is_space(Char char) noexcept nogil:
    return char == EDGE or char == NO_BREAK_SPACE


cdef inline Char edge(Char char) noexcept nogil:
    return EDGE if char == 10 or char == 13 else char


cdef Spans spans_of(const Char* chars, Py_ssize_t n, const State* state, bint merged):
    """The edits of a state of a line, which must outlive them; merged if those that touch are to be one."""
    cdef Spans spans = Spans(None, None)
    cdef Py_ssize_t i
    cdef const Piece* piece
    cdef Span* span = NULL
    spans.chars, spans.size = chars, n
    spans.spans = <Span*>malloc((state.count + 1) * sizeof(Span))
    spans.put_in = <Char*>malloc((state.count + 1) * sizeof(Char))
    if spans.spans == NULL or spans.put_in == NULL:
        raise MemoryError
    for i in range(state.count):
        piece = &state.pieces[i]
        spans.put_in[i] = piece.char
        if merged and span != NULL and span.end == piece.start:
            span.size += 1
        else:
            span = &spans.spans[spans.count]
            spans.count += 1
            span.start, span.at, span.size = piece.start, i, 1
            span.before = edge(chars[piece.start - 1]) if piece.start else EDGE
        span.end = piece.end
        span.after = edge(chars[piece.end]) if piece.end < n else EDGE
    return spans


cdef int add_language(int number, int* tried, int count, const int64_t* totals, int64_t* costs) noexcept nogil:
    cdef int i
    for i in range(count):
        if tried[i] == number:
            return count
    tried[count], costs[count] = number, totals[number]
    return count + 1


cdef inline int count_bits(uint32_t bits) noexcept nogil:
    cdef int count = 0
    while bits:
        bits &= bits - 1
        count += 1
    return count


cdef void make_crc(uint32_t* table) noexcept:
    """The table of CRC-32, for `Judge._fingerprint`."""
    cdef uint32_t i, crc
    cdef int bit
    for i in range(256):
        crc = i
        for bit in range(8):
            crc = 0xEDB88320 ^ crc >> 1 if crc & 1 else crc >> 1
        table[i] = crc


cdef bint has_print(const Words* words, uint32_t print) noexcept nogil:
    cdef Py_ssize_t low = 0, high = words.count, middle
    while low < high:
        middle = (low + high) // 2
        if print_at(words, middle) < print:
            low = middle + 1
        else:
            high = middle
    return low < words.count and print_at(words, low) == print


cdef inline uint32_t print_at(const Words* words, Py_ssize_t at) noexcept nogil:
    cdef const uint8_t* print = &words.prints[3 * at]
    return <uint32_t>print[0] << 16 | print[1] << 8 | print[2]


cdef bint has_letter(const Words* words, Char char) noexcept nogil:
    cdef Py_ssize_t i
    if char < 0x80 or words.size == 0:
        return True
    for i in range(words.size):
        if words.letters[i] == char:
            return True
    return False
