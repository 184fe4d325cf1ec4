#pragma once

#include <stddef.h>
#include <stdint.h>

/// How much more room ``winnow_spell_json`` needs than what it writes.
enum { WINNOW_SPELLING_ROOM = 32 };

/// Writes text as it is spelled in a JSON string, between the quotes; only what must be escaped is.
///
/// `spelling` has room for six times the bytes and ``WINNOW_SPELLING_ROOM``.
/// Returns how many bytes the spelling has.
size_t winnow_spell_json(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull spelling);
