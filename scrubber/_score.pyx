# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: freethreading_compatible=True
"""How lines are scored, compiled: what their words and letters weigh, where they stand, and where they end up in the trees.

Twins of `boilerplate.features`, `boilerplate.score` and `trees`, which are the reference. What is not handled here, such as lone surrogates,
is answered with None: then the twin is asked. Nothing is remembered between calls but what Python hands over, once or when it is asked.
"""

from functools import partial

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.ref cimport Py_INCREF
from cpython.unicode cimport (
    Py_UNICODE_ISALPHA,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISDIGIT,
    Py_UNICODE_ISLOWER,
    Py_UNICODE_ISUPPER,
)
from libc.math cimport INFINITY, log1p, sqrt
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memcpy, memmove, memset

ctypedef uint32_t Char  # a code point

cdef extern from "Python.h":
    Char* PyUnicode_AsUCS4Copy(object text) except NULL
    Char* PyUnicode_AsUCS4(object text, Char* buffer, Py_ssize_t size, bint with_null) except NULL
    void PyMem_Free(void* memory)
    object PyType_GenericAlloc(type kind, Py_ssize_t size)
    void PyTuple_SET_ITEM(object made, Py_ssize_t at, object item)  # takes over a reference
    bint PyUnicode_IS_ASCII(object text)
    object PyUnicode_New(Py_ssize_t size, Char most)
    int PyUnicode_KIND(object text)
    void* PyUnicode_DATA(object text)
    Char PyUnicode_READ(int kind, const void* data, Py_ssize_t at) nogil
    bint Py_UNICODE_ISSPACE(Char char) nogil
    bint Py_UNICODE_ISALNUM(Char char) nogil

cdef extern from *:
    """
    #define READ(text, i) PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), i)
    """
    Char READ(object text, Py_ssize_t i)


cdef enum:
    FORMAT = 3  # of what Python hands over; `scrubber.kernel` asks for the same
    HASH_BITS = 32


def format_version():
    return FORMAT


cdef uint32_t CRC[256]


cdef void _fill_crc() noexcept:
    """The table of CRC-32 as zlib has it."""
    cdef uint32_t value, i
    cdef int bit
    for i in range(256):
        value = i
        for bit in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        CRC[i] = value


_fill_crc()


cdef inline uint32_t more(uint32_t crc, const uint8_t* data, Py_ssize_t size) noexcept nogil:
    """The register of a CRC-32 after some more bytes."""
    cdef Py_ssize_t i
    for i in range(size):
        crc = CRC[(crc ^ data[i]) & 0xFF] ^ (crc >> 8)
    return crc


cdef inline int encode(Char char, uint8_t* into) noexcept nogil:
    """UTF-8 of a character; how many bytes it has, 0 of a lone surrogate."""
    if char < 0x80:
        into[0] = char
        return 1
    if char < 0x800:
        into[0], into[1] = 0xC0 | char >> 6, 0x80 | char & 0x3F
        return 2
    if char < 0x10000:
        if 0xD800 <= char < 0xE000:
            return 0
        into[0], into[1], into[2] = 0xE0 | char >> 12, 0x80 | (char >> 6) & 0x3F, 0x80 | char & 0x3F
        return 3
    into[0], into[1], into[2], into[3] = 0xF0 | char >> 18, 0x80 | (char >> 12) & 0x3F, 0x80 | (char >> 6) & 0x3F, 0x80 | char & 0x3F
    return 4


cdef enum:
    ROOM = 1 << 15


cdef struct Room:  # memory on the stack: most lines need no more, and asking for some costs as much as weighing a word
    Py_ssize_t used
    uint8_t space[ROOM]


cdef inline void* taken(Room* room, Py_ssize_t size) noexcept nogil:
    """Memory of a size, in the room if there is some left; NULL if there is none at all."""
    cdef Py_ssize_t at = room.used
    size = (size + 15) & ~<Py_ssize_t>15
    if size > ROOM - at:
        return malloc(size)
    room.used += size
    return &room.space[at]


cdef inline void give_back(Room* room, void* memory) noexcept nogil:
    """Free memory that was taken, unless it is in the room."""
    if not <void*>room.space <= memory < <void*>&room.space[ROOM]:
        free(memory)


cdef struct Sum:
    int64_t total  # of the weights
    Py_ssize_t known  # how many weigh something
    Py_ssize_t count  # how many there are


cdef struct Gram:
    Py_ssize_t start  # where it stands in the buffer of all grams
    Py_ssize_t size
    uint32_t crc


cdef struct Grams:
    uint8_t* buffer  # the words, and behind them all else that was noted
    Py_ssize_t used
    Py_ssize_t* word  # where each word begins in the buffer, and where it ends
    Py_ssize_t words
    Gram* found
    Py_ssize_t count
    int32_t* table
    Py_ssize_t slots


@cython.final
cdef class Weights:
    """The weights of words, a byte each at a word's hash: twin of `features.grams` and of `Table` in `boilerplate.score`.

    Parameters:
        weights: A byte for each place.
        bits: Bits of a place.
        no_word: What stands for a word that says nothing.
        dense: First and last character of each range of the scripts of which each character is looked at.
        short: Characters from which on a line is no word as a whole.
    """

    cdef const uint8_t[::1] kept
    cdef const uint8_t* weights
    cdef int unused, no_word, ranges, short
    cdef Char dense[32]

    def __init__(self, const uint8_t[::1] weights, int bits, int no_word, str dense, int short):
        if not 0 < bits <= 24 or len(weights) != 1 << bits or not 0 < len(dense) <= 32 or len(dense) % 2 or sorted(dense) != [*dense]:
            raise ValueError("the weights of the words are of another size than they should be")
        self.kept, self.weights = weights, &weights[0]
        self.unused, self.no_word, self.short = HASH_BITS - bits, no_word, short
        self.ranges = len(dense)
        for i in range(self.ranges):
            self.dense[i] = ord(dense[i])

    cdef inline bint is_dense(self, Char char) noexcept nogil:
        cdef int i
        if char < self.dense[0]:
            return False
        for i in range(0, self.ranges, 2):
            if self.dense[i] <= char <= self.dense[i + 1]:
                return True
        return False

    def weigh(self, str line):
        """What a line's grams add up to, how many of them are known and how many there are; None if that is not to be told here."""
        cdef Sum found
        return (found.total, found.known, found.count) if self.sum(line, &found) else None

    cdef bint sum(self, str line, Sum* into) except -1:
        """The same; whether it was told."""
        cdef Py_ssize_t size = len(line), i, j, start, before
        cdef Char* whole = NULL
        cdef Grams grams
        cdef Room room
        into.total, into.known, into.count = 0, 0, 0
        memset(&grams, 0, sizeof(grams))
        room.used = 0
        try:
            if not self.cut(line, &grams, NULL, &room):
                return False
            if grams.words == 0:
                return True
            for j in range(grams.words):
                note_word(&grams, j)
            for j in range(grams.words - 1):
                note_pair(&grams, j)
            note_ends(&grams, 0, grams.words - 1, size < self.short)
            if not PyUnicode_IS_ASCII(line):
                whole = PyUnicode_AsUCS4Copy(line)
                before = -1  # where the character before it stands in the buffer, if that is dense, too
                for i in range(size):
                    if not self.is_dense(whole[i]):
                        before = -1
                        continue
                    start = grams.used
                    grams.used += encode(whole[i], &grams.buffer[start])
                    note(&grams, start)
                    if before >= 0:
                        note(&grams, before)
                    before = start
            into[0] = added(grams.found, grams.count, self.weights, self.unused, self.no_word)
            return True
        finally:
            PyMem_Free(whole)
            forget(&grams, &room)

    cdef bint cut(self, str line, Grams* grams, Py_ssize_t* firsts, Room* room) except -1:
        """Cut a line into words and marks, with room for all that is noted of them; whether it was told.

        Parameters:
            line: The line.
            grams: Is filled in; what it holds is freed by `forget`, whatever the answer.
            firsts: Where not NULL, is filled in with the number of the first word of all that stands between spaces.
            room: Where memory is taken first.
        """
        cdef str low = line.lower()
        cdef Py_ssize_t n = len(low), size = len(line), i = 0, most, parts = 0
        cdef bint ascii = PyUnicode_IS_ASCII(line), within = False
        cdef int step
        cdef Char* chars = <Char*>taken(room, (n + 1) * sizeof(Char))
        try:
            if chars == NULL:
                raise MemoryError
            PyUnicode_AsUCS4(low, chars, n + 1, True)
            grams.word = <Py_ssize_t*>taken(room, (n + 1) * 2 * sizeof(Py_ssize_t))
            # each character is in a word, in two pairs, and in one edge of each kind at most; a mark adds the space of a pair
            most = 4 * n * 8 + 64 + (4 * size * 3 if not ascii else 0)
            grams.buffer = <uint8_t*>taken(room, most)
            if grams.word == NULL or grams.buffer == NULL:
                raise MemoryError
            while i < n:
                if Py_UNICODE_ISSPACE(chars[i]):
                    i += 1
                    within = False
                    continue
                if firsts != NULL and not within:
                    firsts[parts] = grams.words
                    parts += 1
                    within = True
                grams.word[2 * grams.words] = grams.used
                if chars[i] == 95 or Py_UNICODE_ISALNUM(chars[i]):
                    while i < n and (chars[i] == 95 or Py_UNICODE_ISALNUM(chars[i])):
                        step = encode(48 if 49 <= chars[i] <= 57 else chars[i], &grams.buffer[grams.used])
                        if step == 0:
                            return False
                        grams.used += step
                        i += 1
                else:
                    step = encode(chars[i], &grams.buffer[grams.used])
                    if step == 0:
                        return False
                    grams.used += step
                    i += 1
                grams.word[2 * grams.words + 1] = grams.used
                grams.words += 1
            most = 2 * grams.words - 1 + 2 + (2 if grams.words > 1 else 0) + 1 + (2 * size if not ascii else 0)
            grams.slots = 64
            while grams.slots < 2 * most:
                grams.slots *= 2
            grams.found = <Gram*>taken(room, most * sizeof(Gram))
            grams.table = <int32_t*>taken(room, grams.slots * sizeof(int32_t))
            if grams.found == NULL or grams.table == NULL:
                raise MemoryError
            memset(grams.table, 0xFF, grams.slots * sizeof(int32_t))
            return True
        finally:
            give_back(room, chars)


