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
