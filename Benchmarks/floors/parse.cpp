// What JSON Lines cost simdjson alone: the length of the decoded `text` of every record, summed.

#include <cstdio>
#include <string_view>

#include <simdjson.h>

int main(int count, char **arguments) {
  if (count != 2) { return 2; }
  simdjson::padded_string json;
  if (simdjson::padded_string::load(arguments[1]).get(json)) { return 2; }
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream records;
  if (parser.iterate_many(json).get(records)) { return 2; }
  size_t length = 0;
  for (auto record : records) {
    std::string_view text;
    if (record["text"].get_string().get(text)) { return 1; }
    length += text.size();
  }
  std::printf("%zu\n", length);
}
