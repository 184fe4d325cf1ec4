// What normalize has to look at.

#include "signs.h"

#include "block.h"

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

#if defined(__x86_64__)
#include <immintrin.h>

// The same by tables: for each byte of a code point, of which kinds of unusual ones it may be; a kind is a bit. Bytes
// behind the first one are told by their last six bits, and the first one, from C0 on, too.
enum {
  latin = 1,       // U+0080 to U+00A0, U+00AD
  mongolian = 2,   // U+180E
  spacing = 4,     // U+2000 to U+200D, U+2028 to U+202F
  separating = 8,  // U+205F to U+206F
  wide_space = 16, // U+3000
  wide = 32,       // U+FF10 to U+FF19, U+FF21 to U+FF3A
  compatible = 64, // some of U+FB00 to U+FB3F, U+FEC0 to U+FEFF, U+FF40 to U+FF7F, U+FFC0 to U+FFFF
  distant = 128,   // some of four bytes
};

static const uint8_t first_kinds[64] = {
  [0x02] = latin,      [0x21] = mongolian,         [0x22] = spacing | separating,
  [0x23] = wide_space, [0x2F] = wide | compatible, [0x30 ... 0x33] = distant,
};
static const uint8_t second_kinds[64] = {
  [0x00] = distant | latin | spacing | wide_space,
  [0x01] = distant | latin | separating,
  [0x02 ... 0x1F] = distant | latin,
  [0x20] = distant | latin | mongolian,
  [0x21 ... 0x2B] = distant,
  [0x2C] = distant | compatible,
  [0x2D] = distant | latin,
  [0x2E ... 0x3A] = distant,
  [0x3B] = distant | compatible,
  [0x3C] = distant | wide,
  [0x3D] = distant | compatible,
  [0x3E] = distant,
  [0x3F] = distant | compatible,
};
#define ANY (latin | compatible | distant)
static const uint8_t third_kinds[64] = {
  [0x00] = ANY | spacing | wide_space,
  [0x01 ... 0x0D] = ANY | spacing,
  [0x0E] = ANY | mongolian,
  [0x0F] = ANY,
  [0x10 ... 0x19] = ANY | wide,
  [0x1A ... 0x1E] = ANY,
  [0x1F ... 0x20] = ANY | separating,
  [0x21 ... 0x27] = ANY | separating | wide,
  [0x28 ... 0x2F] = ANY | separating | wide | spacing,
  [0x30 ... 0x3A] = ANY | wide,
  [0x3B ... 0x3F] = ANY,
};

COMPRESSING INLINE uint64_t unusual_leads_by_table(const uint8_t *place) {
  const __m512i first = _mm512_loadu_si512(place);
  const __m512i second = _mm512_loadu_si512(place + 1);
  const __m512i third = _mm512_loadu_si512(place + 2);
  const __m512i kinds = _mm512_and_si512(
    _mm512_permutexvar_epi8(second, _mm512_loadu_si512(second_kinds)),
    _mm512_permutexvar_epi8(third, _mm512_loadu_si512(third_kinds)));
  const __mmask64 begins = _mm512_cmpge_epu8_mask(first, _mm512_set1_epi8((char)0xC0));
  return _mm512_mask_test_epi8_mask(
    begins, _mm512_permutexvar_epi8(first, _mm512_loadu_si512(first_kinds)), kinds);
}
#endif

// Which bytes of a block may be unusual of those that are ASCII; `is_behind_firm` is of the byte in front of the block,
// and then of its last byte. Notes which are not ASCII.
INLINE uint64_t unusual_ascii(const uint8_t *place, uint64_t *is_behind_firm, uint64_t *others) {
  block64 v;
  memcpy(&v, place, sizeof v);
  const uint64_t line_feeds = MARKS64(v == '\n');
  const uint64_t visible = MARKS64((v - 0x21) < 0x5E);
  *others = MARKS64(v >= 0x80);
  const uint64_t controls = ~(visible | *others | MARKS64(v == ' '));
  const uint64_t firm = visible | line_feeds;
  const uint64_t marks = controls & ~(line_feeds & (firm << 1 | *is_behind_firm));
  *is_behind_firm = firm >> 63;
  return marks;
}

// Searches block by block; `leads` says which bytes of a block begin what may be unusual.
#define FIND_UNUSUAL(leads)                                                                  \
  uint64_t is_behind_firm = from > 0 && is_firm(bytes[from - 1]);                            \
  for (size_t at = from; at < count; at += 64) {                                             \
    const uint8_t *block = bytes + at;                                                       \
    uint8_t rest[66];                                                                        \
    if (at + 66 > count) {                                                                   \
      copy_rest(block, count - at, rest, sizeof rest);                                       \
      block = rest;                                                                          \
    }                                                                                        \
    uint64_t others;                                                                         \
    uint64_t marks = unusual_ascii(block, &is_behind_firm, &others);                         \
    marks |= leads;                                                                          \
    for (; marks != 0; marks &= marks - 1) {                                                 \
      const size_t place = at + first_mark(marks);                                           \
      /* Behind the bytes are zeros, which are control characters. */                        \
      if (place >= count) return count;                                                      \
      if (is_unusual_at(bytes, count, place)) return place;                                  \
    }                                                                                        \
  }                                                                                          \
  return count;

INLINE size_t find_unusual_body(const uint8_t *bytes, size_t count, size_t from) {
  // Most blocks hold nothing but ASCII.
  FIND_UNUSUAL(others != 0 ? unusual_leads(block) : 0)
}

#if defined(__x86_64__)
COMPRESSING static size_t find_unusual_widest(const uint8_t *bytes, size_t count, size_t from) {
  // Looking the bytes up takes less time than not to foresee whether all are ASCII.
  FIND_UNUSUAL(unusual_leads_by_table(block))
}

WIDE static size_t find_unusual_wide(const uint8_t *bytes, size_t count, size_t from) {
  return find_unusual_body(bytes, count, from);
}
#endif

size_t winnow_find_unusual(const uint8_t *bytes, size_t count, size_t from) {
#if defined(__x86_64__)
  if (winnow_processor >= WINNOW_COMPRESSING) return find_unusual_widest(bytes, count, from);
  if (winnow_processor >= WINNOW_WIDE) return find_unusual_wide(bytes, count, from);
#endif
  return find_unusual_body(bytes, count, from);
}
