#include "signs.h"

#include "block.h"

// A search with a question for each candidate: `kind` marks bytes in a block, and `is_found` says of the offset of one,
// whether it is what is looked for; `margin` is how many bytes behind a block are read. Behind the last bytes zeros are
// read, which are of no kind.
#define SEARCH(kind, is_found, margin)                                                   \
  size_t at = from;                                                                      \
  for (; at + 32 + (margin) <= count; at += 32) RETURN_FOUND(kind, bytes + at, is_found) \
  for (; at < count; at += 32) {                                                         \
    uint8_t rest[32 + (margin)];                                                         \
    copy_rest(bytes + at, count - at, rest, sizeof rest);                                \
    RETURN_FOUND(kind, rest, is_found)                                                   \
  }                                                                                      \
  return count;

#define RETURN_FOUND(kind, block, is_found)                                             \
  for (uint32_t marks = kind##_32(block, 0); marks != 0; marks &= marks - 1) {          \
    const size_t place = at + first_mark(marks);                                        \
    if (is_found) return place;                                                         \
  }

// Copies the last bytes, as many as there is room for, and puts zeros behind them.
INLINE void copy_rest(const uint8_t *bytes, size_t count, uint8_t *rest, size_t room) {
  memset(rest, 0, room);
  memcpy(rest, bytes, count < room ? count : room);
}

// MARK: - Normalize

// Which bytes of a block begin what may be treated, for simplicity with some code points that may not. Those that are
// frequent are told by all their bytes. Reads two bytes behind the block.
INLINE uint64_t unusual_leads(const uint8_t *place) {
  block64 v, second, third;
  memcpy(&v, place, sizeof v);
  memcpy(&second, place + 1, sizeof second);
  memcpy(&third, place + 2, sizeof third);
  // U+0080 to U+00A0, U+00AD; U+2000 to U+200D and from U+2028 on; from U+2040 on; U+3000; but for U+FF00 to U+FF0F.
  const block64 is_latin = (v == 0xC2) & ((second <= 0xA0) | (second == 0xAD));
  const block64 is_punctuation =
    (v == 0xE2) & (((second == 0x80) & ((third < 0x8E) | (third >= 0xA8))) | (second == 0x81));
  const block64 is_ideographic_space = (v == 0xE3) & (second == 0x80) & (third == 0x80);
  const block64 is_wide = (v == 0xEF) & ((second != 0xBC) | (third >= 0x90));
  return MARKS64(
    is_latin | is_punctuation | is_ideographic_space | is_wide | (v == 0xE1) | ((v & 0xFC) == 0xF0));
}

// Whether a blank ends in front of an offset, or anything else but a visible character or an LF that may be trimmed.
INLINE bool may_be_trimmed(const uint8_t *bytes, size_t end) {
  if (end == 0) return false;
  const uint8_t last = bytes[end - 1];
  if (last < 0x80) return (uint8_t)(last - 0x21) >= 0x5E && last != '\n';
  if (end >= 2 && last == 0xA0 && bytes[end - 2] == 0xC2) return true;
  if (end < 3) return false;
  const uint8_t second = bytes[end - 2];
  switch (bytes[end - 3]) {
  case 0xE1: return second == 0x9A && last == 0x80;
  case 0xE2: return (second == 0x80 && (last <= 0x8A || last == 0xAF)) || (second == 0x81 && last == 0x9F);
  case 0xE3: return second == 0x80 && last == 0x80;
  default: return false;
  }
}

// Whether something may have to be trimmed in front of an LF.
INLINE bool is_unusual_line_end(const uint8_t *bytes, size_t place) {
  return may_be_trimmed(bytes, place > 0 && bytes[place - 1] == '\r' ? place - 1 : place);
}

static bool is_unusual(const uint8_t *here, size_t rest) {
  const uint8_t second = rest > 1 ? here[1] : 0;
  const uint8_t third = rest > 2 ? here[2] : 0;
  const uint8_t fourth = rest > 3 ? here[3] : 0;
  switch (here[0]) {
  case '\t': case '\f': case '\r': return false;
  case 0xC2: return (second >= 0x80 && second <= 0xA0) || second == 0xAD;
  case 0xE1: return second == 0xA0 && third == 0x8E;
  case 0xE2:
    // U+2000 to U+200D and U+2028 to U+202F; U+205F to U+206F but for U+2065.
    if (second == 0x80) return (third >= 0x80 && third < 0x8E) || (third >= 0xA8 && third < 0xB0);
    return second == 0x81 && third >= 0x9F && third < 0xB0 && third != 0xA5;
  case 0xE3: return second == 0x80 && third == 0x80;
  case 0xEF:
    switch (second) {
    case 0xAC: return third >= 0x80 && third <= 0x86;
    case 0xBB: return third == 0xBF;
    case 0xBC: return (third >= 0x90 && third <= 0x99) || (third >= 0xA1 && third <= 0xBA);
    case 0xBD: return third >= 0x81 && third <= 0x9A;
    case 0xBF: return third >= 0xB9 && third <= 0xBC;
    default: return false;
    }
  case 0xF0: return second == 0x9F && third == 0x8F && fourth == 0xB4;
  case 0xF3: return second == 0xA0 && (third == 0x80 || third == 0x81) && (fourth & 0xC0) == 0x80;
  default: return here[0] < 0x20 || here[0] == 0x7F;
  }
}

