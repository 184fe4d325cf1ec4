// How long a code point beyond ASCII is, as UTF8Scalar reads it.
#pragma once

#include <stddef.h>
#include <stdint.h>

// The length of the code point that begins with a byte that is not ASCII, of `count` bytes in all; 1 for a byte that is
// not part of valid UTF-8.
static inline size_t scalar_length(const uint8_t *bytes, size_t count) {
  const uint8_t first = bytes[0];
  if (count < 2 || (bytes[1] & 0xC0) != 0x80) return 1;
  const uint8_t second = bytes[1];
  if (first < 0xE0) return first >= 0xC2 ? 2 : 1;
  if (count < 3 || (bytes[2] & 0xC0) != 0x80) return 1;
  if (first < 0xF0) {
    // Overlong forms and surrogates.
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second >= 0xA0)) return 1;
    return 3;
  }
  if (count < 4 || (bytes[3] & 0xC0) != 0x80 || first > 0xF4) return 1;
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90)) return 1;
  return 4;
}
