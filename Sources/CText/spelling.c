// Spells text as a JSON string does: whole blocks are copied, and written over from the first byte that needs an escape.
#include "spelling.h"

#include "block.h"

KIND(json_escape, (v < 0x20) | (v == '"') | (v == '\\'))

// The letters of the short escapes.
static const uint8_t short_escapes['\\' + 1] = {
  ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\',
};

INLINE uint8_t *spell_escape(uint8_t byte, uint8_t *spelling) {
  spelling[0] = '\\';
  const uint8_t letter = short_escapes[byte];
  if (letter != 0) {
    spelling[1] = letter;
    return spelling + 2;
  }
  memcpy(spelling + 1, "u00", 3);
  spelling[4] = (uint8_t)('0' + (byte >> 4));
  spelling[5] = (uint8_t)"0123456789abcdef"[byte & 0xF];
  return spelling + 6;
}

INLINE size_t spell_json_body(const uint8_t *bytes, size_t count, uint8_t *spelling) {
  uint8_t *next = spelling;
  size_t at = 0;
  while (at < count) {
    const size_t rest = count - at;
    size_t taken = 32;
    uint32_t marks;
    if (rest >= 32) {
      memcpy(next, bytes + at, 32);
      marks = json_escape_32(bytes + at, 0);
    } else if (rest >= 16) {
      taken = 16;
      memcpy(next, bytes + at, 16);
      marks = json_escape_16(bytes + at, 0);
    } else {
      taken = rest;
      uint64_t block[2];
      copy_short(bytes, at, count, block);
      memcpy(next, block, sizeof block);
      marks = json_escape_16((const uint8_t *)block, 0) & ((1u << rest) - 1);
    }
    if (marks == 0) {
      next += taken;
      at += taken;
    } else {
      const size_t plain = first_mark(marks);
      next = spell_escape(bytes[at + plain], next + plain);
      at += plain + 1;
    }
  }
  return (size_t)(next - spelling);
}

CHOSEN(
  size_t, spell_json, (const uint8_t *bytes, size_t count, uint8_t *spelling), (bytes, count, spelling))
