// In C, for instructions that Swift has no words for: they put the bytes of a register into any order.

#include "letters.h"

#include "block.h"

// For each code point of two bytes, from U+0080 on: its two bytes in lower case, the first one lowest; 0 where it does
// not count. LetterCopyTests makes the table.
static const uint16_t two_byte_letters[1920] = {
#include "two-byte-letters.inc"
};
// In the second byte, where no code point has it: the code point is a mark.
static const uint16_t is_mark = 0x4000;
// Instead of the two bytes: the lower case is of another length.
static const uint16_t is_unknown = 0xFFFF;

INLINE bool continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

// For 64 code points of three bytes each, by their first two bytes: which of them are letters without case. Ideographs,
// kana, Hangul.
static const uint64_t plain_letters[1024] = {
  [0x3040 >> 6] = ~1ull,
  [0x3080 >> 6] = 0xFFFFFFFE007FFFFF,
  [0x30C0 >> 6] = 0x17FFFFFFFFFFFFFF,
  [0x3400 >> 6 ... 0x4D80 >> 6] = ~0ull,
  [0x4E00 >> 6 ... 0x9FC0 >> 6] = ~0ull,
  [0xAC00 >> 6 ... 0xD740 >> 6] = ~0ull,
  [0xD780 >> 6] = 0xFFFFFFFFF,
};
// Which are left out: punctuation, currencies, arrows and other signs, and what of them is as wide as ideographs.
static const uint64_t left_out[1024] = {
  [0x2000 >> 6] = ~0ull,
  [0x2040 >> 6] = 0xFFFFFFFFFFFF,
  [0x2080 >> 6] = 0xFFFFFFFF00000000,
  [0x20C0 >> 6] = 0xFFFF,
  [0x2100 >> 6] = 1ull << 0x16 | 1ull << 0x22,
  [0x2180 >> 6] = 0xFFFFFFFFFFFF0000,
  [0x21C0 >> 6 ... 0x2400 >> 6] = ~0ull,
  [0x2440 >> 6] = 0xFFFFFFFF,
  [0x2500 >> 6 ... 0x2700 >> 6] = ~0ull,
  [0x2740 >> 6] = 0x3FFFFFFFFFFFFF,
  [0x3000 >> 6] = 0x3FF0F,
  [0xFF00 >> 6] = 0x1FC00FFFE,
};

// What was read and written, and how much of it marks.
typedef struct {
  size_t read;
  size_t written;
  size_t marks;
} progress;

// Copies the code point beyond ASCII at a place, if it counts; returns its length, 0 if it is not known.
INLINE size_t copy_other(const uint8_t *place, size_t rest, uint8_t *target, progress *done) {
  const uint8_t first = place[0];
  if (rest < 2 || !continues(place[1])) return 0;
  if (first < 0xE0) {
    if (first < 0xC2) return 0;
    const uint16_t spelling = two_byte_letters[(size_t)(first - 0xC2) << 6 | (place[1] & 0x3F)];
    if (spelling == is_unknown) return 0;
    const uint16_t bytes = (uint16_t)(spelling & ~is_mark);
    memcpy(target + done->written, &bytes, 2);
    done->written += spelling != 0 ? 2 : 0;
    done->marks += (spelling & is_mark) != 0 ? 2 : 0;
    return 2;
  }
  if (first >= 0xF0 || rest < 3 || !continues(place[2])) return 0;
  const size_t row = (size_t)(first & 0x0F) << 6 | (place[1] & 0x3F);
  const size_t column = place[2] & 0x3F;
  const bool is_plain_letter = plain_letters[row] >> column & 1;
  const bool is_left_out = left_out[row] >> column & 1;
  memcpy(target + done->written, place, 3);
  done->written += is_plain_letter ? 3 : 0;
  return is_plain_letter || is_left_out ? 3 : 0;
}

INLINE void copy_ascii(uint8_t byte, uint8_t *target, progress *done) {
  const bool is_letter = (uint8_t)((byte | 0x20) - 'a') < 26;
  const bool is_digit = (uint8_t)(byte - '0') < 10;
  target[done->written] = byte | 0x20;
  done->written += is_letter || is_digit;
}

// Copies code points beyond ASCII, and what single ASCII bytes stand between them, as blanks do between words; whether
// all of them were known.
INLINE bool copy_others(const uint8_t *bytes, size_t count, uint8_t *target, progress *done) {
  while (done->read < count) {
    if (bytes[done->read] < 0x80) {
      if (done->read + 1 >= count || bytes[done->read + 1] < 0x80) return true;
      copy_ascii(bytes[done->read++], target, done);
    }
    const size_t length = copy_other(bytes + done->read, count - done->read, target, done);
    if (length == 0) return false;
    done->read += length;
  }
  return true;
}

