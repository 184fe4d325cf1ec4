// In C, for instructions that Swift has no words for: they read a table at many places at once.

#include "needles.h"

#include "block.h"

// The bits of a block that lie in front of an end.
INLINE uint32_t before_end(uint32_t marks, size_t at, size_t end) {
  return end - at >= 32 ? marks : marks & (((uint32_t)1 << (end - at)) - 1);
}

// MARK: - Folding

KIND(other, v >= 0x80)
KIND(beyond_latin, (v >= 0xCE) & (v < 0xF0) & (v != 0xE2))
KIND(cased_lead, (v >= 0xC3) & (v <= 0xD7))
KIND(continuing, (v & 0xC0) == 0x80)

// For each letter of two bytes from U+00C0 to U+05FF the two bytes of its lower case, the first one lowest.
// FoldedBytesTests makes the table.
static const uint16_t lower_cases[1344] = {
#include "two-byte-lower-cases.inc"
};

// Looks up the lower case of letters whose first bytes are marked.
INLINE void fold_letters(const uint8_t *bytes, size_t at, uint32_t leads, uint8_t *target) {
  for (; leads != 0; leads &= leads - 1) {
    const size_t place = at + first_mark(leads);
    const size_t number = ((size_t)(bytes[place] & 0x1F) << 6 | (bytes[place + 1] & 0x3F)) - 0xC0;
    memcpy(target + place, lower_cases + number, 2);
  }
}

// Folds what is ASCII; whether that is all.
INLINE bool fold_ascii(const uint8_t *bytes, size_t count, size_t readable, uint8_t *target) {
  block32 seen = {0};
  for (size_t at = 0; at < count; at += 32) {
    block32 v = {0};
    if (at + 32 <= readable) {
      memcpy(&v, bytes + at, sizeof v);
    } else {
      memcpy(&v, bytes + at, readable - at);
    }
    const block32 folded = v | ((~v & 0x80) >> 2);
    memcpy(target + at, &folded, sizeof folded);
    seen |= v;
  }
  return MARKS32(seen >= 0x80) == 0;
}

// Folds letters beyond ASCII in what has been copied. Only then, since a letter may lie in two blocks.
INLINE bool fold_others(const uint8_t *bytes, size_t count, uint8_t *target, uint32_t *continuing) {
  uint32_t before = 0;
  bool is_beyond_latin = false;
  for (size_t at = 0; at < count; at += WINNOW_FOLDED_STEP) {
    continuing[at / WINNOW_FOLDED_STEP] = before;
    if (other_32(target + at, 0) == 0) continue;
    before += (uint32_t)__builtin_popcount(continuing_32(target + at, 0));
    is_beyond_latin |= before_end(beyond_latin_32(target + at, 0), at, count) != 0;
    fold_letters(bytes, at, before_end(cased_lead_32(target + at, 0), at, count), target);
  }
  // What lies behind the end in the last block is none of anybody's.
  continuing[(count + WINNOW_FOLDED_STEP - 1) / WINNOW_FOLDED_STEP] = before;
  return is_beyond_latin;
}

INLINE winnow_characters fold_body(
  const uint8_t *bytes, size_t count, size_t readable, uint8_t *target, uint32_t *continuing) {
  if (fold_ascii(bytes, count, readable, target)) return (winnow_characters){.is_ascii = true};
  return (winnow_characters){.is_beyond_latin = fold_others(bytes, count, target, continuing)};
}
CHOSEN(
  winnow_characters, fold,
  (const uint8_t *bytes, size_t count, size_t readable, uint8_t *target, uint32_t *continuing),
  (bytes, count, readable, target, continuing))

// How many bytes before a place are not the first ones of code points.
INLINE uint32_t continuing_before(const uint8_t *folded, const uint32_t *continuing, size_t place) {
  const size_t in_block = place % WINNOW_FOLDED_STEP;
  const uint32_t marks = continuing_32(folded + place - in_block, 0) & (((uint32_t)1 << in_block) - 1);
  return continuing[place / WINNOW_FOLDED_STEP] + (uint32_t)__builtin_popcount(marks);
}

INLINE size_t folded_length_body(
  const uint8_t *folded, const uint32_t *continuing, size_t start, size_t end) {
  return end - start
         - (continuing_before(folded, continuing, end) - continuing_before(folded, continuing, start));
}
CHOSEN(
  size_t, folded_length, (const uint8_t *folded, const uint32_t *continuing, size_t start, size_t end),
  (folded, continuing, start, end))

INLINE bool is_beyond_latin_body(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  for (; at + 32 <= count; at += 32) {
    if (beyond_latin_32(bytes + at, 0) != 0) return true;
  }
  uint8_t rest[32] = {0};
  memcpy(rest, bytes + at, count - at);
  return beyond_latin_32(rest, 0) != 0;
}
CHOSEN(bool, is_beyond_latin, (const uint8_t *bytes, size_t count), (bytes, count))

// MARK: - Windows

