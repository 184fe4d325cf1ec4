#include "CSimdjson.h"

#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include <json.h>
#include <simdjson.h>

using namespace simdjson;

const size_t winnow_json_padding = SIMDJSON_PADDING;

struct winnow_json_reader {
  std::unique_ptr<internal::dom_parser_implementation> stage;
  std::vector<winnow_json_token> tokens;
};

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number grammar of RFC 8259, of any length and size: a number we do not use must not lose a record.
bool is_number(std::string_view text) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t first = i;
    while (i < text.size() && is_digit(text[i])) { i++; }
    return i > first;
  };
  if (i < text.size() && text[i] == '-') { i++; }
  if (i < text.size() && text[i] == '0') {
    i++;
  } else if (!digits()) {
    return false;
  }
  if (i < text.size() && text[i] == '.') {
    i++;
    if (!digits()) { return false; }
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    i++;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) { i++; }
    if (!digits()) { return false; }
  }
  return i == text.size();
}

/// A string of more bytes is long.
const size_t long_string = 256;

bool is_valid_string(std::string_view text) {
  uint8_t decoded[4];
  const auto *bytes = reinterpret_cast<const uint8_t *>(text.data());
  size_t i = 0;
  while (true) {
    const void *found = i < text.size() ? std::memchr(bytes + i, '\\', text.size() - i) : nullptr;
    if (found == nullptr) { return true; }
    i = static_cast<const uint8_t *>(found) - bytes;
    const size_t length = winnow_decode_json_escape(bytes + i, text.size() - i, decoded).spelling_length;
    if (length == 0) { return false; }
    i += length;
  }
}

/// The tokens of a document, from the places where simdjson's first stage says that they begin. That stage is the
/// fast one and chooses the processor's best instructions at run time; it has checked UTF-8, control characters
/// and that every string ends. What is left is the grammar, and that is small.
class Walk {
 public:
  Walk(std::vector<winnow_json_token> &tokens, size_t depth, bool leaves_long_strings, const uint8_t *bytes,
       size_t length, const uint32_t *starts, size_t count)
      : tokens(tokens), depth(depth), leaves_long_strings(leaves_long_strings), bytes(reinterpret_cast<const char *>(bytes)), length(length), starts(starts), count(count) {}

  /// Reads one object and nothing behind it.
  error_code document() {
    open('{');
    while (!containers.empty()) {
      if (next >= count) { return INCOMPLETE_ARRAY_OR_OBJECT; }
      const error_code error = containers.back() == '{' ? member() : element();
      if (error) { return error; }
    }
    return next == count ? SUCCESS : TRAILING_CONTENT;
  }

 private:
  std::vector<winnow_json_token> &tokens;
  /// How deep a token may lie to be kept.
  size_t depth;
  bool leaves_long_strings;
  const char *bytes;
  size_t length;
  const uint32_t *starts;
  size_t count;
  /// The token to be read.
  size_t next = 0;
  /// The open brackets, outermost first.
  std::vector<char> containers;
  /// Whether the innermost container has just been opened.
  bool is_first = false;

  char peek() const { return next < count ? bytes[starts[next]] : 0; }

  /// The bytes of the token to be read, which may be a scalar.
  std::string_view token() const {
    const size_t start = starts[next];
    size_t end = next + 1 < count ? starts[next + 1] : length;
    while (end > start && std::memchr(" \t\r\n", bytes[end - 1], 4) != nullptr) { end--; }
    return {bytes + start, end - start};
  }

  void add(winnow_json_kind kind, std::string_view text, bool has_escapes = false, bool is_unchecked = false) {
    if (containers.size() > depth) { return; }
    const size_t start = text.data() - bytes;
    tokens.push_back(
      {start, start + text.size(), uint32_t(kind), uint32_t(containers.size()), has_escapes, is_unchecked});
  }

  void open(char bracket) {
    add(bracket == '{' ? winnow_json_object_start : winnow_json_array_start, token().substr(0, 1));
    containers.push_back(bracket);
    is_first = true;
    next++;
  }

  /// Closes the innermost container if its end is next; otherwise steps over the comma between two members.
  error_code separator(char bracket, winnow_json_kind end, bool &is_closed) {
    is_closed = peek() == bracket;
    if (is_closed) {
      containers.pop_back();
      add(end, token().substr(0, 1));
      next++;
    } else if (!is_first) {
      if (peek() != ',') { return TAPE_ERROR; }
      next++;
    }
    is_first = false;
    return SUCCESS;
  }

