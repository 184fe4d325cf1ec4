#pragma once

#include <isa-l/igzip_lib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

// ISA-L's state holds arrays that Swift does not import, hence the opaque type.

/// What inflates gzip members one after the other.
typedef struct winnow_inflater winnow_inflater;

/// What came of a piece of input.
typedef struct {
  /// How many bytes of the input were taken.
  size_t consumed;
  /// How many bytes of output were made.
  size_t produced;
  /// Whether the member ends here.
  bool ends_member;
  /// Below zero if the member is damaged: one of ISA-L's codes.
  int status;
} winnow_inflate_step;

/// An inflater; NULL when there is no memory. It must be reset before it is used.
static inline winnow_inflater *_Nullable winnow_inflater_new(void) {
  struct inflate_state *state = malloc(sizeof(struct inflate_state));
  if (state != NULL) { isal_inflate_init(state); }
  return (winnow_inflater *)state;
}

static inline void winnow_inflater_free(winnow_inflater *_Nullable inflater) { free(inflater); }

/// Begins what follows the header of a member: its data and its checksum.
static inline void winnow_inflater_reset(winnow_inflater *_Nonnull inflater) {
  struct inflate_state *state = (struct inflate_state *)inflater;
  isal_inflate_reset(state);
  state->crc_flag = ISAL_GZIP_NO_HDR_VER;
}

/// Inflates as much as there is input and room for output, up to the end of the member. Both have less than 4 GiB.
static inline winnow_inflate_step winnow_inflate(
  winnow_inflater *_Nonnull inflater, const void *_Nullable input, size_t input_length, void *_Nonnull output,
  size_t room) {
  struct inflate_state *state = (struct inflate_state *)inflater;
  state->next_in = (uint8_t *)input;
  state->avail_in = (uint32_t)input_length;
  state->next_out = output;
  state->avail_out = (uint32_t)room;
  const int status = isal_inflate(state);
  return (winnow_inflate_step){
    .consumed = input_length - state->avail_in,
    .produced = room - state->avail_out,
    .ends_member = state->block_state == ISAL_BLOCK_FINISH,
    .status = status,
  };
}
