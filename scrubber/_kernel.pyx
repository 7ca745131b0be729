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
from libc.stdint cimport int16_t, int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy, memset

ctypedef uint32_t Char  # a code point

cdef extern from "Python.h":
    Char* PyUnicode_AsUCS4Copy(object text) except NULL
    void PyMem_Free(void* memory)
    Char* PyUnicode_AsUCS4(object text, Char* buffer, Py_ssize_t size, bint ends_with_nul) except NULL
    bint PyUnicode_IS_ASCII(object text)
    object PyUnicode_FromKindAndData(int kind, const void* data, Py_ssize_t size)

cdef enum:
    FORMAT = 2  # of what Python hands over; `scrubber.kernel` asks for the same
    MOST_MODELS = 80
    MOST_PAGES = 32
    CODE_POINTS = 0x110000
    KINDS = 1 << 14
    VECTORS = 1 << 14  # pairs whose costs in all languages are kept, of 160 bytes each; only time and memory, like the next two
    FOREIGN = 1 << 16  # costs of letters in languages that are kept
    LOOKS = 64  # places in a text that Python is asked about one by one, before it is asked about all of it
    NO_BYTE = 0x100
    EDGE = 32  # a space: what a line is weighed between

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


cdef inline uint64_t pair_key(Char a, Char b) noexcept nogil:
    return (<uint64_t>a << 21 | b) + 1


cdef struct Header:
    char magic[8]
    uint32_t format, models, chars, classes, digest, tables


