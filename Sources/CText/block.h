// Blocks of bytes that are compared all at once, for the searches of this module.
//
// They are vectors of the compiler, which makes of them what the processor has. What is to be fast is compiled three
// times: for every processor of its kind, and for those with registers of 32 and of 64 bytes, which are asked for at run
// time.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "processor.h"

#define INLINE static inline __attribute__((always_inline, unused))

typedef uint8_t block16 __attribute__((vector_size(16)));
typedef uint8_t block32 __attribute__((vector_size(32)));
typedef uint8_t block64 __attribute__((vector_size(64)));
typedef bool bits16 __attribute__((ext_vector_type(16)));
typedef bool bits32 __attribute__((ext_vector_type(32)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

// Which bytes of a block are marked, a bit for each, the first byte lowest. Macros, since vectors of 32 bytes cannot be
// passed between functions for different processors.
#define MARKS64(block) ((uint64_t)__builtin_bit_cast(uint64_t, __builtin_convertvector((block), bits64)))
#define MARKS32(block) ((uint32_t)__builtin_bit_cast(uint32_t, __builtin_convertvector((block), bits32)))
#define MARKS16(block) ((uint32_t)__builtin_bit_cast(uint16_t, __builtin_convertvector((block), bits16)))

// A kind of bytes: which bytes of the 32 or 16 at a place are of that kind. The expression says it of a block `v`.
#define KIND(name, expression)                                          \
  INLINE uint32_t name##_32(const uint8_t *place, uint8_t byte) {       \
    (void)byte;                                                         \
    block32 v;                                                          \
    memcpy(&v, place, sizeof v);                                        \
    return MARKS32(expression);                                         \
  }                                                                     \
  INLINE uint32_t name##_16(const uint8_t *place, uint8_t byte) {       \
    (void)byte;                                                         \
    block16 v;                                                          \
    memcpy(&v, place, sizeof v);                                        \
    return MARKS16(expression);                                         \
  }

// Defines a function three times, and the one that chooses between them by the processor.
#if defined(__x86_64__)
#define WIDE __attribute__((target("arch=x86-64-v3")))
#define COMPRESSING __attribute__((target("arch=x86-64-v4,avx512vbmi,avx512vbmi2"), min_vector_width(512)))
#define CHOSEN(type, name, parameters, arguments)                                                        \
  COMPRESSING static type name##_widest parameters { return name##_body arguments; }                     \
  WIDE static type name##_wide parameters { return name##_body arguments; }                              \
  type winnow_##name parameters {                                                                        \
    if (winnow_processor >= WINNOW_COMPRESSING) return name##_widest arguments;                          \
    return winnow_processor >= WINNOW_WIDE ? name##_wide arguments : name##_body arguments;              \
  }
#else
#define CHOSEN(type, name, parameters, arguments) \
  type winnow_##name parameters { return name##_body arguments; }
#endif

INLINE size_t first_mark(uint64_t marks) { return (size_t)__builtin_ctzll(marks); }

INLINE uint64_t load8(const uint8_t *place) {
  uint64_t word;
  memcpy(&word, place, sizeof word);
  return word;
}

INLINE uint64_t load4(const uint8_t *place) {
  uint32_t word;
  memcpy(&word, place, sizeof word);
  return word;
}

// Copies the fewer than 16 bytes from some offset up to the end of bytes; behind them are zeros.
INLINE void copy_short(const uint8_t *bytes, size_t from, size_t count, uint64_t block[2]) {
  const size_t rest = count - from;
  block[0] = block[1] = 0;
  if (rest >= 8) {
    block[0] = load8(bytes + from);
    block[1] = rest > 8 ? load8(bytes + count - 8) >> (8 * (16 - rest)) : 0;
  } else if (rest >= 4) {
    // Where the two overlap they are the same.
    block[0] = load4(bytes + from) | load4(bytes + count - 4) << (8 * (rest - 4));
  } else {
    for (size_t index = count; index-- > from;) block[0] = block[0] << 8 | bytes[index];
  }
}

// Copies the last bytes, as many as there is room for, and puts zeros behind them.
INLINE void copy_rest(const uint8_t *bytes, size_t count, uint8_t *rest, size_t room) {
  memset(rest, 0, room);
  memcpy(rest, bytes, count < room ? count : room);
}
