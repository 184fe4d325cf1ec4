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
/// `lines` has room for one more than there are LFs. Returns how many there are.
size_t winnow_cut_lines(const uint8_t *_Nonnull bytes, size_t count, winnow_line *_Nonnull lines);
