#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How many bytes were read, how many written, and whether among these were a letter or a number, not marks alone.
typedef struct {
  size_t read;
  size_t written;
  bool has_word;
} winnow_letters;

/// How many bytes behind what is copied may be written over.
#define WINNOW_LETTERS_OVERRUN 64

/// Copies the letters, marks and numbers at the start of some UTF-8, in lower case, and leaves out all else.
///
/// Stops in front of the first code point that it does not know, or that is not whole or not valid.
///
/// Bytes behind what counts as written may be overwritten, so `target` has room for `count` and
/// `WINNOW_LETTERS_OVERRUN`.
///
/// `orders` has for each choice of eight bytes, one bit for each, the places of the chosen ones in order, a byte for
/// each, the first one lowest.
winnow_letters winnow_copy_letters(
  const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull target, const uint64_t *_Nonnull orders);