cdef class Languages:
    """The models of all languages, and of the two pools behind them: twin of `scrubber.language.model.CharacterModel`.

    Parameters:
        file: What `scrubber.language.kernel_file` makes, as it lies in memory.
        order: The place of each language in the order of their names.
        class_of: Gives the number of the class of a character that no model knows.

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
    cdef uint16_t* kind_of
    cdef const Kind* kinds
    cdef int chars
    cdef uint64_t* keys
    cdef int16_t* vectors
    cdef int filled

    def __cinit__(self, const uint8_t[::1] file, list order, class_of):
        cdef const Header* header
        cdef const uint32_t* sizes
        cdef const uint32_t* points
        cdef uint64_t at, first, total
        cdef uint32_t i
        cdef int model
        self.file, self.class_of = file, class_of
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

    cdef const Kind* kind(self, Char char) except NULL:
        cdef int number
        if self.kind_of[char] == 0:
            number = self.class_of(chr(char), self.classes)
            if not 0 <= number < len(self.classes):
                raise ValueError("there is no such class of characters")
            self.kind_of[char] = self.chars + number + 1
        return &self.kinds[self.kind_of[char] - 1]

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
        while self.keys[at] != key:
            if self.keys[at] == 0:
                if self.filled >= VECTORS * 3 // 4:
                    memset(self.keys, 0, VECTORS * sizeof(uint64_t))
                    self.filled = 0
                    at = mixed(key) & (VECTORS - 1)
                a, b = self.kind(before), self.kind(char)
                found = &self.vectors[at * MOST_MODELS]
                for i in range(self.count):
                    found[i] = self.pair(i, a, b)
                self.keys[at] = key
                self.filled += 1
                return found
            at = (at + 1) & (VECTORS - 1)
        return &self.vectors[at * MOST_MODELS]

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
    def rank(self, str text, int count):
        """The languages in which a text costs least, with the cost: twin of `CharacterModel.ranking`."""
        cdef int64_t totals[MOST_MODELS]
        cdef bint taken[MOST_MODELS]
        cdef Py_ssize_t i, n = len(text)
        cdef int j, best
        cdef const int16_t* costs
        cdef Char last = 10
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        memset(totals, 0, sizeof(totals))
        memset(taken, 0, sizeof(taken))
        try:
            for i in range(n + 1):
                costs = self.vector(last, chars[i] if i < n else 10)
                for j in range(MOST_MODELS):
                    totals[j] += costs[j]
                last = chars[i]
        finally:
            PyMem_Free(chars)
        found = []
        while len(found) < min(count, self.count):
            best = -1
            for j in range(self.count):
                if not taken[j] and (best < 0 or totals[j] < totals[best] or (totals[j] == totals[best] and self.order[j] < self.order[best])):
                    best = j
            taken[best] = True
            found.append((best, totals[best]))
        return found


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
        twins: What is asked of Python: whether a text holds a question mark where a letter was lost (`is_question`), whether something was
            lost at a place of a text (`is_lossy`), what a character costs in a language that does not spell with it (`foreignness`),
            whether a text is of a script that is not the language's (`is_foreign_word`), what the end of a word is worth (`ends_word`).
    """

    cdef readonly Languages languages
    cdef object describe, is_question, is_lossy, foreignness, is_foreign_word, ends_word, edit
    cdef uint32_t* flags
    cdef Char* lower
    cdef uint16_t* owners
    cdef uint64_t (*masks)[2]
    cdef int used_masks
    cdef dict mask_of
    cdef uint16_t* on_pages
    cdef uint16_t (*bytes_of)[MOST_PAGES]
    cdef int used_bytes, pages
    cdef Numbers telling
    cdef Numbers foreign
    cdef int window, places, enough, odd_pair, surcharge, repeated, sign, most_cost
    cdef double near, explained, likely, unusual
    cdef int cap_control, cap_repeated, cap_usual, cap_two_signs, cap_letter_at_edge, cap_sign_at_edge, cap_sign
    cdef int odd_capital, pool_surcharge, sign_in_repair, mixed_word, case, lone, foreign_script, word_of_another_script
    cdef uint32_t aliens[MOST_PAGES]

    def __cinit__(self, Languages languages, describe, int pages, str telling, list aliens, dict limits, dict twins):
        cdef Py_ssize_t i
        cdef Char* chars
        self.languages, self.describe = languages, describe
        self.is_question, self.is_lossy, self.foreignness = twins["is_question"], twins["is_lossy"], twins["foreignness"]
        self.is_foreign_word, self.ends_word, self.edit = twins["is_foreign_word"], twins["ends_word"], twins["Edit"]
        if not 0 < pages <= MOST_PAGES or languages.count > 128 or len(telling) % 2:
            raise ValueError("there are too many pages or languages")
        if len(aliens) != pages or not issubclass(self.edit, tuple):
            raise ValueError("the tables do not fit together")
        self.pages = pages
        for i in range(pages):
            self.aliens[i] = aliens[i]
        self.flags = <uint32_t*>calloc(CODE_POINTS, sizeof(uint32_t))
        self.lower = <Char*>calloc(CODE_POINTS, sizeof(Char))
        self.owners = <uint16_t*>calloc(CODE_POINTS, sizeof(uint16_t))
        self.on_pages = <uint16_t*>calloc(CODE_POINTS, sizeof(uint16_t))
        self.masks = <uint64_t (*)[2]>calloc(1 << 16, sizeof(self.masks[0]))
        self.bytes_of = <uint16_t (*)[MOST_PAGES]>calloc(1 << 13, sizeof(self.bytes_of[0]))
        if NULL in (self.flags, self.lower, self.owners, self.on_pages, self.masks, self.bytes_of):
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
        self.window, self.places, self.enough = limits["WINDOW"], limits["PLACES"], limits["ENOUGH"]
        self.odd_pair, self.surcharge, self.most_cost = limits["ODD_PAIR"], limits["SURCHARGE"], limits["MOST"]
        self.repeated, self.sign = limits["REPEATED"], limits["SIGN"]
        self.near, self.explained, self.likely, self.unusual = limits["NEAR"], limits["EXPLAINED"], limits["LIKELY"], limits["UNUSUAL"]
        self.cap_control, self.cap_repeated, self.cap_usual = limits["CAP_CONTROL"], limits["CAP_REPEATED"], limits["CAP_USUAL"]
        self.cap_two_signs, self.cap_sign = limits["CAP_TWO_SIGNS"], limits["CAP_SIGN"]
        self.cap_letter_at_edge, self.cap_sign_at_edge = limits["CAP_LETTER_AT_EDGE"], limits["CAP_SIGN_AT_EDGE"]
        self.odd_capital, self.pool_surcharge = limits["ODD_CAPITAL"], limits["POOL_SURCHARGE"]
        self.sign_in_repair, self.mixed_word, self.case = limits["SIGN_IN_REPAIR"], limits["MIXED_WORD"], limits["CASE"]
        self.lone, self.foreign_script = limits["LONE"], limits["FOREIGN_SCRIPT"]
        self.word_of_another_script = limits["WORD_OF_ANOTHER_SCRIPT"]

    def __dealloc__(self):
        free(self.flags)
        free(self.lower)
        free(self.owners)
        free(self.on_pages)
        free(self.masks)
        free(self.bytes_of)
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
        cdef int number, page
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
            self.on_pages[char] = self.used_bytes
            self.used_bytes += 1
        self.owners[char], self.lower[char] = self.mask_of[key], lower
        self.flags[char] = <uint32_t>flags | <uint32_t>DESCRIBED
        return 0

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
        cdef Py_ssize_t i, n = len(text)
        cdef Char before = 10, char, after
        cdef uint32_t flags
        cdef Char* chars
        if PyUnicode_IS_ASCII(text):
            return False
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            for i in range(n):
                char, after = chars[i], chars[i + 1]
                if char >= 0x80:
                    flags = self.of(char)
                    if flags & (TELLING_FIRST | TELLING_SECOND) and self._is_telling(before, char, flags, after):
                        return True
                before = char
            return False
        finally:
            PyMem_Free(chars)

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
        if n <= self.places * self.window:
            return self._explains(chars, n, owners, self.unusual if lines else 0.0)
        sample = self._samples(chars, n, &size)
        try:
            return self._explains(sample, size, owners, self.unusual if lines else 0.0)
        finally:
            free(sample)

    cdef Char* _samples(self, const Char* chars, Py_ssize_t n, Py_ssize_t* size) except NULL:
        """Pieces of a text around some of its characters beyond ASCII, with spaces between them: twin of `legacy.explained.samples`."""
        cdef Py_ssize_t place, at, start, end, after = 0
        cdef Char* sample = <Char*>malloc((self.places * (self.window + 1)) * sizeof(Char))
        if sample == NULL:
            raise MemoryError
        size[0] = 0
        for place in range(self.places):
            at = max(after, n * place // self.places)
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

    @cython.critical_section
    def language_of(self, str text, double spoken, int few):
        """The number of the language that explains the lines of a text; -1 if none does: twin of `legacy.suspects`."""
        cdef int32_t usual[MOST_MODELS]
        cdef int64_t totals[MOST_MODELS]
        cdef int64_t cost, least = 0
        cdef Py_ssize_t n, telling
        cdef int j, most = 0, likely = 0, best = -1
        cdef uint64_t* pairs = NULL
        cdef Char* sample = NULL
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            sample = self._samples(chars, len(text), &n)
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
                    cost = self._cost_between_spaces(sample, n, j)
                    if best < 0 or cost < least:
                        best, least = j, cost
            return best if self._are_likely(pairs, telling, best) or least / 100.0 <= spoken * n else -1
        finally:
            PyMem_Free(chars)
            free(sample)
            free(pairs)

    cdef int64_t _cost_between_spaces(self, const Char* chars, Py_ssize_t n, int language) except -1:
        cdef int64_t cost = 0
        cdef Py_ssize_t i
        cdef const Kind* last = self.languages.kind(EDGE)
        cdef const Kind* kind
        for i in range(n + 1):
            kind = self.languages.kind(chars[i] if i < n else <Char>EDGE)
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
        cdef int64_t once[MOST_MODELS]
        cdef Char before = EDGE, char
        cdef Py_ssize_t i
        cdef int j
        memset(totals, 0, MOST_MODELS * sizeof(int64_t))
        for i in range(n + 1):
            char = chars[i] if i < n else EDGE
            self._pair(before, char, once)
            for j in range(self.languages.count + 1):
                totals[j] += once[j]
            before = char
        return 0

    cdef int _pair(self, Char before, Char char, int64_t* costs) except -1:
        """What a pair costs as it stands in each language and in the pools, in fifths of a nat."""
        cdef Languages languages = self.languages
        cdef const Kind* a = languages.kind(before)
        cdef const Kind* b = languages.kind(char)
        cdef uint64_t own[2]
        cdef int j, cap, cost, pooled = min(self.most_cost, languages.pooled(a, b) // 20)
        if (self.of(before) | self.of(char)) & SIGN:
            cost = min(pooled, self.repeated if before == char else self.sign)
            for j in range(languages.count + 1):
                costs[j] = cost
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
        cdef int64_t once[MOST_MODELS]
        cdef Char chars[2]
        cdef int j
        memset(totals, 0, sizeof(totals))
        for (before, char), count in pairs.items():
            chars[0], chars[1] = ord(before), ord(char)
            self._pair(chars[0], chars[1], once)
            for j in range(self.languages.count + 1):
                totals[j] += once[j] * <int64_t>count
        return struct.pack(f"<{self.languages.count + 1}I", *[min(totals[j], 0xFFFFFFFF) for j in range(self.languages.count + 1)])

    @cython.critical_section
    def is_likely(self, str text, int most):
        """Whether each pair with a character beyond ASCII costs less than so much as it stands, the edges counted as spaces."""
        cdef Py_ssize_t i, n = len(text)
        cdef Char before = EDGE, char
        cdef Char* chars = PyUnicode_AsUCS4Copy(text)
        try:
            for i in range(n + 1):
                char = chars[i] if i < n else EDGE
                if (before >= 0x80 or char >= 0x80) and self._as_is(before, char) >= most:
                    return False
                before = char
            return True
        finally:
            PyMem_Free(chars)

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

    cdef int _foreign(self, Char char, int language) except -1:
        cdef uint64_t key = (<uint64_t>char << 8 | language) + 1
        cdef int32_t* found = find(&self.foreign, key)
        cdef int cost
        if found != NULL:
            return found[0]
        cost = self.foreignness(chr(char), language)
        put(&self.foreign, key, cost)
        return cost

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
                cost = min(cost, self.sign_in_repair)
            total += cost
            if i < n and char >= 0x80:
                foreign += self._foreign(char, language)
            a, last = b, char
        if foreign >= self.foreign_script and n < self.word_of_another_script and self.is_foreign_word(text_of(chars, n), language):
            foreign += self.lone
        if self._mixes(before, chars[0]) or self._mixes(after, chars[n - 1]):
            foreign += self.mixed_word
        return total + foreign

    @cython.critical_section
    def score(self, str line, str repaired, edits, list languages):
        """The costs of a repair: twin of what `scrubber.mojibake.scoring.score` sums up.

        Parameters:
            edits: The spans of the line, sorted and disjoint, with what replaces each.
            languages: Numbers of languages.

        Returns:
            For each language its gain, the gain of each edit, what the edits cost, and what they cost in its model alone.
        """
        cdef Spans spans = Spans(line, edits, False)
        cdef Py_ssize_t i, j, n = spans.count
        cdef int64_t* stands = <int64_t*>malloc((n + 1) * 2 * sizeof(int64_t))
        cdef int64_t* cases = stands + n + 1
        cdef int32_t* first = NULL
        cdef int64_t costs, learned, once, gain, cost
        cdef int language
        cdef Span* span
        cdef bint alone
        found = []
        try:
            first = <int32_t*>malloc((n + 1) * sizeof(int32_t))
            if stands == NULL or first == NULL:
                raise MemoryError
            alone = self._count_east_asian(repaired) == 1
            for i in range(n):
                span = &spans.spans[i]
                stands[i] = self._cost_as_is(span.before, &spans.chars[span.start], span.end - span.start, span.after)
                if self._may_end_word(spans, span):
                    stands[i] -= self.ends_word(line, edits[i])
                cases[i] = self._breaks_case(spans, span)
                if alone and self._is_glued(spans, span):
                    cases[i] += self.mixed_word
            spans.number(first)
            for language in languages:
                if not 0 <= language < self.languages.count:
                    raise IndexError(language)
                costs = learned = once = 0
                gains = []
                for i in range(n):
                    span = &spans.spans[i]
                    cost = cases[i] + self._cost_repaired(span.before, &spans.put_in[span.at], span.size, span.after, language, &learned)
                    gain = stands[i] - cost
                    costs += cost
                    once += gain if first[i] == i else min(gain, 0)
                    gains.append(gain)
                found.append((once, gains, costs, learned))
            return found
        finally:
            free(stands)
            free(first)

    @cython.critical_section
    def promise(self, str line, edits):
        """What a repair gains where both sides are weighed as text of any language, in hundredths of a nat.

        Parameters:
            edits: Its edits, one for each character; those that touch are weighed as one.
        """
        cdef Spans spans = Spans(line, edits, True)
        cdef int64_t gain = 0
        cdef Py_ssize_t i
        cdef Span* span
        for i in range(spans.count):
            span = &spans.spans[i]
            gain += self._cost_as_is(span.before, &spans.chars[span.start], span.end - span.start, span.after)
            gain -= self._cost_as_is(span.before, &spans.put_in[span.at], span.size, span.after)
        return gain

    @cython.critical_section
    def unread(self, str line, edits, int page):
        """How many characters beyond ASCII outside the edits a page lacks, how many it has, and how many controls in them it would not leave."""
        cdef Spans spans = Spans(line, edits, False)
        cdef Py_ssize_t i, at = 0, outside = 0, bare = 0, alien = 0
        cdef Char char
        if not 0 <= page < self.pages:
            raise IndexError(page)
        for i in range(spans.count + 1):
            while at < (spans.spans[i].start if i < spans.count else spans.size):
                char = spans.chars[at]
                if char >= 0x80:
                    if self._byte(char, page) == NO_BYTE:
                        outside += 1
                    else:
                        bare += 1
                at += 1
            if i < spans.count:
                while at < spans.spans[i].end:
                    char = spans.chars[at]
                    alien += 0x80 <= char < 0xA0 and self.aliens[page] >> (char - 0x80) & 1
                    at += 1
        return outside, bare, alien

    cdef inline uint16_t _byte(self, Char char, int page) except? 0xFFFF:
        if char < 0x80:
            return char
        self.of(char)
        return self.bytes_of[self.on_pages[char]][page]

    cdef Py_ssize_t _count_east_asian(self, str text) except -1:
        cdef Char* chars
        cdef Py_ssize_t i, count = 0
        if PyUnicode_IS_ASCII(text):
            return 0
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            for i in range(len(text)):
                count += chars[i] >= 0x80 and self.of(chars[i]) & EAST_SCRIPT != 0
        finally:
            PyMem_Free(chars)
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

    @cython.critical_section
    def pages_of(self, str text):
        """The pages that read anything of a text back, each with the number of characters that it reads: see `utf8._likeliest`."""
        cdef Py_ssize_t i, size, read, n = len(text)
        cdef int page
        cdef Char char
        cdef Char* chars
        found = []
        if PyUnicode_IS_ASCII(text):
            return found
        chars = PyUnicode_AsUCS4Copy(text)
        try:
            for page in range(self.pages):
                i = read = 0
                while i < n:
                    size = self._sequence(chars, i, n, page, &char) if chars[i] >= 0x80 else 0
                    read += size
                    i += size if size else 1
                if read:
                    found.append((page, read))
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


cdef inline bint is_capital(Char char) noexcept nogil:
    return 65 <= char <= 90


cdef str text_of(const Char* chars, Py_ssize_t n):
    return PyUnicode_FromKindAndData(4, chars, n)


cdef struct Span:
    Py_ssize_t start, end
    Char before, after  # what stands beside it; a space at the edges of the line
    Py_ssize_t at, size  # of what replaces it, in `put_in`


cdef class Spans:
    """The edits of a line, checked."""

    cdef Char* chars
    cdef Char* put_in
    cdef Span* spans
    cdef Py_ssize_t size, count

    def __cinit__(self, str line, edits, bint merged):
        cdef Py_ssize_t start, end, last = 0, total = 0
        cdef Span* span = NULL
        cdef str replacement
        self.size = len(line)
        self.chars = PyUnicode_AsUCS4Copy(line)
        self.spans = <Span*>malloc((len(edits) + 1) * sizeof(Span))
        if self.spans == NULL:
            raise MemoryError
        for start, end, replacement in edits:
            if not last <= start < end <= self.size or not replacement:
                raise ValueError("an edit is not of the line, or not in order")
            if merged and span != NULL and last == start:
                span.end = end
                span.size += len(replacement)
            else:
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
        PyMem_Free(self.chars)
        free(self.spans)
        free(self.put_in)

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


cdef inline Char edge(Char char) noexcept nogil:
    return EDGE if char == 10 or char == 13 else char
