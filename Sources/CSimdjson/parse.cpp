#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <type_traits>

#include <simdjson.h>

#include "CSimdjson.h"

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

static_assert(CSJ_PADDING >= simdjson::SIMDJSON_PADDING, "simdjson reads further behind a text");

struct csj_parser {
    simdjson::dom::parser parser;
    size_t deepest;
    std::string written;
};

// Swift sees simdjson's handles as two words each.
template <typename Handle>
static csj_value packed(const Handle &handle) {
    static_assert(sizeof(Handle) == sizeof(csj_value), "a handle is two words");
    static_assert(std::is_trivially_copyable<Handle>::value, "a handle is no more than its words");
    csj_value value;
    std::memcpy(&value, &handle, sizeof value);
    return value;
}

template <typename Handle>
static Handle unpacked(csj_value value) {
    Handle handle;
    std::memcpy(static_cast<void *>(&handle), &value, sizeof value);
    return handle;
}

static csj_text text(std::string_view view) { return {view.data(), view.size()}; }

csj_parser *csj_parser_make(size_t deepest) {
    auto *parser = new (std::nothrow) csj_parser;
    if (parser) parser->deepest = deepest;
    return parser;
}

void csj_parser_free(csj_parser *parser) { delete parser; }

bool csj_parse(csj_parser *parser, const uint8_t *bytes, size_t count, csj_value *root) {
    // In powers of two: a parser that grows by little gives up its memory each time.
    if (count > parser->parser.capacity()) {
        size_t capacity = 4096;
        while (capacity < count) capacity *= 2;
        if (parser->parser.allocate(capacity, parser->deepest)) return false;
    }
    element found;
    if (parser->parser.parse(bytes, count, false).get(found)) return false;
    *root = packed(found);
    return true;
}

csj_kind csj_kind_of(csj_value value) {
    switch (unpacked<element>(value).type()) {
        case element_type::OBJECT: return CSJ_OBJECT;
        case element_type::ARRAY: return CSJ_ARRAY;
        case element_type::STRING: return CSJ_STRING;
        case element_type::BOOL: return bool(unpacked<element>(value).get_bool().value_unsafe()) ? CSJ_TRUE : CSJ_FALSE;
        case element_type::NULL_VALUE: return CSJ_NULL;
        default: return CSJ_NUMBER;
    }
}

csj_text csj_text_of(csj_value value) {
    std::string_view view;
    if (unpacked<element>(value).get_string().get(view)) return {"", 0};
    return text(view);
}

double csj_number_of(csj_value value) {
    double number;
    return unpacked<element>(value).get_double().get(number) ? 0 : number;
}

csj_walk csj_elements(csj_value value) {
    array elements;
    if (unpacked<element>(value).get_array().get(elements)) return {value, value};
    return {packed(elements.begin()), packed(elements.end())};
}

bool csj_next_element(csj_walk *walk, csj_value *value) {
    auto next = unpacked<array::iterator>(walk->next);
    if (!(next != unpacked<array::iterator>(walk->end))) return false;
    *value = packed(*next);
    walk->next = packed(++next);
    return true;
}

csj_walk csj_members(csj_value value) {
    object members;
    if (unpacked<element>(value).get_object().get(members)) return {value, value};
    return {packed(members.begin()), packed(members.end())};
}

bool csj_next_member(csj_walk *walk, csj_text *name, csj_value *value) {
    auto next = unpacked<object::iterator>(walk->next);
    if (!(next != unpacked<object::iterator>(walk->end))) return false;
    *name = text(next.key());
    *value = packed(next.value());
    walk->next = packed(++next);
    return true;
}

void csj_pick(csj_value value, const csj_text *names, size_t count, csj_value *values) {
    for (size_t i = 0; i < count; i++) values[i] = {nullptr, 0};
    object members;
    if (unpacked<element>(value).get_object().get(members)) return;
    size_t missing = count;
    for (auto member = members.begin(); member != members.end() && missing > 0; ++member) {
        auto key = member.key();
        for (size_t i = 0; i < count; i++) {
            if (values[i].document || key.size() != names[i].count) continue;
            if (std::memcmp(key.data(), names[i].bytes, key.size()) != 0) continue;
            values[i] = packed(member.value());
            missing--;
            break;
        }
    }
}

csj_text csj_written(csj_parser *parser, csj_value value) {
    parser->written = simdjson::minify(unpacked<element>(value));
    return text(parser->written);
}
