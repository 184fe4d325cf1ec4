#include "lines.h"

#include "block.h"

KIND(line_feed, v == '\n')

// Where the last line that was cut ends, and how many there are.
typedef struct {
  size_t start;
  size_t number;
} cut;

// Cuts behind each LF of a block, which are marked.
INLINE cut cut_block(cut done, uint32_t marks, const uint8_t *bytes, size_t at, winnow_line *lines) {
  while (marks != 0) {
    const size_t line_feed = at + first_mark(marks);
    marks &= marks - 1;
    const bool has_return = line_feed > done.start && bytes[line_feed - 1] == '\r';
    lines[done.number++] = (winnow_line){done.start, line_feed - has_return, line_feed + 1};
    done.start = line_feed + 1;
  }
  return done;
}

INLINE size_t cut_lines_body(const uint8_t *bytes, size_t count, winnow_line *lines, size_t room) {
  cut done = {0};
  size_t at = 0;
  for (; at + 32 <= count; at += 32) {
    const uint32_t marks = line_feed_32(bytes + at, 0);
    if (marks == 0) continue;
    // One block ends no more lines than that, and there may be a last one.
    if (done.number + 33 > room) return room + 1;
    done = cut_block(done, marks, bytes, at, lines);
  }
  if (at < count) {
    if (done.number + 33 > room) return room + 1;
    uint8_t rest[32] = {0};
    memcpy(rest, bytes + at, count - at);
    done = cut_block(done, line_feed_32(rest, 0), bytes, at, lines);
  }
  if (done.start < count && done.number == room) return room + 1;
  if (done.start < count) lines[done.number++] = (winnow_line){done.start, count, count};
  return done.number;
}
CHOSEN(
  size_t, cut_lines, (const uint8_t *bytes, size_t count, winnow_line *lines, size_t room),
  (bytes, count, lines, room))
