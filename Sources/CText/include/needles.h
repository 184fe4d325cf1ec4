#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// So many bytes behind a folded text are written, and read by searches.
#define WINNOW_FOLDED_PADDING 64

/// Of which characters a text is.
typedef struct {
  bool is_ascii;
  /// Whether a code point is not of the Latin script and no common sign, by its first byte: CE or more, but for E2 and F0
  /// or more.
  bool is_beyond_latin;
} winnow_characters;

/// Folds valid UTF-8: of ASCII every byte gains the bit that tells the case of letters, and of two bytes that begin with
/// C3 to D7 the lower case is looked up.
///
/// `readable` is how many bytes can be read, of which the first `count` are folded. `target` has room for `count` and
/// `WINNOW_FOLDED_PADDING`. `continuing` has room for a number for each `WINNOW_FOLDED_STEP` bytes begun and one more: where not all is
/// ASCII it gains, for each of these places, how many of the bytes before it are not the first ones of code points.
winnow_characters winnow_fold(
  const uint8_t *_Nonnull bytes, size_t count, size_t readable, uint8_t *_Nonnull target,
  uint32_t *_Nonnull continuing);

/// How far the places are apart of which `winnow_fold` says how many bytes lie before them that begin no code point.
#define WINNOW_FOLDED_STEP 32

/// How many code points begin in a part of what `winnow_fold` has folded, which is not all ASCII.
size_t winnow_folded_length(
  const uint8_t *_Nonnull folded, const uint32_t *_Nonnull continuing, size_t start, size_t end);

/// Whether some valid UTF-8 is beyond Latin, as `winnow_fold` tells it.
bool winnow_is_beyond_latin(const uint8_t *_Nonnull bytes, size_t count);

/// Asks for memory ahead of its use.
static inline void winnow_fetch(const void *_Nonnull place) { __builtin_prefetch(place); }

/// Windows of needles: for each hash of their first three bytes the forms of the two bytes behind, one bit for each.
typedef struct {
  const uint32_t *_Nonnull forms;
  /// Which bits of a hash count.
  uint32_t mask;
} winnow_windows;

/// What a window is multiplied by for its hash, and how far that is shifted, so that no more than 14 bits are left.
#define WINNOW_WINDOW_FACTOR 0x9E3779B1u
#define WINNOW_WINDOW_SHIFT 18

/// The hash of a window by its first three bytes.
static inline uint32_t winnow_window_place(uint32_t window, uint32_t mask) {
  return ((window << 8) * WINNOW_WINDOW_FACTOR) >> WINNOW_WINDOW_SHIFT & mask;
}

/// The form of the two bytes behind the first three of a window, which are the lowest of a word.
static inline uint32_t winnow_window_form(uint32_t word) { return (word ^ word >> 6) & 31; }

/// What was found: how many places, and where to go on; behind the text, if all of it has been searched.
typedef struct {
  size_t found;
  size_t next;
} winnow_places;

/// So many places are found at a time, or fewer.
#define WINNOW_PLACES 128

/// The places in a folded text where a noted window may begin, in strides from an offset on. `last` is where the last
/// window can begin.
winnow_places winnow_find_windows(
  const uint8_t *_Nonnull text, size_t from, size_t last, size_t stride, winnow_windows windows,
  uint32_t *_Nonnull places);

/// The places in a folded text of signs that are rare in prose, and in nearly every needle that is short: brackets,
/// bar, tilde, slash, colon, semicolon and what begins with C2.
winnow_places winnow_find_needle_marks(
  const uint8_t *_Nonnull text, size_t from, size_t count, uint32_t *_Nonnull places);