cdef void forget(Grams* grams, Room* room) noexcept nogil:
    """Free what was noted."""
    give_back(room, grams.word)
    give_back(room, grams.buffer)
    give_back(room, grams.found)
    give_back(room, grams.table)


cdef inline void note(Grams* grams, Py_ssize_t start) noexcept nogil:
    """Note what stands at the end of the buffer, from a place on."""
    cdef Py_ssize_t size = grams.used - start
    cdef uint32_t crc = ~more(0xFFFFFFFF, &grams.buffer[start], size)
    grams.count = noted(grams.buffer, grams.found, grams.table, grams.slots, grams.count, start, size, crc)


cdef inline void note_word(Grams* grams, Py_ssize_t number) noexcept nogil:
    cdef Py_ssize_t start = grams.word[2 * number], size = grams.word[2 * number + 1] - start
    cdef uint32_t crc = ~more(0xFFFFFFFF, &grams.buffer[start], size)
    grams.count = noted(grams.buffer, grams.found, grams.table, grams.slots, grams.count, start, size, crc)


cdef inline void note_pair(Grams* grams, Py_ssize_t number) noexcept nogil:
    """Note a word and the next one."""
    cdef Py_ssize_t start = grams.used
    grams.used = pair(grams.buffer, start, grams.word, number, number + 1)
    note(grams, start)


cdef void note_ends(Grams* grams, Py_ssize_t first, Py_ssize_t last, bint short) noexcept nogil:
    """Note how some words begin and end, and, if they are short, the whole of them."""
    cdef uint8_t* buffer = grams.buffer
    cdef Py_ssize_t start = grams.used, j
    buffer[start] = 94  # ^
    grams.used = copied(buffer, start + 1, grams.word, first)
    note(grams, start)
    start = grams.used
    grams.used = copied(buffer, start, grams.word, last)
    buffer[grams.used] = 36  # $
    grams.used += 1
    note(grams, start)
    if last > first:
        start = grams.used
        buffer[start] = 94
        grams.used = pair(buffer, start + 1, grams.word, first, first + 1)
        note(grams, start)
        start = grams.used
        grams.used = pair(buffer, start, grams.word, last - 1, last)
        buffer[grams.used] = 36
        grams.used += 1
        note(grams, start)
    if short:
        start = grams.used
        buffer[start] = 61  # =
        grams.used += 1
        for j in range(first, last + 1):
            if j > first:
                buffer[grams.used] = 32
                grams.used += 1
            grams.used = copied(buffer, grams.used, grams.word, j)
        note(grams, start)


cdef void take_back(Grams* grams, Py_ssize_t count, Py_ssize_t used) noexcept nogil:
    """Forget what was noted last, but for so many."""
    cdef Py_ssize_t at
    while grams.count > count:
        grams.count -= 1
        at = grams.found[grams.count].crc & (grams.slots - 1)
        while grams.table[at] != grams.count:
            at = (at + 1) & (grams.slots - 1)
        grams.table[at] = -1
    grams.used = used


cdef Py_ssize_t noted(
    const uint8_t* buffer,
    Gram* found,
    int32_t* table,
    Py_ssize_t slots,
    Py_ssize_t grams,
    Py_ssize_t start,
    Py_ssize_t size,
    uint32_t crc,
) noexcept nogil:
    """Note a gram, if it is a new one; how many there are."""
    cdef Py_ssize_t at = crc & (slots - 1)
    cdef Gram* one
    while table[at] >= 0:
        one = &found[table[at]]
        if one.crc == crc and one.size == size and memcmp(&buffer[one.start], &buffer[start], size) == 0:
            return grams
        at = (at + 1) & (slots - 1)
    table[at] = grams
    found[grams].start, found[grams].size, found[grams].crc = start, size, crc
    return grams + 1


cdef Sum added(const Gram* found, Py_ssize_t grams, const uint8_t* weights, int unused, int nothing) noexcept nogil:
    """What the grams add up to, how many of them weigh something, and how many there are."""
    cdef Sum sum
    sum.total, sum.known, sum.count = 0, 0, 0
    add(&sum, found, grams, weights, unused, nothing)
    return sum


cdef inline void add(Sum* sum, const Gram* found, Py_ssize_t grams, const uint8_t* weights, int unused, int nothing) noexcept nogil:
    """Add those up that were found since the sum was made."""
    cdef Py_ssize_t i
    cdef int weight
    for i in range(sum.count, grams):
        weight = weights[found[i].crc >> unused]
        if weight != nothing:
            sum.total += weight
            sum.known += 1
    sum.count = grams