INLINE winnow_places find_windows_slowly(
  const uint8_t *text, size_t from, size_t last, size_t stride, winnow_windows windows, uint32_t *places) {
  size_t found = 0;
  size_t at = from;
  for (; at <= last && found < WINNOW_PLACES; at += stride) {
    const uint64_t word = load8(text + at);
    const uint32_t forms = windows.forms[winnow_window_place((uint32_t)word, windows.mask)];
    places[found] = (uint32_t)at;
    found += forms >> winnow_window_form((uint32_t)(word >> 24)) & 1;
  }
  return (winnow_places){found, at};
}

#if defined(__x86_64__)
#include <immintrin.h>

// Which of the eight windows from a place on may be noted ones.
WIDE INLINE uint32_t windows_8(const uint8_t *place, winnow_windows windows) {
  const __m256i window = _mm256_loadu_si256((const __m256i *)place);
  const __m256i behind = _mm256_loadu_si256((const __m256i *)(place + 3));
  const __m256i factor = _mm256_set1_epi32((int)WINNOW_WINDOW_FACTOR);
  const __m256i hash = _mm256_srli_epi32(
    _mm256_mullo_epi32(_mm256_slli_epi32(window, 8), factor), WINNOW_WINDOW_SHIFT);
  const __m256i number = _mm256_and_si256(hash, _mm256_set1_epi32((int)windows.mask));
  const __m256i forms = _mm256_i32gather_epi32((const int *)windows.forms, number, 4);
  const __m256i form =
    _mm256_and_si256(_mm256_xor_si256(behind, _mm256_srli_epi32(behind, 6)), _mm256_set1_epi32(31));
  const __m256i bit = _mm256_slli_epi32(_mm256_srlv_epi32(forms, form), 31);
  return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(bit));
}

// Which of the eight windows from an offset on may be noted ones, and begin no later than the last one can.
WIDE INLINE uint32_t windows_from(const uint8_t *text, size_t at, size_t last, winnow_windows windows) {
  const uint32_t marks = windows_8(text + at, windows);
  const size_t count = (last - at) / 4 + 1;
  return count < 8 ? marks & ((1u << count) - 1) : marks;
}

WIDE static winnow_places find_windows_wide(
  const uint8_t *text, size_t from, size_t last, winnow_windows windows, uint32_t *places) {
  size_t found = 0;
  size_t at = from;
  for (; at <= last && found + 8 <= WINNOW_PLACES; at += 32) {
    uint32_t marks = windows_from(text, at, last, windows);
    for (; marks != 0; marks &= marks - 1) places[found++] = (uint32_t)(at + 4 * first_mark(marks));
  }
  return (winnow_places){found, at};
}

// Without a branch on the marks: they are few, and cannot be foreseen.
COMPRESSING static winnow_places find_windows_widest(
  const uint8_t *text, size_t from, size_t last, winnow_windows windows, uint32_t *places) {
  const __m256i strides = _mm256_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28);
  size_t found = 0;
  size_t at = from;
  for (; at <= last && found + 8 <= WINNOW_PLACES; at += 32) {
    const uint32_t marks = windows_from(text, at, last, windows);
    const __m256i all = _mm256_add_epi32(_mm256_set1_epi32((int)at), strides);
    _mm256_storeu_si256((__m256i *)(places + found), _mm256_maskz_compress_epi32((__mmask8)marks, all));
    found += (size_t)__builtin_popcount(marks);
  }
  return (winnow_places){found, at};
}
#endif

winnow_places winnow_find_windows(
  const uint8_t *text, size_t from, size_t last, size_t stride, winnow_windows windows, uint32_t *places) {
#if defined(__x86_64__)
  if (stride == 4 && winnow_processor >= WINNOW_COMPRESSING) {
    return find_windows_widest(text, from, last, windows, places);
  }
  if (stride == 4 && winnow_processor >= WINNOW_WIDE) return find_windows_wide(text, from, last, windows, places);
#endif
  return find_windows_slowly(text, from, last, stride, windows, places);
}

// MARK: - Marks

// A sign of Latin-1, such as ©, begins with C2.
KIND(needle_mark, ((v & 0xFE) == 0x28) | ((v & 0xFE) == 0x3A) | (v == 0x2F) | (v == 0xC2) | ((v - 0x7B) < 5))

INLINE winnow_places find_needle_marks_body(const uint8_t *text, size_t from, size_t count, uint32_t *places) {
  size_t found = 0;
  size_t at = from;
  for (; at < count && found + 32 <= WINNOW_PLACES; at += 32) {
    uint32_t marks = before_end(needle_mark_32(text + at, 0), at, count);
    for (; marks != 0; marks &= marks - 1) places[found++] = (uint32_t)(at + first_mark(marks));
  }
  return (winnow_places){found, at};
}
CHOSEN(
  winnow_places, find_needle_marks, (const uint8_t *text, size_t from, size_t count, uint32_t *places),
  (text, from, count, places))
