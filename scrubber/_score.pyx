# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# cython: freethreading_compatible=True
"""How a line is scored, compiled: what its words weigh, which rules may know it, and where it ends up in the trees.

Twins of `boilerplate.features`, `boilerplate.wordings` and `trees`, which are the reference. What is not handled here, such as lone surrogates,
is answered with None: then the twin is asked. Nothing is remembered between calls but what Python hands over, once or when it is asked.
"""

from cpython.unicode cimport Py_UNICODE_ISALNUM, Py_UNICODE_ISSPACE
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memcpy, memset

ctypedef uint32_t Char  # a code point

cdef extern from "Python.h":
    Char* PyUnicode_AsUCS4Copy(object text) except NULL
    void PyMem_Free(void* memory)
    bint PyUnicode_IS_ASCII(object text)
    const char* PyUnicode_AsUTF8AndSize(object text, Py_ssize_t* size) except NULL

cdef extern from *:
    """
    #define READ(text, i) PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), i)
    """
    Char READ(object text, Py_ssize_t i)


cdef enum:
    FORMAT = 2  # of what Python hands over; `scrubber.kernel` asks for the same
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


cdef struct Gram:
    Py_ssize_t start  # where it stands in the buffer of all grams
    Py_ssize_t size
    uint32_t crc


