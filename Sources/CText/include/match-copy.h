#pragma once

#include <stddef.h>
#include <stdint.h>

/// The offset of the first code point at or behind `from` that the text for patterns may not have as it is, or whose
/// case is unusual, and of anything else that is not valid UTF-8; `count` if there is none.
///
/// Of some code points nothing is known; they are found too. A code point begins at `from`.
size_t winnow_find_unkept(const uint8_t *_Nonnull bytes, size_t count, size_t from);
