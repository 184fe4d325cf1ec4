#include "json.h"

#include "block.h"

KIND(backslash, v == '\\')

// What an escape of two characters stands for, by its second one; 0 where there is none.
static const uint8_t short_escapes[256] = {
  ['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['n'] = '\n',
  ['t'] = '\t', ['r'] = '\r',  ['b'] = '\b', ['f'] = '\f',
};

// Of each hexadecimal digit 16 and its value; 0 where there is none.
static const uint8_t digits[256] = {
  ['0'] = 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
  ['A'] = 26, 27, 28, 29, 30, 31,
  ['a'] = 26, 27, 28, 29, 30, 31,
};

static const uint32_t no_unit = 0x10000;

// The value of four hexadecimal digits; `no_unit` if they are none.
INLINE uint32_t code_unit(const uint8_t *place) {
  const uint32_t first = digits[place[0]], second = digits[place[1]];
  const uint32_t third = digits[place[2]], fourth = digits[place[3]];
  if ((first & second & third & fourth & 16) == 0) return no_unit;
  return (first & 15) << 12 | (second & 15) << 8 | (third & 15) << 4 | (fourth & 15);
}

INLINE uint8_t continuation_byte(uint32_t bits) { return (uint8_t)(0x80 | (bits & 0x3F)); }

// Writes a code point; returns its length.
INLINE uint8_t put(uint32_t value, uint8_t *text) {
  if (value < 0x80) {
    text[0] = (uint8_t)value;
    return 1;
  }
  if (value < 0x800) {
    text[0] = (uint8_t)(0xC0 | value >> 6);
    text[1] = continuation_byte(value);
    return 2;
  }
  if (value < 0x10000) {
    text[0] = (uint8_t)(0xE0 | value >> 12);
    text[1] = continuation_byte(value >> 6);
    text[2] = continuation_byte(value);
    return 3;
  }
  text[0] = (uint8_t)(0xF0 | value >> 18);
  text[1] = continuation_byte(value >> 12);
  text[2] = continuation_byte(value >> 6);
  text[3] = continuation_byte(value);
  return 4;
}

// Decodes an escape of six characters, or the two of a pair.
INLINE winnow_json_escape decode_unit(const uint8_t *spelling, size_t length, uint8_t *text) {
  winnow_json_escape escape = {.spelling_length = 6};
  uint32_t unit = length < 6 ? no_unit : code_unit(spelling + 2);
  if (unit == no_unit) return (winnow_json_escape){0};
  if ((unit & 0xF800) == 0xD800) {
    const bool is_high = unit < 0xDC00;
    const bool is_followed = is_high && length >= 12 && spelling[6] == '\\' && spelling[7] == 'u';
    const uint32_t low = is_followed ? code_unit(spelling + 8) : 0;
    if ((low & 0xFC00) == 0xDC00) {
      unit = 0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF));
      escape.spelling_length = 12;
    } else {
      unit = 0xFFFD;
      escape.surrogate = is_high ? 1 : 2;
    }
  }
  escape.text_length = put(unit, text);
  return escape;
}

INLINE winnow_json_escape decode_escape(const uint8_t *spelling, size_t length, uint8_t *text) {
  const uint8_t sign = length < 2 ? 0 : spelling[1];
  if (sign == 'u') return decode_unit(spelling, length, text);
  text[0] = short_escapes[sign];
  return (winnow_json_escape){.text_length = 1, .spelling_length = text[0] != 0 ? 2 : 0};
}

winnow_json_escape winnow_decode_json_escape(const uint8_t *spelling, size_t length, uint8_t *text) {
  return decode_escape(spelling, length, text);
}

// Copies up to the next backslash; returns how many bytes there were.
INLINE size_t copy_plain(const uint8_t *from, size_t length, uint8_t *to) {
  size_t at = 0;
  for (; at + 32 <= length; at += 32) {
    // What is behind a backslash is written in vain.
    memcpy(to + at, from + at, 32);
    const uint32_t marks = backslash_32(from + at, 0);
    if (marks != 0) return at + first_mark(marks);
  }
  for (; at < length && from[at] != '\\'; at++) to[at] = from[at];
  return at;
}

