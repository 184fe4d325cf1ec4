#pragma once

#include <stddef.h>
#include <stdint.h>

/// How many bytes were read, and how many of them written.
typedef struct {
  size_t read;
  size_t written;
} winnow_letters;

/// Copies the letters and digits of the ASCII bytes at the start of some bytes, letters in lower case, and leaves out all
/// else. Stops at the first byte that is not ASCII.
///
/// Up to sixteen bytes behind what counts as written may be overwritten, so `target` has room for `count` and sixteen.
///
/// `orders` has for each choice of eight bytes, one bit for each, the places of the chosen ones in order, a byte for each,
/// the first one lowest.
winnow_letters winnow_copy_letters(
  const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull target, const uint64_t *_Nonnull orders);