cdef class Weights:
    """The weights of words, a byte each at a word's hash: twin of `features.grams` and of `Table` in `boilerplate.score`.

    Parameters:
        weights: A byte for each place.
        bits: Bits of a place.
        no_word: What stands for a word that says nothing.
        dense: First and last character of each range of the scripts of which each character is looked at.
        short: Characters from which on a line is no word as a whole.
    """

    cdef bytes kept
    cdef const uint8_t* weights
    cdef int unused, no_word, ranges, short
    cdef Char dense[32]

    def __init__(self, bytes weights, int bits, int no_word, str dense, int short):
        if not 0 < bits <= 24 or len(weights) != 1 << bits or len(dense) > 32 or len(dense) % 2:
            raise ValueError("the weights of the words are of another size than they should be")
        self.kept, self.weights = weights, weights
        self.unused, self.no_word, self.short = HASH_BITS - bits, no_word, short
        self.ranges = len(dense)
        for i in range(self.ranges):
            self.dense[i] = ord(dense[i])

    cdef inline bint is_dense(self, Char char) noexcept nogil:
        cdef int i
        for i in range(0, self.ranges, 2):
            if self.dense[i] <= char <= self.dense[i + 1]:
                return True
        return False

    def weigh(self, str line):
        """What a line's grams add up to, how many of them are known and how many there are; None if that is not to be told here."""
        cdef bint ascii = PyUnicode_IS_ASCII(line)
        cdef str low = line.lower()
        cdef Py_ssize_t n = len(low), size = len(line), used = 0, i, j, start, words = 0, grams = 0, most, slots, slot, word_start, before
        cdef int step
        cdef Char* chars = NULL
        cdef Char* whole = NULL
        cdef uint8_t* buffer = NULL
        cdef Gram* found = NULL
        cdef int32_t* table = NULL
        cdef Py_ssize_t* word = NULL  # where each word begins in the buffer, and where the last one ends
        if n == 0:
            return 0, 0, 0
        try:
            chars = PyUnicode_AsUCS4Copy(low)
            word = <Py_ssize_t*>malloc((n + 1) * 2 * sizeof(Py_ssize_t))
            # each character is in a word, in two pairs, and in one edge of each kind at most; a mark adds the space of a pair
            most = 4 * n * 8 + 64 + (4 * size * 3 if not ascii else 0)
            buffer = <uint8_t*>malloc(most)
            if word == NULL or buffer == NULL:
                raise MemoryError
            i = 0
            while i < n:
                if Py_UNICODE_ISSPACE(chars[i]):
                    i += 1
                    continue
                word[2 * words] = used
                if chars[i] == 95 or Py_UNICODE_ISALNUM(chars[i]):
                    while i < n and (chars[i] == 95 or Py_UNICODE_ISALNUM(chars[i])):
                        step = encode(48 if 49 <= chars[i] <= 57 else chars[i], &buffer[used])
                        if step == 0:
                            return None
                        used += step
                        i += 1
                else:
                    step = encode(chars[i], &buffer[used])
                    if step == 0:
                        return None
                    used += step
                    i += 1
                word[2 * words + 1] = used
                words += 1
            if words == 0:
                return 0, 0, 0
            grams = 2 * words - 1 + 2 + (2 if words > 1 else 0) + 1 + (2 * size if not ascii else 0)
            found = <Gram*>malloc(grams * sizeof(Gram))
            slots = 64
            while slots < 2 * grams:
                slots *= 2
            table = <int32_t*>malloc(slots * sizeof(int32_t))
            if found == NULL or table == NULL:
                raise MemoryError
            memset(table, 0xFF, slots * sizeof(int32_t))
            grams = 0
            for j in range(words):
                grams = self._add(buffer, found, table, slots, grams, word[2 * j], word[2 * j + 1] - word[2 * j])
            for j in range(words - 1):
                start = used
                used = pair(buffer, used, word, j, j + 1)
                grams = self._add(buffer, found, table, slots, grams, start, used - start)
            start, buffer[used] = used, 94  # ^
            used = copied(buffer, used + 1, word, 0)
            grams = self._add(buffer, found, table, slots, grams, start, used - start)
            start, used = used, copied(buffer, used, word, words - 1)
            buffer[used] = 36  # $
            used += 1
            grams = self._add(buffer, found, table, slots, grams, start, used - start)
            if words > 1:
                start, buffer[used] = used, 94
                used = pair(buffer, used + 1, word, 0, 1)
                grams = self._add(buffer, found, table, slots, grams, start, used - start)
                start, used = used, pair(buffer, used, word, words - 2, words - 1)
                buffer[used] = 36
                used += 1
                grams = self._add(buffer, found, table, slots, grams, start, used - start)
            if size < self.short:
                start, buffer[used] = used, 61  # =
                used += 1
                for j in range(words):
                    if j:
                        buffer[used] = 32
                        used += 1
                    used = copied(buffer, used, word, j)
                grams = self._add(buffer, found, table, slots, grams, start, used - start)
            if not ascii:
                whole = PyUnicode_AsUCS4Copy(line)
                before = -1  # where the character before it stands in the buffer, if that is dense, too
                for i in range(size):
                    if not self.is_dense(whole[i]):
                        before = -1
                        continue
                    start = used
                    used += encode(whole[i], &buffer[used])
                    grams = self._add(buffer, found, table, slots, grams, start, used - start)
                    if before >= 0:
                        grams = self._add(buffer, found, table, slots, grams, before, used - before)
                    before = start
            return added(found, grams, self.weights, self.unused, self.no_word)
        finally:
            PyMem_Free(chars)
            PyMem_Free(whole)
            free(word)
            free(buffer)
            free(found)
            free(table)

    cdef Py_ssize_t _add(
        self, const uint8_t* buffer, Gram* found, int32_t* table, Py_ssize_t slots, Py_ssize_t grams, Py_ssize_t start, Py_ssize_t size
    ) noexcept nogil:
        return noted(buffer, found, table, slots, grams, start, size, ~more(0xFFFFFFFF, &buffer[start], size))


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


cdef tuple added(const Gram* found, Py_ssize_t grams, const uint8_t* weights, int unused, int nothing):
    """What the grams add up to, how many of them weigh something, and how many there are."""
    cdef Py_ssize_t i, known = 0
    cdef int64_t total = 0
    cdef int weight
    for i in range(grams):
        weight = weights[found[i].crc >> unused]
        if weight != nothing:
            total += weight
            known += 1
    return total, known, grams


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

    cdef bytes kept
    cdef const uint8_t* weights
    cdef int unused, no_weight, shortest, longest
    cdef Py_ssize_t most

    def __init__(self, bytes weights, int bits, int no_weight, int shortest, int longest, Py_ssize_t most):
        if not 0 < bits <= 24 or len(weights) != 1 << bits or not 0 < shortest <= longest <= 8 or most < 0:
            raise ValueError("the weights of the letters are of another size than they should be")
        self.kept, self.weights = weights, weights
        self.unused, self.no_weight, self.shortest, self.longest, self.most = HASH_BITS - bits, no_weight, shortest, longest, most

    def weigh(self, str line):
        """What a line's runs add up to, how many of them weigh something and how many there are; None if that is not to be told here."""
        cdef Py_ssize_t n = min(len(line), self.most), i = 0, j, used = 0, first, slots = 64, grams = 0, word
        cdef int step
        cdef uint32_t crc
        cdef Char char
        cdef uint8_t* buffer = <uint8_t*>malloc(6 * n + 8)
        cdef Py_ssize_t* starts = <Py_ssize_t*>malloc((3 * n + 4) * sizeof(Py_ssize_t))  # where each character begins in the buffer
        cdef Gram* found = <Gram*>malloc((3 * n + 4) * self.longest * sizeof(Gram))
        cdef int32_t* table = NULL
        while slots < 2 * (3 * n + 4) * self.longest:
            slots *= 2
        table = <int32_t*>malloc(slots * sizeof(int32_t))
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
                        return None
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
            return added(found, grams, self.weights, self.unused, self.no_weight)
        finally:
            free(buffer)
            free(starts)
            free(found)
            free(table)


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


