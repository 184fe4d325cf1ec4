#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads JSON documents with simdjson and gives the places of their tokens. One per thread; it grows to the largest
/// document and is used again.
typedef struct winnow_json_reader winnow_json_reader;

typedef enum {
  winnow_json_key,
  winnow_json_string,
  winnow_json_number,
  winnow_json_true,
  winnow_json_false,
  winnow_json_null,
  winnow_json_object_start,
  winnow_json_object_end,
  winnow_json_array_start,
  winnow_json_array_end,
} winnow_json_kind;

/// A token: the bytes of a scalar, for keys and strings those between the quotes, or of a bracket.
typedef struct {
  size_t start;
  size_t end;
  uint32_t kind;
  /// How many containers the token is in: 1 for the members of the document's object.
  uint32_t depth;
  bool has_escapes;
  /// Whether it is a string that may have escapes, valid or not: decoding it tells.
  bool is_unchecked;
} winnow_json_token;

typedef enum {
  winnow_json_ok,
  winnow_json_not_an_object,
  winnow_json_invalid,
  winnow_json_invalid_utf8,
  winnow_json_no_memory,
} winnow_json_status;

/// How many bytes behind a document must be readable.
extern const size_t winnow_json_padding;

/// Returns NULL when there is no memory.
winnow_json_reader *_Nullable winnow_json_reader_new(void);
void winnow_json_reader_free(winnow_json_reader *_Nullable reader);

/// Checks that `bytes` is one JSON object (RFC 8259), nested as deep as it may be, and finds its tokens that are in at
/// most `depth` containers. They stay valid until the next call.
/// Of long strings that are members of the document's object the escapes are not checked if `leaves_long_strings`: who
/// decodes them has them checked.
/// `bytes` has winnow_json_padding more readable bytes behind it. `message` is simdjson's own words for what is
/// wrong, a static string, or NULL.
winnow_json_status winnow_json_read(
  winnow_json_reader *_Nonnull reader, const uint8_t *_Nonnull bytes, size_t length, size_t depth,
  bool leaves_long_strings, const winnow_json_token *_Nullable *_Nonnull tokens, size_t *_Nonnull count,
  const char *_Nullable *_Nonnull message);

/// simdjson's words for a string that cannot be decoded.
const char *_Nonnull winnow_json_string_message(void);

/// Whether all bytes are valid UTF-8.
bool winnow_is_utf8(const uint8_t *_Nonnull bytes, size_t length);

#ifdef __cplusplus
}
#endif
