#include "match-copy.h"

#include "block.h"

// The bytes at a place with those around them: a code point is known by its first three.
typedef struct {
  block32 third_before, second_before, before, here, second, third;
} neighbourhood;

// Reads three bytes in front of a place and two behind the block.
#define READ(n, place)                                            \
  memcpy(&(n).third_before, (place) - 3, sizeof(block32));        \
  memcpy(&(n).second_before, (place) - 2, sizeof(block32));       \
  memcpy(&(n).before, (place) - 1, sizeof(block32));              \
  memcpy(&(n).second, (place) + 1, sizeof(block32));              \
  memcpy(&(n).third, (place) + 2, sizeof(block32));

// Where a code point goes on though none was begun, or does not go on though it was.
#define BROKEN(n)                                                                     \
  (((n.here & 0xC0) == 0x80)                                                          \
   ^ ((n.before >= 0xC0) | (n.second_before >= 0xE0) | (n.third_before >= 0xF0)))

// First bytes of what is left out or spelled otherwise, of unusual letters, and of what may not be valid; with the
// bytes behind, as far as it is worth the time.
#define UNKEPT(n)                                                                                         \
  (((n.here >= 0xC0) & (n.here < 0xC2))                                                                   \
   /* No-break space, soft hyphen; long s; U+02BC; U+0345, U+034F; Greek symbols; U+061C. */              \
   | ((n.here == 0xC2) & ((n.second <= 0xA0) | (n.second == 0xAD)))                                       \
   | ((n.here == 0xC5) & (n.second == 0xBF)) | (n.here == 0xCA) | (n.here == 0xCD)                        \
   | ((n.here == 0xCF) & (n.second >= 0x90)) | ((n.here == 0xD8) & (n.second < 0xA0))                     \
   | ((n.here == 0xE0) & (n.second < 0xA0))                                                               \
   /* Ogham, Mongolian, old Cyrillic, long s and sharp S, prosgegrammeni. */                              \
   | ((n.here == 0xE1)                                                                                    \
      & ((n.second == 0x9A) | (n.second == 0xA0) | (n.second == 0xB2) | (n.second == 0xBE)                \
         | ((n.second == 0xBA) & ((n.third == 0x9B) | (n.third == 0x9E)))))                               \
   /* Of the punctuation dashes are kept, dots and daggers, primes. */                                    \
   | ((n.here == 0xE2)                                                                                    \
      & (((n.second == 0x80)                                                                              \
          & ~(((n.third & 0xF8) == 0x90) | ((n.third & 0xF8) == 0xA0) | (n.third >= 0xB0)))               \
         | ((n.second == 0x81) & (n.third >= 0x9F)) | (n.second == 0x84)))                                \
   | ((n.here == 0xE3) & (n.second == 0x80) & (n.third == 0x80))                                          \
   | ((n.here == 0xED) & (n.second >= 0xA0)) | ((n.here == 0xEF) & (n.second != 0xBC))                    \
   | (n.here >= 0xF0))

// The bits of a block that stand for the first `length` bytes.
INLINE uint32_t first_bits(uint32_t marks, size_t length) {
  return length >= 32 ? marks : marks & (((uint32_t)1 << length) - 1);
}

// Where a code point begins that was found broken at a place.
INLINE size_t start_of_broken(const uint8_t *bytes, size_t from, size_t place, bool goes_on) {
  if (goes_on) return place;
  size_t start = place;
  do start--;
  while (start > from && (bytes[start] & 0xC0) == 0x80);
  return start;
}

// The first thing to be found in a block, of which `length` bytes are looked at; `SIZE_MAX` if there is none. The text
// of which it is the part at an offset is needed to go back in.
#define FIND_IN_BLOCK(result, place, length, bytes, from, at)                                             \
  do {                                                                                                    \
    neighbourhood n;                                                                                      \
    memcpy(&n.here, (place), sizeof n.here);                                                              \
    memcpy(&n.third_before, (place) - 3, sizeof n.third_before);                                          \
    const uint32_t high = MARKS32((n.here | n.third_before) >= 0x80);                                     \
    result = SIZE_MAX;                                                                                    \
    if (high == 0) break;                                                                                 \
    READ(n, place)                                                                                        \
    const uint32_t broken = first_bits(MARKS32(BROKEN(n)), (length));                                     \
    const uint32_t unkept = first_bits(MARKS32(UNKEPT(n)), (length));                                     \
    if (unkept != 0) result = (at) + first_mark(unkept);                                                  \
    if (broken != 0) {                                                                                    \
      const size_t mark = first_mark(broken);                                                             \
      const size_t start = start_of_broken((bytes), (from), (at) + mark, (place)[mark] >> 6 == 2);        \
      if (start < result) result = start;                                                                 \
    }                                                                                                     \
  } while (0)

// The same for what is copied first, with zeros around it: in front of the first block, since what stands there is no
// part of a code point, and behind the last one, by which a code point that is not whole is found.
#define FIND_IN_COPY(result, before, bytes, count, from, at)                                              \
  do {                                                                                                    \
    uint8_t copy[3 + 32 + 2] = {0};                                                                       \
    const size_t rest = (count) - (at);                                                                   \
    memcpy(copy + 3 - (before), (bytes) + (at) - (before), (before) + (rest < 34 ? rest : 34));           \
    FIND_IN_BLOCK(result, copy + 3, rest + 1, bytes, from, at);                                           \
  } while (0)

INLINE size_t find_unkept_body(const uint8_t *bytes, size_t count, size_t from) {
  size_t found;
  FIND_IN_COPY(found, 0, bytes, count, from, from);
  if (found != SIZE_MAX) return found;
  size_t at = from + 32;
  for (; at + 34 <= count; at += 32) {
    FIND_IN_BLOCK(found, bytes + at, 32, bytes, from, at);
    if (found != SIZE_MAX) return found;
  }
  for (; at <= count; at += 32) {
    FIND_IN_COPY(found, 3, bytes, count, from, at);
    if (found != SIZE_MAX) return found;
  }
  return count;
}
CHOSEN(size_t, find_unkept, (const uint8_t *bytes, size_t count, size_t from), (bytes, count, from))
