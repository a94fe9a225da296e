#ifndef CSIMDJSON_H
#define CSIMDJSON_H

// simdjson's DOM for Swift: parsing a piece of text, walking through what it holds, and finding where a piece ends.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// So many bytes behind a text must be readable; what they hold does not matter.
#define CSJ_PADDING 64

typedef struct csj_parser csj_parser;

/// A value in the text that was parsed last; it lives until the next one is parsed. Without a document it is absent.
typedef struct {
    const void *document;
    size_t place;
} csj_value;

/// UTF-8, not ended by a NUL; lives as long as its value.
typedef struct {
    const char *bytes;
    size_t count;
} csj_text;

typedef enum { CSJ_OBJECT, CSJ_ARRAY, CSJ_STRING, CSJ_NUMBER, CSJ_TRUE, CSJ_FALSE, CSJ_NULL } csj_kind;

/// What is left of an array or an object.
typedef struct {
    csj_value next;
    csj_value end;
} csj_walk;

/// NULL without memory.
csj_parser *csj_parser_make(size_t deepest);
void csj_parser_free(csj_parser *parser);

/// False if it is no JSON, nested too deeply, no UTF-8, holds half a surrogate pair or a number beyond 64 bits.
bool csj_parse(csj_parser *parser, const uint8_t *bytes, size_t count, csj_value *root);

csj_kind csj_kind_of(csj_value value);
/// Of a string.
csj_text csj_text_of(csj_value value);
/// Of a number.
double csj_number_of(csj_value value);

/// Of an array.
csj_walk csj_elements(csj_value array);
bool csj_next_element(csj_walk *walk, csj_value *element);
/// Of an object.
csj_walk csj_members(csj_value object);
bool csj_next_member(csj_walk *walk, csj_text *name, csj_value *value);

/// Of an object: for each name the first member that has it, or an absent value.
void csj_pick(csj_value object, const csj_text *names, size_t count, csj_value *values);

/// The value as JSON without white space; lives until the parser writes the next one.
csj_text csj_written(csj_parser *parser, csj_value value);

/// Where a scan of an array's or an object's content stands.
typedef struct {
    /// Open brackets within the content.
    int64_t depth;
    bool is_in_string;
    bool is_escaped;
    /// The bracket that closes the content has been passed.
    bool is_closed;
    /// Commas of the content itself, so far.
    size_t commas;
    /// In the bytes scanned last: the offset behind the last such comma; 0 if there was none.
    size_t behind_comma;
} csj_scan;

/// Goes on with a scan to the end of the bytes, the bracket that closes the content, or a comma of its own after
/// which there are `most_commas`. Brackets of either kind count as each other: only a parser tells whether all is well.
/// Returns how many bytes it went over, the stopping one included.
size_t csj_go_on(csj_scan *scan, const uint8_t *bytes, size_t count, size_t most_commas);

#ifdef __cplusplus
}
#endif

#endif