// Decodes up to the next escape, and that escape; whether there was one for which there is room.
INLINE bool decode_to_escape(
  const uint8_t *spelling, size_t length, uint8_t *text, winnow_json_escape *escapes, size_t room,
  winnow_json_progress *done) {
  const size_t plain = copy_plain(spelling + done->read, length - done->read, text + done->written);
  done->read += plain;
  done->written += plain;
  if (done->read == length || done->escapes == room) return false;
  winnow_json_escape escape = decode_escape(spelling + done->read, length - done->read, text + done->written);
  if (escape.spelling_length == 0) return false;
  escape.text = (uint32_t)done->written;
  escape.spelling = (uint32_t)done->read;
  escapes[done->escapes++] = escape;
  done->read += escape.spelling_length;
  done->written += escape.text_length;
  return true;
}

INLINE winnow_json_progress decode_json_body(
  const uint8_t *spelling, size_t length, uint8_t *text, winnow_json_escape *escapes, size_t room,
  winnow_json_progress done) {
  while (decode_to_escape(spelling, length, text, escapes, room, &done)) continue;
  return done;
}

#if defined(__x86_64__)
#include <immintrin.h>

// Notes the escapes at the marked places of a block, all of two characters.
COMPRESSING INLINE void note_escapes(uint64_t marks, winnow_json_progress done, winnow_json_escape *escapes) {
  // Two in any case, since the processor cannot foresee how many there are.
  for (size_t number = 0; number < 2 || marks != 0; number++) {
    const size_t place = _tzcnt_u64(marks);
    escapes[done.escapes + number] = (winnow_json_escape){
      .text = (uint32_t)(done.written + place - number),
      .spelling = (uint32_t)(done.read + place),
      .text_length = 1,
      .spelling_length = 2,
    };
    marks = _blsr_u64(marks);
  }
}

// Takes 64 bytes at a time in which nothing but line feeds and quotes is escaped, as is usual.
COMPRESSING static winnow_json_progress decode_compressing(
  const uint8_t *spelling, size_t length, uint8_t *text, winnow_json_escape *escapes, size_t room,
  winnow_json_progress done) {
  while (done.read + 64 <= length && done.escapes + 32 <= room) {
    const __m512i these = _mm512_loadu_si512(spelling + done.read);
    const uint64_t backslashes = _mm512_cmpeq_epi8_mask(these, _mm512_set1_epi8('\\'));
    const uint64_t quotes = _mm512_cmpeq_epi8_mask(these, _mm512_set1_epi8('"'));
    const uint64_t letters = _mm512_cmpeq_epi8_mask(these, _mm512_set1_epi8('n'));
    const uint64_t signs = backslashes << 1;
    const bool ends_in_escape = backslashes >> 63 != 0;
    if (ends_in_escape || (signs & ~(letters | quotes)) != 0) {
      if (!decode_to_escape(spelling, length, text, escapes, room, &done)) return done;
      continue;
    }
    const __m512i decoded = _mm512_mask_mov_epi8(these, signs & letters, _mm512_set1_epi8('\n'));
    _mm512_storeu_si512(text + done.written, _mm512_maskz_compress_epi8(~backslashes, decoded));
    note_escapes(backslashes, done, escapes);
    const size_t found = (size_t)__builtin_popcountll(backslashes);
    done.read += 64;
    done.written += 64 - found;
    done.escapes += found;
  }
  return decode_json_body(spelling, length, text, escapes, room, done);
}

WIDE static winnow_json_progress decode_wide(
  const uint8_t *spelling, size_t length, uint8_t *text, winnow_json_escape *escapes, size_t room,
  winnow_json_progress done) {
  return decode_json_body(spelling, length, text, escapes, room, done);
}
#endif

winnow_json_progress winnow_decode_json(
  const uint8_t *spelling, size_t length, uint8_t *text, winnow_json_escape *escapes, size_t room,
  winnow_json_progress done) {
#if defined(__x86_64__)
  switch (winnow_processor) {
  case WINNOW_COMPRESSING: return decode_compressing(spelling, length, text, escapes, room, done);
  case WINNOW_WIDE: return decode_wide(spelling, length, text, escapes, room, done);
  case WINNOW_SHUFFLING:
  case WINNOW_BASELINE: break;
  }
#endif
  return decode_json_body(spelling, length, text, escapes, room, done);
}