cdef inline bint is_letter(Char char) noexcept nogil:
    return 97 <= (char | 32) <= 122 and char < 128


cdef class Rules:
    """Tells most lines from all wordings that the rules know: a twin of `Wordings.match`, up to where an expression would be tried.

    Parameters:
        limits: The numbers `BEGINNING`, `LINE`, `LONGEST`, `QUOTE`, `LONG`, `LAST` and `COMPARED`.
        marks: The quotation marks with which somebody's words begin; what is taken off a word before it is looked up among `words`; what is
            taken off the beginning, and off the end, of a line in normal form.
        unclear: Characters above ASCII that ASCII letters may come of when a line is folded.
        lines: The lines that are known as a whole, in normal form.
        seconds: As in `Wordings`.
        patterns: The first words for which there are patterns.
        cased: The first words for which there are patterns of names.
        asides: The first words for which there are patterns of what stands in brackets at the end.
        ends: As in `Wordings`.
        words: As in `Wordings`.
        ask: Six functions. The start of a line, by which patterns are found. The second word of one that is not plain letters, in normal form.
            A line in normal form. What patterns for lines with some start need, whatever the words are, and the first words for which that
            is another thing; it is also told whether the patterns are those of names. The same for a start and a first word, and the second
            words. And what they need for a start and both words. What patterns need is, for each group of them, the most characters of a
            line, collections of words, of each of which one must be in it, and how it begins.
    """

    cdef Py_ssize_t beginning, line, longest, quote, long_line, last, compared
    cdef str quotes, marks, bullets, endings, unclear
    cdef object lines, seconds, patterns, cased, asides, ends, words, start_of, second_of, normalise, of_start, of_first, of_second
    cdef dict found
    cdef bint is_bullet[128]
    cdef bint is_ending[128]

    def __init__(self, limits, marks, str unclear, lines, seconds, patterns, cased, asides, ends, words, ask):
        self.beginning, self.line, self.longest, self.quote, self.long_line, self.last, self.compared = limits
        self.quotes, self.marks, self.bullets, self.endings = marks
        self.unclear = unclear
        self.lines, self.seconds, self.ends, self.words = lines, seconds, ends, words
        self.patterns, self.cased, self.asides = patterns, cased, asides
        self.start_of, self.second_of, self.normalise, self.of_start, self.of_first, self.of_second = ask
        self.found = {}
        for i in range(128):
            self.is_bullet[i], self.is_ending[i] = chr(i) in self.bullets, chr(i) in self.endings

    def candidates(self, lines):
        """The numbers of the lines that a rule may know."""
        cdef Py_ssize_t i = 0
        cdef list found = []
        for line in lines:
            if self._may_match(line):
                found.append(i)
            i += 1
        return found

    def may_match(self, str text):
        """Whether a rule may know a line."""
        return self._may_match(text)

    def normal(self, str text):
        """A line in normal form: twin of `normalise`."""
        return self._normal(text, len(text))

    cdef bint _may_match(self, str text) except -1:
        cdef Py_ssize_t size = len(text), most = min(size, self.beginning), i = 0, first, first_end, other, other_end
        cdef bint plain = True, plain_second = True
        cdef Char char
        cdef str start, second = None, key = None
        cdef list two
        if size == 0:
            return True
        while i < most and Py_UNICODE_ISSPACE(READ(text, i)):
            i += 1
        first = i
        while i < most and not Py_UNICODE_ISSPACE(READ(text, i)):
            plain = plain and is_letter(READ(text, i))
            i += 1
        first_end = i
        while i < most and Py_UNICODE_ISSPACE(READ(text, i)):
            i += 1
        other = i
        while i < most and not Py_UNICODE_ISSPACE(READ(text, i)):
            plain_second = plain_second and is_letter(READ(text, i))
            i += 1
        other_end = i
        while i < most and Py_UNICODE_ISSPACE(READ(text, i)):
            i += 1
        if first == first_end or not plain or (size > self.beginning and i == most):
            start = self.start_of(text)
        else:
            start = text[first:first_end].lower()
            if other == other_end:
                second = ""
            elif plain_second:
                second = text[other:other_end].lower()
            elif i < most and Py_UNICODE_ISALNUM(READ(text, i)):
                second = self.second_of(text[other:other_end])
        if size <= self.line:
            seconds = self.seconds.get(start)
            if seconds is not None and (second is None or second in seconds):
                key = self._normal(text, self.compared)
                if key in self.lines:
                    return True
        if size <= self.quote or text[0] not in self.quotes:
            if start in self.patterns:
                if second is None:
                    two = self._normal(text, self.beginning).split(" ", 2) if size > self.long_line else []
                    if len(two) < 3:
                        key = self._normal(text, self.compared) if key is None else key
                        two = [*key.split(" ", 2), ""]
                    if self._fits(text, key, size, start, two[0], two[1], False):
                        return True
                elif self._fits(text, key, size, start, start, second, False):
                    return True
            if start in self.cased and self._fits(text, text, size, start, "", "", True):
                return True
        char = READ(text, size - 1)
        if char == 41 or char == 0xFF09:  # a closing bracket
            at = max(text.rfind("(", max(0, size - self.last)), text.rfind("（", max(0, size - self.last)))
            if at > 0 and self.start_of(text[at + 1 : size - 1]) in self.asides:
                return True
        ends = self.ends.get(text[size - 1])
        if ends is not None:
            for end in ends:
                if text.endswith(end):
                    return True
        if size <= self.longest:
            if "@" in text:
                return True
            if start in self.words:
                bare = second.strip(self.marks) if second else ""
                if not bare or bare in self.words:
                    key = self._normal(text, self.compared) if key is None else key
                    for word in key.split():
                        bare = word.strip(self.marks)
                        if bare and bare not in self.words:
                            return False
                    return True
        return False

    cdef bint _fits(self, str text, str compared, Py_ssize_t size, str start, str first, str second, bint of_names) except -1:
        """Whether a line holds what the patterns need that begin as it does.

        Parameters:
            text: The line.
            compared: The line in the form for which the patterns are meant; None if it is the normal form, and not made yet.
            size: The characters of the line.
            start: Its start.
            first: Its first word.
            second: Its second word.
            of_names: Whether the patterns are those of names.
        """
        cdef tuple key = (start, of_names)
        cdef str folded = None
        cdef dict by_first, by_second
        entry = self.found.get(key)
        if entry is None:
            otherwise, firsts = self.of_start(start, of_names)
            self.found[key] = entry = (otherwise, dict.fromkeys(firsts))
        found, by_first = entry
        if first in by_first:
            entry = by_first[first]
            if entry is None:
                otherwise, seconds = self.of_first(start, first)
                by_first[first] = entry = (otherwise, dict.fromkeys(seconds))
            found, by_second = entry
            if second in by_second:
                found = by_second[second]
                if found is None:
                    by_second[second] = found = self.of_second(start, first, second)
        for longest, needed, openings in <list>found:
            if size > longest:
                continue
            if folded is None:
                if not PyUnicode_IS_ASCII(text) and self._is_unclear(text):
                    return True
                folded = text.lower()
            for words in <tuple>needed:
                for word in <tuple>words:
                    if word in folded:
                        break
                else:
                    break
            else:
                if compared is None:
                    compared = self._normal(text, self.compared)
                if (compared + " ").startswith(openings):
                    return True
        return False

    cdef bint _is_unclear(self, str text) except -1:
        """Whether folding a line may make ASCII letters of others."""
        cdef Py_ssize_t i
        cdef Char char
        for i in range(len(text)):
            char = READ(text, i)
            if char >= 128 and chr(char) in self.unclear:
                return True
        return False

    cdef str _normal(self, str text, Py_ssize_t most):
        """The first characters of a line in normal form."""
        cdef Py_ssize_t n = min(len(text), most), i = 0, end = 0, start = 0, used = 0
        cdef unsigned char* buffer
        cdef const unsigned char* chars
        cdef Char char
        if not PyUnicode_IS_ASCII(text):
            return self.normalise(text[:most])
        chars = <const unsigned char*>PyUnicode_AsUTF8AndSize(text, NULL)
        buffer = <unsigned char*>malloc(2 * n + 2)
        if buffer == NULL:
            raise MemoryError
        try:
            for i in range(n):  # lower case, and white space made one space, none at the ends
                char = chars[i]
                if Py_UNICODE_ISSPACE(char):
                    if end and buffer[end - 1] != 32:
                        buffer[end] = 32
                        end += 1
                else:
                    buffer[end] = char | 32 if 65 <= char <= 90 else char
                    end += 1
            if end and buffer[end - 1] == 32:
                end -= 1
            while start < end and self.is_bullet[buffer[start]]:
                start += 1
            while start < end and self.is_ending[buffer[end - 1]]:
                end -= 1
            i = start
            start = used = end  # what follows is written behind
            n = end
            while i < n:
                if not is_digit(buffer[i]):
                    buffer[used] = buffer[i]
                    i += 1
                else:
                    buffer[used] = 48
                    while i < n and is_digit(buffer[i]):
                        i += 1
                    while i + 3 < n and buffer[i] == 44 and is_digit(buffer[i + 1]) and is_digit(buffer[i + 2]) and is_digit(buffer[i + 3]):
                        i += 4
                used += 1
            if used - start >= 3 and buffer[start] == 48 and buffer[start + 1] == 46 and buffer[start + 2] == 32:
                start += 3
            return buffer[start:used].decode("ascii")
        finally:
            free(buffer)