INLINE bool is_unusual_at(const uint8_t *bytes, size_t count, size_t place) {
  const uint8_t byte = bytes[place];
  if ((uint8_t)(byte - 0x20) < 0x5F) return false;
  if (byte == '\n') return is_unusual_line_end(bytes, place);
  return is_unusual(bytes + place, count - place);
}

// Whether nothing can be trimmed behind a byte: a visible ASCII character or an LF.
INLINE bool is_firm(uint8_t byte) { return (uint8_t)(byte - 0x21) < 0x5E || byte == '\n'; }

// Which bytes of a block may be unusual, of a code point its first one; `is_behind_firm` is of the byte in front of the
// block, and then of its last byte. Reads two bytes behind the block.
INLINE uint64_t unusual_64(const uint8_t *place, uint64_t *is_behind_firm) {
  block64 v;
  memcpy(&v, place, sizeof v);
  const uint64_t line_feeds = MARKS64(v == '\n');
  const uint64_t others = MARKS64(v >= 0x80);
  const uint64_t controls = MARKS64((v < 0x20) | (v == 0x7F));
  const uint64_t firm = ~(others | controls | MARKS64(v == ' ')) | line_feeds;
  const uint64_t marks = controls & ~(line_feeds & (firm << 1 | *is_behind_firm));
  *is_behind_firm = firm >> 63;
  // Most blocks hold nothing but printing ASCII and line ends with nothing to trim.
  if (others == 0) return marks;
  return marks | unusual_leads(place);
}

INLINE size_t find_unusual_body(const uint8_t *bytes, size_t count, size_t from) {
  uint64_t is_behind_firm = from > 0 && is_firm(bytes[from - 1]);
  size_t at = from;
  for (; at + 66 <= count; at += 64) {
    for (uint64_t marks = unusual_64(bytes + at, &is_behind_firm); marks != 0; marks &= marks - 1) {
      const size_t place = at + first_mark(marks);
      if (is_unusual_at(bytes, count, place)) return place;
    }
  }
  for (; at < count; at += 64) {
    uint8_t rest[66];
    copy_rest(bytes + at, count - at, rest, sizeof rest);
    for (uint64_t marks = unusual_64(rest, &is_behind_firm); marks != 0; marks &= marks - 1) {
      const size_t place = at + first_mark(marks);
      // Behind the bytes are zeros, which are control characters.
      if (place >= count) return count;
      if (is_unusual_at(bytes, count, place)) return place;
    }
  }
  return count;
}
CHOSEN(size_t, find_unusual, (const uint8_t *bytes, size_t count, size_t from), (bytes, count, from))

// MARK: - Quotes

// Which bytes of a block may begin a mark.
INLINE uint64_t mark_leads(const uint8_t *place) {
  block64 v;
  memcpy(&v, place, sizeof v);
  return MARKS64((v == 0xE2) | (v == 0xCA));
}

INLINE bool is_mark(const uint8_t *bytes, size_t count, size_t place, uint64_t wanted) {
  if (bytes[place] == 0xCA) return place + 1 < count && bytes[place + 1] == 0xBC;
  if (bytes[place] != 0xE2 || place + 2 >= count || bytes[place + 1] != 0x80) return false;
  const uint8_t last = bytes[place + 2];
  return (last & 0xC0) == 0x80 && (wanted >> (last & 0x3F) & 1) != 0;
}

// Notes the places of the marks of a block, as many as there is room for, behind those that are noted; returns how many are.
INLINE size_t note_marks(
  const uint8_t *block, size_t at, const uint8_t *bytes, size_t count, uint64_t wanted, size_t *places, size_t noted,
  size_t room) {
  for (uint64_t marks = mark_leads(block); marks != 0 && noted < room; marks &= marks - 1) {
    const size_t place = at + first_mark(marks);
    places[noted] = place;
    noted += is_mark(bytes, count, place, wanted);
  }
  return noted;
}

INLINE size_t find_marks_body(
  const uint8_t *bytes, size_t count, size_t from, uint64_t wanted, size_t *places, size_t room) {
  size_t found = 0;
  size_t at = from;
  for (; at + 64 <= count && found < room; at += 64) {
    found = note_marks(bytes + at, at, bytes, count, wanted, places, found, room);
  }
  if (at >= count) return found;
  uint8_t rest[64];
  copy_rest(bytes + at, count - at, rest, sizeof rest);
  return note_marks(rest, at, bytes, count, wanted, places, found, room);
}
CHOSEN(
  size_t, find_marks,
  (const uint8_t *bytes, size_t count, size_t from, uint64_t wanted, size_t *places, size_t room),
  (bytes, count, from, wanted, places, room))

