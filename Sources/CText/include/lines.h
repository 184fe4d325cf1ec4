#pragma once

#include <stddef.h>
#include <stdint.h>

/// A line: where it begins, where its content ends, and where its ending ends.
typedef struct {
  size_t start;
  size_t content_end;
  size_t end;
} winnow_line;

/// Cuts bytes into lines behind each LF; a CR in front of it belongs to the ending.
///
/// Returns how many lines there are; if that is more than there is room for, any number above `room`, and `lines` holds
/// only the first.
size_t winnow_cut_lines(const uint8_t *_Nonnull bytes, size_t count, winnow_line *_Nonnull lines, size_t room);
