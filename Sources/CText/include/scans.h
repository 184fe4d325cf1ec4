#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The offset of the first byte at or behind `from` that is not ASCII; `count` if there is none.
size_t winnow_find_non_ascii(const uint8_t *_Nonnull bytes, size_t count, size_t from);

/// The offset of the first byte at or behind `from` that equals a given one; `count` if there is none.
static inline size_t winnow_find_byte(const uint8_t *_Nonnull bytes, size_t count, size_t from, uint8_t byte) {
  const uint8_t *const found = (const uint8_t *)memchr(bytes + from, byte, count - from);
  return found ? (size_t)(found - bytes) : count;
}

/// How many bytes equal a given one.
size_t winnow_count_byte(const uint8_t *_Nonnull bytes, size_t count, uint8_t byte);

/// How many bytes continue a code point.
size_t winnow_count_continuation(const uint8_t *_Nonnull bytes, size_t count);

/// How many code points some bytes hold; a byte that is not part of valid UTF-8 counts as one.
size_t winnow_count_scalars(const uint8_t *_Nonnull bytes, size_t count);
