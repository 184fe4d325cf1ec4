// In C, for an instruction that Swift has no word for: it puts the bytes of a register into any order.

#include "letters.h"

#include <stdbool.h>

// What is left to do a byte at a time: few bytes, or all of them on processors of other kinds.
static winnow_letters copy_slowly(const uint8_t *bytes, size_t count, uint8_t *target, winnow_letters done) {
  while (done.read < count && bytes[done.read] < 0x80) {
    const uint8_t byte = bytes[done.read++];
    const bool is_letter = (uint8_t)((byte | 0x20) - 'a') < 26;
    const bool is_digit = (uint8_t)(byte - '0') < 10;
    target[done.written] = byte | 0x20;
    done.written += is_letter || is_digit;
  }
  return done;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define FAST __attribute__((target("ssse3,popcnt")))

// A bit for each of sixteen bytes: whether it is between two others. Bytes that are not ASCII are negative here.
static inline FAST __m128i between(__m128i bytes, char least, char greatest) {
  const __m128i below = _mm_cmpgt_epi8(_mm_set1_epi8(least), bytes);
  const __m128i above = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(greatest));
  return _mm_andnot_si128(_mm_or_si128(below, above), _mm_set1_epi8(-1));
}

// Writes the chosen bytes of one half of a register.
static inline FAST size_t put(__m128i half, unsigned choice, uint8_t *target, const uint64_t *orders) {
  const __m128i order = _mm_loadl_epi64((const __m128i *)(orders + choice));
  _mm_storel_epi64((__m128i *)target, _mm_shuffle_epi8(half, order));
  return (size_t)__builtin_popcount(choice);
}

static FAST winnow_letters copy_quickly(
  const uint8_t *bytes, size_t count, uint8_t *target, const uint64_t *orders) {
  winnow_letters done = {0, 0};
  while (done.read + 16 <= count) {
    const __m128i these = _mm_loadu_si128((const __m128i *)(bytes + done.read));
    const __m128i lower = _mm_or_si128(these, _mm_set1_epi8(0x20));
    const unsigned others = (unsigned)_mm_movemask_epi8(these);
    const unsigned all =
      (unsigned)_mm_movemask_epi8(_mm_or_si128(between(lower, 'a', 'z'), between(these, '0', '9')));
    // What stands in front of the first byte that is not ASCII.
    const unsigned chosen = all & ~others & (others - 1);
    done.written += put(lower, chosen & 0xFF, target + done.written, orders);
    done.written += put(_mm_srli_si128(lower, 8), chosen >> 8 & 0xFF, target + done.written, orders);
    if (others != 0) {
      done.read += (size_t)__builtin_ctz(others);
      return done;
    }
    done.read += 16;
  }
  return copy_slowly(bytes, count, target, done);
}
#endif

winnow_letters winnow_copy_letters(
  const uint8_t *bytes, size_t count, uint8_t *target, const uint64_t *orders) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt")) {
    return copy_quickly(bytes, count, target, orders);
  }
#else
  (void)orders;
#endif
  const winnow_letters nothing = {0, 0};
  return copy_slowly(bytes, count, target, nothing);
}