// MARK: - Collapse

// Reads one byte behind the block.
INLINE uint32_t foldable_32(const uint8_t *place, uint8_t byte) {
  (void)byte;
  block32 v, next;
  memcpy(&v, place, sizeof v);
  memcpy(&next, place + 1, sizeof next);
  const block32 is_ascii_blank = (v == '\t') | ((v == ' ') & (next == ' '));
  // Most blocks hold neither.
  if (MARKS32(is_ascii_blank | (v >= 0x80)) == 0) return 0;
  // Leads of quotes and blanks; of E2 and E3 where 80 or 81 follows.
  return MARKS32(
    is_ascii_blank | (v == 0xC2) | (v == 0xE1) | (((v & 0xFE) == 0xE2) & ((next & 0xFE) == 0x80)));
}

static bool is_foldable(const uint8_t *bytes, size_t count, size_t place) {
  const uint8_t *const here = bytes + place;
  const uint8_t second = place + 1 < count ? here[1] : 0;
  const uint8_t third = place + 2 < count ? here[2] : 0;
  switch (here[0]) {
  case '\t': return true;
  case ' ': return second == ' ';
  case 0xC2: return second == 0xA0;
  case 0xE1: return second == 0x9A && third == 0x80;
  case 0xE2:
    // The spaces from U+2000, the quotes from U+2018, U+202F; U+205F.
    if (second == 0x80) return (third >= 0x80 && third <= 0x8A) || (third >= 0x98 && third <= 0x9F) || third == 0xAF;
    return second == 0x81 && third == 0x9F;
  case 0xE3: return second == 0x80 && third == 0x80;
  default: return false;
  }
}

INLINE size_t find_foldable_body(const uint8_t *bytes, size_t count, size_t from) {
  SEARCH(foldable, is_foldable(bytes, count, place), 1)
}
CHOSEN(size_t, find_foldable, (const uint8_t *bytes, size_t count, size_t from), (bytes, count, from))

// The signs that are counted by looking at what stands beside them.
KIND(
  sign,
  (v == '\t') | (v == '|') | (v == '%') | (v == '#') | (v == ')') | (v == '=') | (v == '>') | (v == ':') | (v == '&'))
KIND(digit, (v - '0') < 10)
KIND(letter, (((v | 0x20) - 'a') < 26) | (v >= 0xC0))
KIND(blank, (v == ' ') | (v == '\t'))

INLINE bool is_operator(uint8_t first, uint8_t second) {
  switch (second) {
  case ')': return first == '(';
  case '=': return first == '=';
  case '>': return first == '=' || first == '-';
  case ':': case '&': case '|': return first == second;
  default: return false;
  }
}

// Takes note of the sign at an offset.
INLINE void note_sign(winnow_line_signs *signs, const uint8_t *bytes, size_t count, size_t place) {
  const uint8_t sign = bytes[place];
  const uint8_t before = place > 0 ? bytes[place - 1] : 0;
  signs->tabs += sign == '\t';
  signs->bars += sign == '|';
  signs->operators += is_operator(before, sign);
  const bool is_column_sign = (sign == '%' || sign == '#') && before == ' ';
  signs->column_signs += is_column_sign && place + 1 < count && bytes[place + 1] == ' ';
}

INLINE winnow_line_signs count_line_signs_body(const uint8_t *bytes, size_t count) {
  winnow_line_signs signs = {0};
  uint32_t last_blank = 0;  // whether the byte in front of the block is a blank
  uint32_t before_last = 0;  // and the one in front of that
  for (size_t at = 0; at < count; at += 32) {
    const uint8_t *block = bytes + at;
    uint8_t rest[32] = {0};
    if (at + 32 > count) {
      memcpy(rest, block, count - at);
      block = rest;
    }
    signs.digits += (size_t)__builtin_popcount(digit_32(block, 0));
    signs.letters += (size_t)__builtin_popcount(letter_32(block, 0));
    const uint32_t blanks = blank_32(block, 0);
    const uint32_t one_before = blanks << 1 | last_blank;
    const uint32_t two_before = blanks << 2 | last_blank << 1 | before_last;
    // A gap counts where its second blank is.
    signs.wide_gaps += (size_t)__builtin_popcount(blanks & one_before & ~two_before);
    last_blank = blanks >> 31;
    before_last = blanks >> 30 & 1;
    for (uint32_t marks = sign_32(block, 0); marks != 0; marks &= marks - 1) {
      note_sign(&signs, bytes, count, at + first_mark(marks));
    }
  }
  return signs;
}
CHOSEN(winnow_line_signs, count_line_signs, (const uint8_t *bytes, size_t count), (bytes, count))