@cython.final
cdef class Runs:
    """The weights of runs of characters, a byte each at a run's hash: twin of `features.letters` and of `Table.spelt`.

    Parameters:
        weights: A byte for each place.
        bits: Bits of a place.
        no_weight: What stands for a run that says nothing.
        shortest: Characters of a run at least.
        longest: And at most.
        most: Characters of a line that are looked at.
    """

    cdef const uint8_t[::1] kept
    cdef const uint8_t* weights
    cdef int unused, no_weight, shortest, longest
    cdef Py_ssize_t most

    def __init__(self, const uint8_t[::1] weights, int bits, int no_weight, int shortest, int longest, Py_ssize_t most):
        if not 0 < bits <= 24 or len(weights) != 1 << bits or not 0 < shortest <= longest <= 8 or most < 0:
            raise ValueError("the weights of the letters are of another size than they should be")
        self.kept, self.weights = weights, &weights[0]
        self.unused, self.no_weight, self.shortest, self.longest, self.most = HASH_BITS - bits, no_weight, shortest, longest, most

    def weigh(self, str line):
        """What a line's runs add up to, how many of them weigh something and how many there are; None if that is not to be told here."""
        cdef Sum found
        return (found.total, found.known, found.count) if self.sum(line, &found) else None

    cdef bint sum(self, str line, Sum* into) except -1:
        """The same; whether it was told."""
        cdef Py_ssize_t n = min(len(line), self.most), i = 0, j, used = 0, first, slots = 64, grams = 0, word
        cdef int step
        cdef uint32_t crc
        cdef Char char
        # each second character may be a word, with a space before and behind it
        cdef Py_ssize_t most = (n + n // 2 + 3) * (self.longest - self.shortest + 1)
        cdef Room room
        cdef uint8_t* buffer
        cdef Py_ssize_t* starts  # where each character of a word begins in the buffer
        cdef Gram* found
        cdef int32_t* table
        while slots < 2 * most:
            slots *= 2
        room.used = 0
        buffer, starts = <uint8_t*>taken(&room, 6 * n + 8), <Py_ssize_t*>taken(&room, (n + 4) * sizeof(Py_ssize_t))
        found, table = <Gram*>taken(&room, most * sizeof(Gram)), <int32_t*>taken(&room, slots * sizeof(int32_t))
        try:
            if buffer == NULL or starts == NULL or found == NULL or table == NULL:
                raise MemoryError
            memset(table, 0xFF, slots * sizeof(int32_t))
            while i < n:
                if Py_UNICODE_ISSPACE(READ(line, i)):
                    i += 1
                    continue
                starts[0] = used  # of the words before, only their runs are of interest, and these stand in the buffer
                buffer[used] = 32
                used += 1
                word = 1
                while i < n and not Py_UNICODE_ISSPACE(READ(line, i)):
                    char = READ(line, i)
                    starts[word] = used
                    step = encode(48 if 49 <= char <= 57 else char, &buffer[used])
                    if step == 0:
                        return False
                    used += step
                    word += 1
                    i += 1
                starts[word] = used
                buffer[used] = 32
                used += 1
                word += 1
                starts[word] = used
                for first in range(word):
                    crc = 0xFFFFFFFF
                    for j in range(first, min(word, first + self.longest)):
                        crc = more(crc, &buffer[starts[j]], starts[j + 1] - starts[j])
                        if j + 1 - first >= self.shortest:
                            grams = noted(buffer, found, table, slots, grams, starts[first], starts[j + 1] - starts[first], ~crc)
            into[0] = added(found, grams, self.weights, self.unused, self.no_weight)
            return True
        finally:
            give_back(&room, buffer)
            give_back(&room, starts)
            give_back(&room, found)
            give_back(&room, table)


cdef inline Py_ssize_t copied(uint8_t* buffer, Py_ssize_t used, const Py_ssize_t* word, Py_ssize_t number) noexcept nogil:
    """Append a word; where the buffer then ends."""
    cdef Py_ssize_t size = word[2 * number + 1] - word[2 * number]
    memcpy(&buffer[used], &buffer[word[2 * number]], size)
    return used + size


cdef inline Py_ssize_t pair(uint8_t* buffer, Py_ssize_t used, const Py_ssize_t* word, Py_ssize_t one, Py_ssize_t other) noexcept nogil:
    """Append two words with a space between them; where the buffer then ends."""
    used = copied(buffer, used, word, one)
    buffer[used] = 32
    return copied(buffer, used + 1, word, other)


cdef uint64_t HASH = 0x9E3779B97F4A7C15  # odd, and its bits are in no order


cdef enum:
    FOUR = 4  # characters that are noted together
    DIFFERENT = 64  # words of a line that are told apart
    FOUR_BITS = 17  # of their place: of 20,000 characters one in seven has been noted


cdef inline bint is_uncased(Char char) noexcept nogil:
    """Whether a character beyond ASCII is sure to be what it folds to: signs of Latin-1, and marks, signs and currencies."""
    return 0xA0 <= char < 0xC0 and char != 0xB5 or char == 0xD7 or 0xE0 <= char <= 0xFF or 0x2000 <= char < 0x20D0


def casefolded(str text):
    """The text as `str.casefold` makes it; None if that is not to be told here, of other letters than those of Western languages."""
    cdef Py_ssize_t i, size = len(text)
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef Char char
    cdef uint8_t* narrow
    cdef uint16_t* wide
    if PyUnicode_IS_ASCII(text) or kind == 4:
        return None
    cdef object made = PyUnicode_New(size, 0xFF if kind == 1 else 0xFFFF)
    narrow = <uint8_t*>PyUnicode_DATA(made)
    wide = <uint16_t*>narrow
    for i in range(size):
        char = PyUnicode_READ(kind, data, i)
        if char < 128:
            char += 32 * (65 <= char <= 90)
        elif not is_uncased(char):
            if not 0xC0 <= char < 0xDF:
                return None
            char += 32
        if kind == 1:
            narrow[i] = char
        else:
            wide[i] = char
    return made



@cython.final
cdef class Text:
    """A text of which it is often asked whether it holds a word: `word in text`, as of a `str`.

    Most words that it does not hold are told by four of their characters in a row that it does not hold either.
    """

    cdef str text
    cdef uint8_t* noted

    def __cinit__(self, str text):
        cdef Py_ssize_t i, size = len(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef uint64_t four = 0
        self.text = text
        self.noted = <uint8_t*>calloc(1 << FOUR_BITS - 3, 1)
        if self.noted == NULL:
            raise MemoryError
        for i in range(size):
            four = four << 16 | (PyUnicode_READ(kind, data, i) & 0xFFFF)
            self.noted[four * HASH >> 67 - FOUR_BITS] |= 1 << ((four * HASH >> 64 - FOUR_BITS) & 7)

    def __dealloc__(self):
        free(self.noted)

    def __contains__(self, str word):
        cdef Py_ssize_t i, size = len(word)
        cdef uint64_t four = 0
        for i in range(size):
            four = four << 16 | (READ(word, i) & 0xFFFF)
            if i + 1 >= FOUR and not self.noted[four * HASH >> 67 - FOUR_BITS] >> ((four * HASH >> 64 - FOUR_BITS) & 7) & 1:
                return False
        return word in self.text

    def recurring(self, str line, Py_ssize_t least, int shortest, int longest):
        """What is compared of a line's words, of those that the text holds, too: twin of `stems.recurring_without_kernel`.

        Parameters:
            line: The line.
            least: Words below which it is none; there is none then.
            shortest: Letters of a word, at least.
            longest: Letters of it that are compared.

        None if that is not to be told here: of other letters than those of ASCII, or of very many words.
        """
        cdef Py_ssize_t size = len(line), i = 0, begin
        cdef const uint8_t* chars = <const uint8_t*>PyUnicode_DATA(line)
        cdef char[8] letters
        cdef uint64_t[DIFFERENT] words
        cdef int[DIFFERENT] sizes
        cdef int number, count = 0, letter
        cdef uint64_t word
        cdef list found = []
        if not PyUnicode_IS_ASCII(line) or not 0 < shortest <= longest <= 8:
            return None
        while i < size:
            begin, word = i, 0
            while i < size and 97 <= chars[i] | 32 <= 122:
                if i - begin < longest:
                    word = word << 8 | chars[i] | 32
                i += 1
            number = 0
            while number < count and words[number] != word:
                number += 1
            if i - begin >= shortest and number == count:
                if count == DIFFERENT:
                    return None
                words[count], sizes[count] = word, min(i - begin, longest)
                count += 1
            i += 1
        if count < least:
            return found
        for number in range(count):
            for letter in range(sizes[number]):
                letters[letter] = words[number] >> 8 * (sizes[number] - 1 - letter) & 0xFF
            one = letters[: sizes[number]].decode("ascii")
            if one in self:
                found.append(one)
            elif len(found) + count - number - 1 < least:
                return []
        return found


cdef enum:
    FIELD = 16  # leaves of a tree, at most
    MOST_TREES = 4096
    MOST_FEATURES = 4096
    TOGETHER = 8  # features that are looked at before what they leave possible is noted
    DE_BRUIJN = 0x9AF  # of order four: each shift of it begins with other bits


cdef uint8_t LOWEST[FIELD]  # the number of a bit, by what the sequence begins with when it is multiplied by the bit


cdef void _fill_lowest() noexcept:
    cdef int bit
    for bit in range(FIELD):
        LOWEST[(DE_BRUIJN << bit) >> 12 & 15] = bit


_fill_lowest()


@cython.final
cdef class Forest:
    """Boosted trees, walked all at once: twin of `trees.Forest`.

    Parameters:
        conditions: For each feature, in rising order: a threshold, the number of a tree, and the bits of those of its leaves that are
            impossible where a value is above.
        leaves: What the leaves of each tree say, in steps.
        baseline: What is added to their sum, in steps.
        steps: How many steps one is.
    """

    cdef int trees, features
    cdef int64_t baseline
    cdef double steps
    cdef int32_t* leaves
    cdef int32_t* first  # of each feature, the first of its thresholds; its masks begin with the same number, and that of the feature, added
    cdef double* thresholds
    cdef uint16_t* masks
    cdef uint16_t* possible  # all leaves of each tree

    def __cinit__(self, conditions, leaves, int64_t baseline, double steps):
        cdef Py_ssize_t count = sum(map(len, conditions)), used = 0
        cdef int i, tree, feature = 0
        cdef double threshold
        cdef uint16_t* mask
        self.trees, self.features = len(leaves), len(conditions)
        self.baseline, self.steps = baseline, steps
        if not 0 < self.trees <= MOST_TREES or not 0 < self.features <= MOST_FEATURES or max(map(len, leaves)) > FIELD:
            raise ValueError("the trees are of another size than they should be")
        self.leaves = <int32_t*>calloc(self.trees * FIELD, sizeof(int32_t))
        self.first = <int32_t*>malloc((self.features + 1) * sizeof(int32_t))
        self.thresholds = <double*>calloc(count + 2, sizeof(double))  # one before those that are searched is looked at
        self.masks = <uint16_t*>malloc((count + self.features) * self.trees * sizeof(uint16_t))
        self.possible = <uint16_t*>malloc(self.trees * sizeof(uint16_t))
        if self.leaves == NULL or self.first == NULL or self.thresholds == NULL or self.masks == NULL or self.possible == NULL:
            raise MemoryError
        for tree in range(self.trees):
            self.possible[tree] = <uint16_t>((1 << len(leaves[tree])) - 1)
            for i, value in enumerate(leaves[tree]):
                self.leaves[tree * FIELD + i] = value
        for of_feature in conditions:
            self.first[feature] = used
            mask = &self.masks[(used + feature) * self.trees]
            memset(mask, 0xFF, self.trees * sizeof(uint16_t))
            for threshold, tree, ruled_out in of_feature:
                if not 0 <= tree < self.trees or used > self.first[feature] and threshold < self.thresholds[used]:
                    raise ValueError("the trees are of another size than they should be")
                if used == self.first[feature] or self.thresholds[used] != threshold:
                    memcpy(&mask[self.trees], mask, self.trees * sizeof(uint16_t))
                    mask = &mask[self.trees]
                    self.thresholds[used + 1] = threshold
                    used += 1
                mask[tree] &= ~<uint16_t>ruled_out
            feature += 1
        self.first[feature] = used

    def __dealloc__(self):
        free(self.leaves)
        free(self.first)
        free(self.thresholds)
        free(self.masks)
        free(self.possible)

    def walk(self, rows):
        """For each row of the values of all features, what the trees add up to, and the leaves that they end in."""
        cdef double* values = <double*>malloc(self.features * sizeof(double))
        cdef uint16_t* left = <uint16_t*>malloc(self.trees * sizeof(uint16_t))
        cdef int feature
        cdef double total
        cdef list found = []
        try:
            if values == NULL or left == NULL:
                raise MemoryError
            for row in rows:
                if len(row) != self.features:
                    raise ValueError("there is not one value for each feature")
                feature = 0
                for one in row:
                    values[feature] = one
                    feature += 1
                total = self.ended(values, left)
                found.append((total, int.from_bytes(self.packed(left), "little")))
            return found
        finally:
            free(values)
            free(left)

    cdef double ended(self, const double* values, uint16_t* left) noexcept nogil:
        """What the trees add up to for the values of all features. Notes the leaves that they end in: the lowest bits of `left`."""
        cdef const uint16_t* mask[TOGETHER]
        cdef const double* here[TOGETHER]  # before the first of the thresholds that are left to be searched
        cdef double value[TOGETHER]
        cdef int size[TOGETHER]
        cdef int feature = 0, tree, half, at, most
        cdef uint32_t bits
        cdef int64_t total = self.baseline
        memcpy(left, self.possible, self.trees * sizeof(uint16_t))
        while feature < self.features:
            most = 0
            for at in range(TOGETHER):
                here[at] = self.thresholds
                value[at] = size[at] = 0
                if feature + at < self.features:
                    here[at] = &self.thresholds[self.first[feature + at]]
                    value[at] = values[feature + at]
                    size[at] = self.first[feature + at + 1] - self.first[feature + at]
                    most = max(most, size[at])
            while most > 0:  # to the last threshold that is less: without a branch to mispredict, and none waits for another
                for at in range(TOGETHER):
                    half = (size[at] + 1) >> 1
                    here[at] += half * <int>(here[at][half] < value[at])
                    size[at] -= half
                most -= (most + 1) >> 1
            for at in range(TOGETHER):
                mask[at] = self.possible  # of what is no feature: it rules out nothing
                if feature + at < self.features:
                    mask[at] = &self.masks[<Py_ssize_t>(here[at] - self.thresholds + feature + at) * self.trees]
            for tree in range(self.trees):
                left[tree] &= mask[0][tree] & mask[1][tree] & mask[2][tree] & mask[3][tree]
                left[tree] &= mask[4][tree] & mask[5][tree] & mask[6][tree] & mask[7][tree]
            feature += TOGETHER
        for tree in range(self.trees):
            bits = left[tree]
            total += self.leaves[tree * FIELD + LOWEST[((bits & (~bits + 1)) * DE_BRUIJN) >> 12 & 15]]
        return total / self.steps

    cdef bytes packed(self, const uint16_t* left):
        """The leaves as one number in bytes, the lowest first."""
        cdef bytes made = PyBytes_FromStringAndSize(NULL, 2 * self.trees)
        cdef unsigned char* into = <unsigned char*>PyBytes_AS_STRING(made)
        cdef int tree
        for tree in range(self.trees):
            into[2 * tree], into[2 * tree + 1] = left[tree] & 0xFF, left[tree] >> 8
        return made


cdef enum:
    FIELDS = 7  # of a claim
    HELD = 8  # features of a line by itself: its words and its shape
    NAMES = 8  # of a line, at most, that are looked for in others
    PAIRS = 4  # words of 64 bits for the pairs of characters of a line
    HIGH = 64  # marks beyond Latin-1
    ENDING = 1  # a sentence ends with it
    CLOSING = 2  # it may stand behind that
    BULLET = 4
    QUOTE = 8
    DOTS = 16
    QUESTION = 32
    EXCLAMATION = 64
    COLON = 128
    COMMA = 256
    AROUND = 512  # it stands around a name
    START = 6  # places of features of a line by itself
    END = 7
    SIZE = 2


@cython.final
@cython.freelist(256)
cdef class Line:
    """What is known of a line by itself, worked out when it is asked for; it holds wherever the line stands."""

    cdef double own[HELD]
    cdef double letters
    cdef bint prose, weighed, shaped, spelt, named
    cdef int names
    cdef uint16_t begins[NAMES]
    cdef uint16_t sizes[NAMES]
    cdef uint64_t pairs[PAIRS]  # a bit for each two characters next to each other, by their hash
    cdef bint paired
    cdef Py_ssize_t copies  # of it on the page that is looked at,
    cdef bint asked  # and whether it was asked for further up there


@cython.final
cdef class Scorer:
    """The scores of the lines of a page in one call: twin of `Table.score` in `boilerplate.score`, and of `boilerplate.features`.

    Parameters:
        words: The weights of words.
        letters: The weights of letters.
        forest: The trees.
        learned: What was learned besides, by its names in `Table`: units, intercepts, and the steps of the calibration.
        limits: The constants of `boilerplate.features` and `boilerplate.score`, by their names.
        marks: What each kind of mark is, by its name there.
    """

    cdef Weights words
    cdef Runs letters
    cdef Forest forest
    cdef double unit, intercept, letter_unit, letter_intercept
    cdef double prose_size, dense, prose_weight, telling, quiet, silent, no_weight
    cdef Py_ssize_t longest
    cdef list totals, probabilities
    cdef uint16_t low[256]  # the kinds of each character of Latin-1,
    cdef Char high[HIGH]  # and some others
    cdef uint16_t kinds[HIGH]
    cdef int highs

    def __init__(self, Weights words, Runs letters, Forest forest, dict learned, dict limits, dict marks):
        cdef int kind
        self.words, self.letters, self.forest = words, letters, forest
        self.unit, self.intercept = learned["unit"], learned["intercept"]
        self.letter_unit, self.letter_intercept = learned["letter_unit"], learned["letter_intercept"]
        self.totals, self.probabilities = [*map(float, learned["totals"])], [*map(float, learned["probabilities"])]
        self.prose_size, self.dense, self.prose_weight = limits["PROSE"], limits["DENSE"], limits["PROSE_WEIGHT"]
        self.telling, self.quiet, self.silent, self.no_weight = limits["TELLING"], limits["QUIET"], limits["SILENT"], limits["NO_WEIGHT"]
        self.longest = limits["LONGEST"]
        if forest.features != HELD + 32 or not 0 < self.longest < 1 << 16 or not 0 < len(self.totals) == len(self.probabilities):
            raise ValueError("the line score is of another size than it should be")
        memset(self.low, 0, sizeof(self.low))
        for name, kind in (
            ("SENTENCE_END", ENDING), ("CLOSING", CLOSING), ("BULLETS", BULLET), ("QUOTES", QUOTE), ("DOTS", DOTS), ("QUESTIONS", QUESTION),
            ("EXCLAMATION", EXCLAMATION), ("COLONS", COLON), ("COMMAS", COMMA), ("AROUND", AROUND),
        ):
            for char in marks[name]:
                self._note(ord(char), kind)

    cdef int _note(self, Char char, int kind) except -1:
        cdef int i
        if char < 256:
            self.low[char] |= kind
            return 0
        for i in range(self.highs):
            if self.high[i] == char:
                self.kinds[i] |= kind
                return 0
        if self.highs == HIGH:
            raise ValueError("there are more marks than there should be")
        self.high[self.highs], self.kinds[self.highs] = char, kind
        self.highs += 1

    cdef inline int kind(self, Char char) noexcept nogil:
        """The kinds of mark that a character is."""
        cdef int i
        if char < 256:
            return self.low[char]
        for i in range(self.highs):
            if self.high[i] == char:
                return self.kinds[i]
        return 0

    def score(self, list lines, cut, list strengths, list families, settled, titles, dict facts):
        """For each line that was looked at, its position, its probability, and its leaves; None if that is not to be told here.

        Parameters:
            lines: All lines of a page, without white space around them.
            cut: For each of them, whether it is a sentence of a text that lost its line breaks.
            strengths: The confidence of the strongest claim on each line.
            families: The number of the family that knows its wording.
            settled: The positions of lines that are not asked for.
            titles: Gives the features of some lines that the headline has a part in; None if there is none.
            facts: What is known of lines by themselves; what is not is added.
        """
        cdef Py_ssize_t n = len(lines), i
        cdef list ones = []
        cdef list asked = []
        cdef Line one
        cdef str line
        cdef double loudest = self.quiet
        cdef bint claimed = False
        if not len(cut) == len(strengths) == len(families) == n:
            raise ValueError("there is not one of each for each line")
        for i in range(n):
            line = lines[i]
            found = facts.get(line)
            if found is None:
                one = Line.__new__(Line)
                one.prose = self._is_whole_paragraph(line)
                facts[line] = one
            else:
                one = found
            one.copies, one.asked = 0, False
            ones.append(one)
            if not one.prose or (cut[i] and len(line) < self.longest):
                if not one.weighed and not self._weigh(line, one):
                    return None
                loudest = max(loudest, one.own[0])
            claimed = claimed or strengths[i]
        if loudest <= self.quiet and not claimed:
            return asked
        for i in range(n):
            one = ones[i]
            if (not one.prose or (cut[i] and len(<str>lines[i]) < self.longest)) and (one.own[0] > self.silent or strengths[i]):
                if i not in settled:
                    asked.append(i)
        return self._scored(lines, ones, asked, strengths, families, titles(asked) if titles else None) if asked else asked

    cdef bint _is_whole_paragraph(self, str line) except -1:
        cdef Py_ssize_t size = len(line), dense = 0, i
        if size >= self.longest:
            return True
        if size < self.prose_size:
            if size < self.prose_size / self.dense or PyUnicode_IS_ASCII(line):
                return False
            for i in range(size):
                dense += self.words.is_dense(READ(line, i))
            if dense == 0 or size + (self.dense - 1) * dense < self.prose_size:
                return False
        while size and self.kind(READ(line, size - 1)) & CLOSING:
            size -= 1
        return size > 0 and self.kind(READ(line, size - 1)) & ENDING != 0

    cdef bint _weigh(self, str line, Line one) except -1:
        """Note what the words of a line weigh; whether it was told."""
        cdef Sum sum
        if not self.words.sum(line, &sum):
            return False
        one.own[0], one.own[1] = self.intercept, 0.0
        if sum.count:
            one.own[0], one.own[1] = self.weight(&sum), <double>sum.known / sum.count
        one.weighed = True
        return True

    cdef inline double weight(self, const Sum* sum) noexcept nogil:
        """What words weigh that add up to a sum of one at least."""
        return self.intercept + self.unit * (sum.total - self.words.no_word * sum.known) / sqrt(<double>sum.count)

    def light(self, str line, Py_ssize_t reach, Py_ssize_t least, double limit):
        """Where the words before or behind a gap weigh little: twin of `light_without_kernel` in `boilerplate.mixed`, with its parameters.

        None if that is not to be told here.
        """
        cdef Py_ssize_t size = len(line), i, j, parts = 0, used, at
        cdef Py_ssize_t* begins = NULL  # of what stands between spaces, in the line,
        cdef Py_ssize_t* ends  # and the same of its ends,
        cdef Py_ssize_t* firsts  # and the number of its first word
        cdef uint8_t* told = NULL  # of each gap, whether what is behind it weighs little, and what is before it
        cdef bint within = False
        cdef Grams grams
        cdef Room room
        cdef Sum sum
        cdef list found = []
        memset(&grams, 0, sizeof(grams))
        room.used = 0
        if not PyUnicode_IS_ASCII(line):
            for i in range(size):
                if self.words.is_dense(READ(line, i)):
                    return None
        try:
            begins = <Py_ssize_t*>malloc(3 * (size + 1) * sizeof(Py_ssize_t))
            told = <uint8_t*>calloc(size + 1, 1)
            if begins == NULL or told == NULL:
                raise MemoryError
            ends, firsts = &begins[size + 1], &begins[2 * size + 2]
            for i in range(size):
                if Py_UNICODE_ISSPACE(READ(line, i)):
                    within = False
                    continue
                if not within:
                    begins[parts] = i
                    parts += 1
                    within = True
                ends[parts - 1] = i + 1
            if not self.words.cut(line, &grams, firsts, &room):
                return None
            firsts[parts] = grams.words
            used = grams.used
            sum.total = sum.known = sum.count = 0
            for at in range(1, parts):  # what is before the gap
                for j in range(firsts[at - 1], firsts[at]):
                    note_word(&grams, j)
                    if j:
                        note_pair(&grams, j - 1)
                if at >= max(parts - reach, least) and not Py_UNICODE_ISLOWER(READ(line, begins[at])):
                    told[at] |= self._is_light(&grams, &sum, 0, firsts[at] - 1, ends[at - 1], limit)
            take_back(&grams, 0, used)
            sum.total = sum.known = sum.count = 0
            for at in range(parts - 1, 0, -1):  # and what is behind it
                for j in range(firsts[at + 1] - 1, firsts[at] - 1, -1):
                    note_word(&grams, j)
                    if j + 1 < grams.words:
                        note_pair(&grams, j)
                if at <= min(reach, parts - least) and not Py_UNICODE_ISLOWER(READ(line, begins[at])):
                    told[at] |= 2 * self._is_light(&grams, &sum, firsts[at], grams.words - 1, size - begins[at], limit)
            for at in range(1, parts):
                if told[at]:
                    found.append((at, told[at] & 2 != 0, told[at] & 1 != 0))
            return found
        finally:
            free(begins)
            free(told)
            forget(&grams, &room)

    cdef bint _is_light(self, Grams* grams, Sum* sum, Py_ssize_t first, Py_ssize_t last, Py_ssize_t size, double limit) noexcept:
        """Whether some words weigh less than a limit, when their ends are noted, too, which are not kept.

        Parameters:
            grams: The words and their pairs.
            sum: What was added up of them before; all of them are now.
            first: The first word.
            last: The last one.
            size: Characters of the part of the line that they are.
            limit: The limit.
        """
        cdef Py_ssize_t count = grams.count, used = grams.used
        cdef Sum all
        add(sum, grams.found, count, self.words.weights, self.words.unused, self.words.no_word)
        all = sum[0]
        note_ends(grams, first, last, size < self.words.short)
        add(&all, grams.found, grams.count, self.words.weights, self.words.unused, self.words.no_word)
        take_back(grams, count, used)
        return self.weight(&all) < limit

    cdef bint _spell(self, str line, Line one) except -1:
        """Note what the letters of a line weigh; whether it was told."""
        cdef Sum sum
        if not self.letters.sum(line, &sum):
            return False
        one.letters = self.letter_unit * (sum.total - self.letters.no_weight * sum.known) / sqrt(<double>max(sum.count, 1))
        one.letters += self.letter_intercept
        one.spelt = True
        return True

    cdef void _shape(self, str line, Line one) noexcept:
        """Note the shape of a line: twin of `features.shape`."""
        cdef Py_ssize_t size = len(line), i, words = 0, capitals = 0, digits = 0, dense = 0
        cdef bint within = False, ascii = PyUnicode_IS_ASCII(line)
        cdef Char char
        for i in range(size):
            char = READ(line, i)
            if Py_UNICODE_ISSPACE(char):
                within = False
            elif not within:
                within = True
                words += 1
                capitals += Py_UNICODE_ISUPPER(char) != 0
            digits += 48 <= char <= 57
            dense += not ascii and self.words.is_dense(char)
        words = words or 1
        one.own[SIZE] = size + (self.dense - 1) * dense
        one.own[3] = words
        one.own[4] = <double>capitals / words
        one.own[5] = <double>digits / size if size else 0.0
        one.own[START] = self._start(READ(line, 0)) if size else 3.0
        one.own[END] = self._end(line)
        one.shaped = True

    cdef double _start(self, Char first) noexcept:
        if Py_UNICODE_ISALPHA(first):
            return 1.0 if Py_UNICODE_ISLOWER(first) else 0.0
        if Py_UNICODE_ISDIGIT(first):
            return 2.0
        return 4.0 if self.kind(first) & BULLET else 5.0 if self.kind(first) & QUOTE else 3.0

    cdef double _end(self, str line) noexcept:
        cdef Py_ssize_t size = len(line), end = size
        cdef Char last
        cdef int kind
        while end and self.kind(READ(line, end - 1)) & CLOSING:
            end -= 1
        if end == 0:
            return 0.0
        last = READ(line, end - 1)
        kind = self.kind(last)
        if kind & ENDING:
            if end < size:
                return 7.0
            if kind & DOTS or (end > 2 and last == 46 and READ(line, end - 2) == 46 and READ(line, end - 3) == 46):
                return 2.0
            return 4.0 if kind & QUESTION else 5.0 if kind & EXCLAMATION else 6.0
        if Py_UNICODE_ISALPHA(last):
            return 0.0
        if Py_UNICODE_ISDIGIT(last):
            return -1.0
        return 1.0 if kind & COLON else 3.0 if kind & COMMA else 0.0

    cdef void _name(self, str line, Line one) noexcept:
        """Note the words of a line that can be looked for elsewhere: twin of `features.names`."""
        cdef Py_ssize_t size = len(line), i = 0, start, stop
        cdef bint dense = False
        cdef int at
        one.named, one.names = True, 0
        if not PyUnicode_IS_ASCII(line):
            while i < size:
                if not self.words.is_dense(READ(line, i)):
                    i += 1
                    continue
                dense = True
                start = i
                while i < size and self.words.is_dense(READ(line, i)):
                    i += 1
                while start + 1 < i and one.names < NAMES:
                    one.begins[one.names], one.sizes[one.names] = start, 2
                    one.names += 1
                    start += 2
            if dense:
                return
            i = 0
        while i < size:
            if Py_UNICODE_ISSPACE(READ(line, i)):
                i += 1
                continue
            start = i
            while i < size and not Py_UNICODE_ISSPACE(READ(line, i)):
                i += 1
            stop = i
            while stop - start > 4 and self.kind(READ(line, stop - 1)) & AROUND:
                stop -= 1
            while stop - start > 4 and self.kind(READ(line, start)) & AROUND:
                start += 1
            if stop - start <= 4:
                continue
            # the five longest, the earlier ones first: behind those that are as long, and before the others
            at = one.names
            while at and one.sizes[at - 1] < stop - start:
                at -= 1
            if at == 5:
                continue
            one.names = min(one.names + 1, 5)
            memmove(&one.begins[at + 1], &one.begins[at], (one.names - 1 - at) * sizeof(uint16_t))
            memmove(&one.sizes[at + 1], &one.sizes[at], (one.names - 1 - at) * sizeof(uint16_t))
            one.begins[at], one.sizes[at] = start, stop - start

    cdef list _scored(self, list lines, list ones, list asked, list strengths, list families, titles):
        """The same of the lines that are asked for; None if the letters of one of them are not to be told here."""
        cdef Py_ssize_t n = len(lines), i, j, run, bottom = 0, above, below, first, last, number = 0
        cdef double* values = <double*>calloc(5 * n + 8, sizeof(double))
        cdef double* weights = values  # of the words of each line,
        cdef double* sums = &values[n]  # of all lines before each, and of all,
        cdef double* claims = &values[2 * n + 1]  # what the rules claim of each,
        cdef double* claimed = &values[3 * n + 1]  # and of all before each
        cdef double* alike = &values[4 * n + 2]  # how alike each line and the one before are
        cdef Py_ssize_t* counts = <Py_ssize_t*>calloc(4 * n + 8, sizeof(Py_ssize_t))
        cdef Py_ssize_t* chars = counts  # of all lines before each, and of all,
        cdef Py_ssize_t* telling = &counts[n + 1]  # how many of them are,
        cdef Py_ssize_t* proses = &counts[2 * n + 2]  # where the paragraphs stand,
        cdef Py_ssize_t* runs = &counts[3 * n + 3]  # and how many stand above each line
        cdef int32_t* openings = NULL
        cdef Char* text = NULL
        cdef uint8_t* copied = <uint8_t*>calloc(n + 1, 1)  # which lines stand there
        cdef uint16_t* left = <uint16_t*>malloc(self.forest.trees * sizeof(uint16_t))
        cdef double row[HELD + 32]
        cdef double* place = &row[HELD]
        cdef Line one, other
        cdef list scores = []
        cdef double most
        try:
            if values == NULL or counts == NULL or copied == NULL or left == NULL:
                raise MemoryError
            for i in range(n):
                one = ones[i]
                one.copies += 1
                weights[i] = self.prose_weight if one.prose else max(-8.0, min(8.0, one.own[0]))
                sums[i + 1] = sums[i] + weights[i]
                telling[i + 1] = telling[i] + (weights[i] > self.telling)
                chars[i + 1] = chars[i] + len(<str>lines[i])
                claims[i] = strengths[i]
                claimed[i + 1] = claimed[i] + claims[i]
                runs[i] = bottom
                alike[i] = -1.0  # not known yet
                if one.prose:
                    proses[bottom] = i
                    bottom += 1
            alike[0] = alike[n] = 0.0
            text = <Char*>malloc((chars[n] + 1) * sizeof(Char))
            openings = counted(lines)
            if text == NULL or openings == NULL:
                raise MemoryError
            for i in asked:
                one = ones[i]
                above, below, run = i, n - 1 - i, runs[i]
                if not one.shaped:
                    self._shape(lines[i], one)
                if not one.spelt and not self._spell(lines[i], one):
                    return None
                memcpy(row, one.own, sizeof(one.own))
                first = proses[run - 1] + 1 if run else 0  # where its run of short lines begins and ends
                last = proses[run] if run < bottom else n
                place[0] = weights[i + 1] if below else self.no_weight
                place[1] = (sums[i] - sums[max(i - 5, 0)]) / (above if 0 < above < 5 else 5)
                place[2] = (sums[min(i + 6, n)] - sums[i + 1]) / (below if 0 < below < 5 else 5)
                place[3] = sums[i] / max(above, 1)
                place[4] = (sums[n] - sums[i + 1]) / max(below, 1)
                place[5] = (sums[last] - sums[first]) / max(1, last - first)
                place[6] = log1p(<double>chars[i])
                place[7] = log1p(<double>(chars[n] - chars[i + 1]))
                place[8] = min(run, 20)
                place[9] = min(bottom - run, 20)
                place[10] = min(i - first, 30) + (0.0 if run else 40.0)
                place[11] = min(last - i, 30) + (0.0 if run < bottom else 40.0)
                place[12] = min(chars[i] - chars[i - 1], 500) if above else -1.0
                place[13] = min(chars[i + 2] - chars[i + 1], 500) if below else -1.0
                for j in range(i, i + 2):
                    if alike[j] < 0:
                        alike[j] = self._likeness(lines, ones, j)
                place[14] = alike[i] + alike[i + 1]
                place[15] = min(one.copies, 9)
                place[16] = one.asked
                one.asked = True
                if titles is None:
                    place[17], place[18] = -1.0, 0.0
                else:
                    place[17], place[18] = titles[0][number], titles[1][number]
                place[19] = self._shared(lines, ones, i, n, chars, text, copied)
                place[20] = <double>(telling[last] - telling[first]) / max(1, last - first)
                most = -INFINITY if n > 1 else self.no_weight
                for j in range(max(i - 3, 0), min(i + 4, n)):
                    if j != i:
                        most = max(most, weights[j])
                place[21] = most
                place[22] = min(openings[i], 20)
                place[23] = claims[i]
                place[24] = families[i]
                place[25] = claims[i - 1] if above else 0.0
                place[26] = claims[i + 1] if below else 0.0
                place[27] = (claimed[i] - claimed[max(i - 4, 0)]) / min(max(above, 1), 4)
                place[28] = (claimed[min(i + 5, n)] - claimed[i + 1]) / min(max(below, 1), 4)
                place[29] = (claimed[n] - claimed[i + 1]) / max(below, 1)
                place[30] = claimed[i] / max(above, 1)
                place[31] = one.letters
                most = self.forest.ended(row, left)
                scores.append((i, self._probability(most), self.forest.packed(left)))
                number += 1
            return scores
        finally:
            free(values)
            free(counts)
            free(openings)
            free(text)
            free(copied)
            free(left)

    cdef double _likeness(self, list lines, list ones, Py_ssize_t i) except -1:
        """How alike a line and the one before are."""
        cdef Line one = ones[i - 1], other = ones[i]
        if one.prose or other.prose:
            return 0.0
        if not one.shaped:
            self._shape(lines[i - 1], one)
        if not other.shaped:
            self._shape(lines[i], other)
        return 1.0 / (
            1.0 + abs(one.own[SIZE] - other.own[SIZE]) / 8 + (one.own[END] != other.own[END]) + (one.own[START] != other.own[START])
        )

    cdef double _shared(
        self, list lines, list ones, Py_ssize_t i, Py_ssize_t n, const Py_ssize_t* chars, Char* text, uint8_t* copied
    ) except? -2:
        """The share of a line's names that the four lines before or after hold."""
        cdef Py_ssize_t j
        cdef int name, found = 0
        cdef uint64_t wanted[PAIRS]
        cdef Line one = ones[i], other
        if not one.named:
            self._name(lines[i], one)
        if one.names == 0 or n == 1:
            return -1.0
        for name in range(one.names):
            note_pairs(lines[i], one.begins[name], one.sizes[name], wanted)
            for j in range(max(i - 4, 0), min(i + 5, n)):
                if j == i:
                    continue
                other = ones[j]
                if not other.paired:
                    note_pairs(lines[j], 0, chars[j + 1] - chars[j], other.pairs)
                    other.paired = True
                if (wanted[0] & ~other.pairs[0]) | (wanted[1] & ~other.pairs[1]) | (wanted[2] & ~other.pairs[2]) | (wanted[3] & ~other.pairs[3]):
                    continue
                copy(lines, i, chars, text, copied)
                copy(lines, j, chars, text, copied)
                if holds(&text[chars[j]], chars[j + 1] - chars[j], &text[chars[i] + one.begins[name]], one.sizes[name]):
                    found += 1
                    break
        return <double>found / one.names

    cdef double _probability(self, double total) except -1:
        """Twin of `Table.probability`."""
        cdef Py_ssize_t low = 0, high = len(self.totals), count = high, middle
        cdef double x, y, p, q
        while low < high:
            middle = (low + high) // 2
            if total < <double>self.totals[middle]:
                high = middle
            else:
                low = middle + 1
        if low == 0 or low == count:
            return self.probabilities[min(low, count - 1)]
        x, y, p, q = self.totals[low - 1], self.totals[low], self.probabilities[low - 1], self.probabilities[low]
        return p + (q - p) * (total - x) / (y - x)


cdef void note_pairs(str line, Py_ssize_t start, Py_ssize_t size, uint64_t* into) noexcept:
    """Note the pairs of characters of a part of a line: a line that lacks one of a word's pairs does not hold the word."""
    cdef Py_ssize_t i
    cdef int kind = PyUnicode_KIND(line), bit
    cdef void* data = PyUnicode_DATA(line)
    cdef Char char, before = 0
    memset(into, 0, PAIRS * sizeof(uint64_t))
    for i in range(start, start + size):
        char = PyUnicode_READ(kind, data, i)
        if i > start:
            bit = (<uint64_t>before << 32 | char) * HASH >> 56
            into[bit >> 6] |= <uint64_t>1 << (bit & 63)
        before = char


cdef int copy(list lines, Py_ssize_t i, const Py_ssize_t* chars, Char* text, uint8_t* copied) except -1:
    """Have a line stand in the text of all of them."""
    if not copied[i]:
        if chars[i + 1] > chars[i]:
            PyUnicode_AsUCS4(lines[i], &text[chars[i]], chars[i + 1] - chars[i], False)
        copied[i] = True
    return 0


cdef bint holds(const Char* text, Py_ssize_t size, const Char* word, Py_ssize_t length) noexcept nogil:
    """Whether a text holds a word: what cannot begin there is skipped, as in Python's own search."""
    cdef uint64_t bloom = 0
    cdef Py_ssize_t i = 0, j, last = length - 1
    for j in range(length):
        bloom |= <uint64_t>1 << (word[j] & 63)
    while i + last < size:
        if text[i + last] == word[last]:
            j = 0
            while j < last and text[i + j] == word[j]:
                j += 1
            if j == last:
                return True
        if i + length < size and not bloom >> (text[i + length] & 63) & 1:
            i += length
        i += 1
    return False


cdef int32_t* counted(list lines) except? NULL:
    """How many lines begin as each does, with the same four characters; NULL if there is no memory."""
    cdef Py_ssize_t n = len(lines), i, j, slots = 16, at
    cdef int32_t* counts
    cdef int32_t* firsts
    cdef int32_t* table
    cdef uint64_t* keys
    cdef uint64_t one, other
    cdef str line
    while slots < 2 * n:
        slots *= 2
    counts = <int32_t*>calloc(n + 1, sizeof(int32_t))
    firsts = <int32_t*>malloc((n + 1) * sizeof(int32_t))  # of the lines that begin alike
    table = <int32_t*>malloc(slots * sizeof(int32_t))  # by the hash of a beginning the first line that has it
    keys = <uint64_t*>malloc(2 * (n + 1) * sizeof(uint64_t))
    if counts != NULL and firsts != NULL and table != NULL and keys != NULL:
        memset(table, 0xFF, slots * sizeof(int32_t))
        for i in range(n):
            line = lines[i]
            one = other = 0  # where there is no character
            for j in range(min(4, len(line))):
                one, other = one << 32 | other >> 32, other << 32 | (READ(line, j) + 1)
            keys[2 * i], keys[2 * i + 1] = one, other
            at = ((one * HASH ^ other) * HASH >> 32) & (slots - 1)
            while table[at] >= 0 and (keys[2 * table[at]] != one or keys[2 * table[at] + 1] != other):
                at = (at + 1) & (slots - 1)
            if table[at] < 0:
                table[at] = i
            firsts[i] = table[at]
            counts[firsts[i]] += 1
        for i in range(n):
            counts[i] = counts[firsts[i]]
    else:
        free(counts)
        counts = NULL
    free(firsts)
    free(table)
    free(keys)
    return counts


@cython.final
cdef class Claimer:
    """Makes claims of what the score says: twin of `learned.claims_without_kernel`.

    Parameters:
        claim: The class of claims.
        weighed: Gives the message of a claim of the rules that was weighed.
        message: Gives that of a line of which the rules claim nothing.
        code: What lines of code end with, and what they hold.
        limits: The constants of the twin, by their names.
    """

    cdef type claim
    cdef object weighed, message
    cdef tuple ends, signs
    cdef double least, doubted, certain
    cdef Py_ssize_t numbers, alike

    def __init__(self, type claim, weighed, message, code, dict limits):
        if not issubclass(claim, tuple) or len(claim._fields) != FIELDS:
            raise TypeError(claim)
        self.claim, self.weighed, self.message = claim, weighed, message
        self.ends, self.signs = code
        self.least, self.doubted, self.certain = limits["LEAST"], limits["DOUBTED"], limits["CERTAIN"]
        self.numbers, self.alike = limits["NUMBERS"], limits["ALIKE"]

    def claims(self, list scores, tuple lines, dict claimed, known, bint telling, copies):
        """The claims on the lines that were scored.

        Parameters:
            scores: What the score says of some lines: the position of each, its probability, and its leaves.
            lines: The lines of the page.
            claimed: What the rules claim of lines, by their positions.
            known: The lines whose wording a rule knows.
            telling: Whether the rules know a line that only pages have.
            copies: Tells of a position whether the headline stands there; None if nowhere.
        """
        cdef list found = []
        cdef str line, family
        cdef tuple score
        cdef double probability, before
        cdef object one, sure
        for one in scores:
            score = one
            position, sure, leaves = score
            probability = sure
            line = lines[position]
            one = claimed.get(position)
            if (one is None and probability < self.least) or self.is_code(line) or is_year(line):
                continue
            if one is not None:
                if type(one) is not self.claim:
                    raise TypeError(one)
                family, before = (<tuple>one)[2], (<tuple>one)[3]
                if probability < min(before, self.doubted):
                    sure = (<tuple>one)[3] if before < self.doubted else self.doubted
                if family == "date" and before < self.doubted and probability < self.certain and sure > self.doubted:
                    sure = self.doubted if self.is_row(line) else sure
                found.append(self.made(position, family, sure, partial(self.weighed, one, line, leaves), (<tuple>one)[5], True))
            elif position not in known:
                if probability < self.certain and (not telling or self.is_item(lines, position) or self.is_row(line)):
                    continue
                if copies is None or not copies(position):
                    found.append(self.made(position, "learned", sure, partial(self.message, line, leaves), None, False))
        return found

    cdef object made(self, position, family, confidence, message, cut, final):
        """A claim on a line, made as `tuple.__new__` makes it."""
        cdef object made = PyType_GenericAlloc(self.claim, FIELDS)
        set_item(made, 0, position)
        set_item(made, 1, position)
        set_item(made, 2, family)
        set_item(made, 3, confidence)
        set_item(made, 4, message)
        set_item(made, 5, cut)
        set_item(made, 6, final)
        return made

    cdef bint is_code(self, str line) except -1:
        cdef str sign
        if line.endswith(self.ends):
            return True
        for one in self.signs:
            sign = one
            if sign in line:
                return True
        return False

    cdef bint is_row(self, str line) except -1:
        """Whether a line holds many numbers."""
        cdef Py_ssize_t i, found = 0
        cdef bint is_digit, within = False
        for i in range(len(line)):
            is_digit = Py_UNICODE_ISDECIMAL(READ(line, i))
            found += is_digit and not within
            within = is_digit
        return found >= self.numbers

    cdef bint is_item(self, tuple lines, Py_ssize_t position) except -1:
        """Whether a line begins with the same two characters as most lines around it, and these are no word."""
        cdef str line = lines[position], other
        cdef Py_ssize_t at, found = 0
        if Py_UNICODE_ISALNUM(READ(line, 0)):
            return False
        for at in range(max(0, position - 2), min(len(lines), position + 3)):
            other = lines[at]
            if at != position and READ(other, 0) == READ(line, 0):
                found += len(line) == 1 or (len(other) > 1 and READ(other, 1) == READ(line, 1))
        return found >= self.alike


cdef inline void set_item(object made, Py_ssize_t at, object item) noexcept:
    Py_INCREF(item)
    PyTuple_SET_ITEM(made, at, item)


cdef bint is_year(str line) except -1:
    """Whether a line is nothing but a year."""
    if len(line) != 4 or not Py_UNICODE_ISDECIMAL(READ(line, 2)) or not Py_UNICODE_ISDECIMAL(READ(line, 3)):
        return False
    if READ(line, 0) == c"1":
        return Py_UNICODE_ISDECIMAL(READ(line, 1))
    return READ(line, 0) == c"2" and READ(line, 1) == c"0"