  error_code member() {
    bool is_closed;
    error_code error = separator('}', winnow_json_object_end, is_closed);
    if (error || is_closed) { return error; }
    error = string(winnow_json_key);
    if (error) { return error; }
    if (peek() != ':') { return TAPE_ERROR; }
    next++;
    return value();
  }

  error_code element() {
    bool is_closed;
    const error_code error = separator(']', winnow_json_array_end, is_closed);
    return error || is_closed ? error : value();
  }

  error_code value() {
    switch (peek()) {
      case '{':
      case '[': open(peek()); return SUCCESS;
      case '"': return string(winnow_json_string);
      case 't': return literal(winnow_json_true, "true");
      case 'f': return literal(winnow_json_false, "false");
      case 'n': return literal(winnow_json_null, "null");
      default: break;
    }
    if (next >= count || !is_number(token())) { return next < count ? NUMBER_ERROR : TAPE_ERROR; }
    add(winnow_json_number, token());
    next++;
    return SUCCESS;
  }

  error_code literal(winnow_json_kind kind, std::string_view word) {
    if (token() != word) { return TAPE_ERROR; }
    add(kind, token());
    next++;
    return SUCCESS;
  }

  error_code string(winnow_json_kind kind) {
    if (peek() != '"') { return TAPE_ERROR; }
    std::string_view text = token();
    if (text.size() < 2 || text.back() != '"') { return STRING_ERROR; }
    text = text.substr(1, text.size() - 2);
    if (leaves_long_strings && text.size() > long_string && containers.size() == 1 && kind == winnow_json_string) {
      add(kind, text, true, true);
    } else {
      // simdjson would check escapes only when decoding, where it refuses the lone surrogates that JSON allows. All else
      // of a string it has checked.
      const bool has_escapes = std::memchr(text.data(), '\\', text.size()) != nullptr;
      if (has_escapes && !is_valid_string(text)) { return STRING_ERROR; }
      add(kind, text, has_escapes);
    }
    next++;
    return SUCCESS;
  }
};

/// simdjson's first stage: the places where tokens begin.
error_code find_starts(winnow_json_reader &reader, const uint8_t *bytes, size_t length) {
  if (reader.stage == nullptr || reader.stage->capacity() < length) {
    const size_t capacity = length < 4096 ? 4096 : length + length / 4;
    const error_code error = get_active_implementation()->create_dom_parser_implementation(capacity, 1, reader.stage);
    if (error) { return error; }
  }
  return reader.stage->stage1(bytes, length, stage1_mode::regular);
}

}  // namespace

winnow_json_reader *winnow_json_reader_new(void) { return new (std::nothrow) winnow_json_reader; }

void winnow_json_reader_free(winnow_json_reader *reader) { delete reader; }

winnow_json_status winnow_json_read(
  winnow_json_reader *reader, const uint8_t *bytes, size_t length, size_t depth, bool leaves_long_strings,
  const winnow_json_token **tokens, size_t *count, const char **message) {
  reader->tokens.clear();
  *tokens = nullptr;
  *message = nullptr;
  *count = 0;
  error_code error = length < 0xFFFFFFFF ? find_starts(*reader, bytes, length) : CAPACITY;
  if (!error) {
    const uint32_t *starts = reader->stage->structural_indexes.get();
    if (bytes[starts[0]] != '{') { return winnow_json_not_an_object; }
    error = Walk(reader->tokens, depth, leaves_long_strings, bytes, length, starts, reader->stage->n_structural_indexes)
              .document();
  }
  *message = error_message(error);
  *tokens = reader->tokens.data();
  *count = reader->tokens.size();
  switch (error) {
    case SUCCESS: return winnow_json_ok;
    case UTF8_ERROR: return winnow_json_invalid_utf8;
    case MEMALLOC: return winnow_json_no_memory;
    default: return winnow_json_invalid;
  }
}

const char *winnow_json_string_message(void) { return error_message(STRING_ERROR); }

bool winnow_is_utf8(const uint8_t *bytes, size_t length) {
  return validate_utf8(reinterpret_cast<const char *>(bytes), length);
}