cdef inline bint is_digit(Char char) noexcept nogil:
    return 48 <= char <= 57


cdef enum:
    FIELD = 16  # leaves of a tree, at most
    MOST_TREES = 4096
    MOST_FEATURES = 4096


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
        self.thresholds = <double*>malloc((count + 1) * sizeof(double))
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
                if not 0 <= tree < self.trees or used > self.first[feature] and threshold < self.thresholds[used - 1]:
                    raise ValueError("the trees are of another size than they should be")
                if used == self.first[feature] or self.thresholds[used - 1] != threshold:
                    memcpy(&mask[self.trees], mask, self.trees * sizeof(uint16_t))
                    mask = &mask[self.trees]
                    self.thresholds[used] = threshold
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
        cdef uint16_t* left = <uint16_t*>malloc(self.trees * sizeof(uint16_t))
        cdef unsigned char* packed = <unsigned char*>malloc(self.trees * sizeof(uint16_t))
        cdef const uint16_t* mask
        cdef int feature, tree, low, high, middle, leaf
        cdef int64_t total
        cdef double value
        cdef list found = []
        try:
            if left == NULL or packed == NULL:
                raise MemoryError
            for row in rows:
                if len(row) != self.features:
                    raise ValueError("there is not one value for each feature")
                memcpy(left, self.possible, self.trees * sizeof(uint16_t))
                feature = 0
                for one in row:
                    value = one
                    low, high = self.first[feature], self.first[feature + 1]
                    while low < high:
                        middle = (low + high) // 2
                        if self.thresholds[middle] < value:
                            low = middle + 1
                        else:
                            high = middle
                    mask = &self.masks[<Py_ssize_t>(low + feature) * self.trees]
                    for tree in range(self.trees):
                        left[tree] &= mask[tree]
                    feature += 1
                total = self.baseline
                for tree in range(self.trees):
                    leaf = 0
                    while leaf < FIELD - 1 and not left[tree] >> leaf & 1:
                        leaf += 1
                    total += self.leaves[tree * FIELD + leaf]
                for tree in range(self.trees):
                    packed[2 * tree], packed[2 * tree + 1] = left[tree] & 0xFF, left[tree] >> 8
                found.append((total / self.steps, int.from_bytes(packed[: 2 * self.trees], "little")))
            return found
        finally:
            free(left)
            free(packed)
