#pragma once

#include <stddef.h>
#include <stdint.h>

/// The offset of the first byte at or behind `from` that the stage normalize has to look at; `count` if there is none.
///
/// That are the control characters; the code points that may be treated, and the black flag, which tags may follow; and
/// an LF, if a blank or a control character other than an LF stands in front of it, with or without a CR between.
size_t winnow_find_unusual(const uint8_t *_Nonnull bytes, size_t count, size_t from);

/// The offsets of the code points at or behind `from` that are U+02BC, or U+2000 and a number whose bit is set in `wanted`;
/// of more than there is room for the first. Returns how many are given.
size_t winnow_find_marks(
  const uint8_t *_Nonnull bytes, size_t count, size_t from, uint64_t wanted, size_t *_Nonnull places, size_t room);

/// The offset of the first code point at or behind `from` that lines are compared without: a tab, a space with another
/// behind it, a curly quote or a blank beyond ASCII; `count` if there is none.
size_t winnow_find_foldable(const uint8_t *_Nonnull bytes, size_t count, size_t from);

/// How often the signs of code and tables occur in a line.
typedef struct {
  size_t tabs;
  size_t bars;
  size_t digits;
  /// The first byte of every code point beyond ASCII counts as a letter.
  size_t letters;
  /// Runs of two or more blanks.
  size_t wide_gaps;
  /// `()`, `==`, `=>`, `->`, `::`, `&&` and `||`.
  size_t operators;
  /// `%` and `#` between spaces.
  size_t column_signs;
} winnow_line_signs;

/// Counts the signs of code and tables in a line.
winnow_line_signs winnow_count_line_signs(const uint8_t *_Nonnull bytes, size_t count);