// What is left to do a byte at a time: few bytes, or all of them on processors of other kinds.
INLINE progress copy_slowly(const uint8_t *bytes, size_t count, uint8_t *target, progress done) {
  while (done.read < count) {
    if (bytes[done.read] < 0x80) {
      copy_ascii(bytes[done.read++], target, &done);
    } else if (!copy_others(bytes, count, target, &done)) {
      break;
    }
  }
  return done;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define SHUFFLING __attribute__((target("ssse3,popcnt")))

// Writes the chosen bytes of one half of a register.
SHUFFLING INLINE size_t put(__m128i half, unsigned choice, uint8_t *target, const uint64_t *orders) {
  const __m128i order = _mm_loadl_epi64((const __m128i *)(orders + choice));
  _mm_storel_epi64((__m128i *)target, _mm_shuffle_epi8(half, order));
  return (size_t)__builtin_popcount(choice);
}

// Writes the chosen bytes of a register.
SHUFFLING INLINE size_t put_all(__m128i bytes, unsigned choice, uint8_t *target, const uint64_t *orders) {
  const size_t written = put(bytes, choice & 0xFF, target, orders);
  return written + put(_mm_srli_si128(bytes, 8), choice >> 8, target + written, orders);
}

SHUFFLING INLINE progress copy_blocks(
  const uint8_t *bytes, size_t count, uint8_t *target, const uint64_t *orders) {
  progress done = {0};
  while (done.read + 32 <= count) {
    block32 v;
    memcpy(&v, bytes + done.read, sizeof v);
    const block32 lower = v | 0x20;
    const uint32_t others = MARKS32(v >= 0x80);
    // What stands in front of the first byte that is not ASCII.
    const uint32_t chosen = MARKS32(((lower - 'a') < 26) | ((v - '0') < 10)) & ~others & (others - 1);
    __m128i halves[2];
    memcpy(halves, &lower, sizeof halves);
    done.written += put_all(halves[0], chosen & 0xFFFF, target + done.written, orders);
    done.written += put_all(halves[1], chosen >> 16, target + done.written, orders);
    if (others == 0) {
      done.read += 32;
      continue;
    }
    done.read += first_mark(others);
    if (!copy_others(bytes, count, target, &done)) return done;
  }
  return copy_slowly(bytes, count, target, done);
}

SHUFFLING static progress copy_shuffling(
  const uint8_t *bytes, size_t count, uint8_t *target, const uint64_t *orders) {
  return copy_blocks(bytes, count, target, orders);
}

WIDE static progress copy_wide(
  const uint8_t *bytes, size_t count, uint8_t *target, const uint64_t *orders) {
  return copy_blocks(bytes, count, target, orders);
}

COMPRESSING static progress copy_compressing(const uint8_t *bytes, size_t count, uint8_t *target) {
  progress done = {0};
  while (done.read + 64 <= count) {
    const __m512i these = _mm512_loadu_si512(bytes + done.read);
    const __m512i lower = _mm512_or_si512(these, _mm512_set1_epi8(0x20));
    const uint64_t others = _mm512_movepi8_mask(these);
    const uint64_t letters =
      _mm512_cmplt_epu8_mask(_mm512_sub_epi8(lower, _mm512_set1_epi8('a')), _mm512_set1_epi8(26));
    const uint64_t digits =
      _mm512_cmplt_epu8_mask(_mm512_sub_epi8(these, _mm512_set1_epi8('0')), _mm512_set1_epi8(10));
    const uint64_t chosen = (letters | digits) & ~others & (others - 1);
    _mm512_storeu_si512(target + done.written, _mm512_maskz_compress_epi8(chosen, lower));
    done.written += (size_t)__builtin_popcountll(chosen);
    if (others == 0) {
      done.read += 64;
      continue;
    }
    done.read += (size_t)__builtin_ctzll(others);
    if (!copy_others(bytes, count, target, &done)) return done;
  }
  return copy_slowly(bytes, count, target, done);
}
#endif

INLINE progress copy(const uint8_t *bytes, size_t count, uint8_t *target, const uint64_t *orders) {
#if defined(__x86_64__)
  switch (winnow_processor) {
  case WINNOW_COMPRESSING: return copy_compressing(bytes, count, target);
  case WINNOW_WIDE: return copy_wide(bytes, count, target, orders);
  case WINNOW_SHUFFLING: return copy_shuffling(bytes, count, target, orders);
  case WINNOW_BASELINE: break;
  }
#else
  (void)orders;
#endif
  const progress nothing = {0};
  return copy_slowly(bytes, count, target, nothing);
}

winnow_letters winnow_copy_letters(
  const uint8_t *bytes, size_t count, uint8_t *target, const uint64_t *orders) {
  const progress done = copy(bytes, count, target, orders);
  return (winnow_letters){done.read, done.written, done.written > done.marks};
}
