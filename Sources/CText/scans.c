#include "scans.h"

#include "block.h"
#include "scalar.h"

KIND(non_ascii, v >= 0x80)
KIND(equal, v == byte)
KIND(continuation, (v & 0xC0) == 0x80)

// Which of the fewer than 16 bytes behind an offset are of a kind.
#define REST(kind)                                                                            \
  INLINE uint32_t kind##_rest(const uint8_t *bytes, size_t at, size_t count, uint8_t byte) {  \
    /* The last whole block, without what lies before the offset. */                          \
    if (count >= 16) return kind##_16(bytes + count - 16, byte) >> (16 - (count - at));       \
    uint64_t block[2];                                                                        \
    copy_short(bytes, at, count, block);                                                      \
    return kind##_16((const uint8_t *)block, byte) & ((1u << (count - at)) - 1);              \
  }

REST(non_ascii)
REST(equal)
REST(continuation)

// The first byte of a kind at or behind an offset.
#define FIND(name, kind)                                                                      \
  INLINE size_t name##_body(const uint8_t *bytes, size_t count, size_t from) {                \
    size_t at = from;                                                                         \
    while (at + 32 <= count) {                                                                \
      const uint32_t marks = kind##_32(bytes + at, 0);                                        \
      if (marks != 0) return at + first_mark(marks);                                          \
      at += 32;                                                                               \
    }                                                                                         \
    if (at + 16 <= count) {                                                                   \
      const uint32_t marks = kind##_16(bytes + at, 0);                                        \
      if (marks != 0) return at + first_mark(marks);                                          \
      at += 16;                                                                               \
    }                                                                                         \
    if (at >= count) return count;                                                            \
    const uint32_t marks = kind##_rest(bytes, at, count, 0);                                  \
    return marks != 0 ? at + first_mark(marks) : count;                                       \
  }                                                                                           \
  CHOSEN(size_t, name, (const uint8_t *bytes, size_t count, size_t from), (bytes, count, from))

FIND(find_non_ascii, non_ascii)

// How many bytes are of a kind. How many there are cannot be foreseen, so little is asked of that: what lies behind the last
// whole block is counted in the block that ends with the bytes, without what lies before.
#define COUNT(name, kind)                                                                     \
  INLINE size_t name##_few(const uint8_t *bytes, size_t count, uint8_t byte) {                \
    size_t found = 0;                                                                         \
    const size_t at = count & 16;                                                             \
    if (at != 0) found = (size_t)__builtin_popcount(kind##_16(bytes, byte));                  \
    if (at == count) return found;                                                            \
    return found + (size_t)__builtin_popcount(kind##_rest(bytes, at, count, byte));           \
  }                                                                                           \
  INLINE size_t name##_body(const uint8_t *bytes, size_t count, uint8_t byte) {               \
    if (count < 32) return name##_few(bytes, count, byte);                                    \
    size_t found = 0;                                                                         \
    size_t at = 0;                                                                            \
    for (; at + 32 <= count; at += 32) {                                                      \
      found += (size_t)__builtin_popcount(kind##_32(bytes + at, byte));                       \
    }                                                                                         \
    const uint64_t last = kind##_32(bytes + count - 32, byte);                                \
    return found + (size_t)__builtin_popcountll(last >> (32 - (count - at)));                 \
  }

COUNT(count_byte, equal)
CHOSEN(size_t, count_byte, (const uint8_t *bytes, size_t count, uint8_t byte), (bytes, count, byte))

COUNT(count_of_continuation, continuation)
INLINE size_t count_continuation_body(const uint8_t *bytes, size_t count) {
  return count_of_continuation_body(bytes, count, 0);
}
CHOSEN(size_t, count_continuation, (const uint8_t *bytes, size_t count), (bytes, count))

// How many ASCII bytes stand at an offset, of the next 32 at most.
INLINE size_t ascii_length(const uint8_t *bytes, size_t at, size_t count) {
  if (at + 32 <= count) {
    const uint32_t others = non_ascii_32(bytes + at, 0);
    return others != 0 ? first_mark(others) : 32;
  }
  if (at + 16 <= count) {
    const uint32_t others = non_ascii_16(bytes + at, 0);
    return others != 0 ? first_mark(others) : 16;
  }
  const uint32_t others = non_ascii_rest(bytes, at, count, 0);
  return others != 0 ? first_mark(others) : count - at;
}

INLINE size_t count_scalars_body(const uint8_t *bytes, size_t count) {
  size_t found = 0;
  size_t at = 0;
  while (at < count) {
    const size_t ascii = ascii_length(bytes, at, count);
    found += ascii;
    at += ascii;
    // Where one code point beyond ASCII stands, there are mostly more.
    while (at < count && bytes[at] >= 0x80) {
      at += scalar_length(bytes + at, count - at);
      found += 1;
    }
  }
  return found;
}
CHOSEN(size_t, count_scalars, (const uint8_t *bytes, size_t count), (bytes, count))
