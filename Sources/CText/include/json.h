#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An escape of a JSON string; the two of a surrogate pair are one.
typedef struct {
  /// Where it is in the text.
  uint32_t text;
  /// Where it is in the spelling.
  uint32_t spelling;
  uint8_t text_length;
  /// 0 if it is none that JSON has.
  uint8_t spelling_length;
  /// Whether it is a surrogate without its partner: 1 for a high one, 2 for a low one.
  uint8_t surrogate;
} winnow_json_escape;

/// Decodes the escape at the start of some bytes, with its partner if it is half of a pair. A surrogate without its partner
/// becomes U+FFFD. `text` has room for 4 bytes; of the escape's two places nothing is said.
winnow_json_escape winnow_decode_json_escape(const uint8_t *_Nonnull spelling, size_t length, uint8_t *_Nonnull text);

/// How far a JSON string has been decoded.
typedef struct {
  /// How many bytes of its spelling have been read.
  size_t read;
  /// How many bytes of text they are.
  size_t written;
  /// How many escapes there were.
  size_t escapes;
} winnow_json_progress;

/// Decodes what stands between the quotes of a string, from where it has been decoded to, and notes its escapes.
///
/// It may hold any bytes but quotes and backslashes that are not escaped. `text` has room for `length` bytes. Returns how far
/// it came: to the end, to an escape for which there is no `room`, or to one that JSON does not have.
winnow_json_progress winnow_decode_json(
  const uint8_t *_Nonnull spelling, size_t length, uint8_t *_Nonnull text, winnow_json_escape *_Nonnull escapes,
  size_t room, winnow_json_progress done);

#ifdef __cplusplus
}
#endif
