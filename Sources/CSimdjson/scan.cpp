#include <cstring>

#include "CSimdjson.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace {

// One bit for each of 64 bytes.
using Bits = uint64_t;

// Which of 64 bytes are `wanted` once they have been or-ed with `folded`.
struct Block {
#if defined(__SSE2__)
    __m128i parts[4];

    explicit Block(const uint8_t *bytes) {
        for (int i = 0; i < 4; i++) parts[i] = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes) + i);
    }

    Bits where(uint8_t wanted, uint8_t folded = 0) const {
        Bits bits = 0;
        for (int i = 0; i < 4; i++) {
            __m128i part = _mm_or_si128(parts[i], _mm_set1_epi8(static_cast<char>(folded)));
            __m128i equal = _mm_cmpeq_epi8(part, _mm_set1_epi8(static_cast<char>(wanted)));
            bits |= static_cast<Bits>(static_cast<uint16_t>(_mm_movemask_epi8(equal))) << (16 * i);
        }
        return bits;
    }
#elif defined(__aarch64__)
    uint8x16_t parts[4];

    explicit Block(const uint8_t *bytes) {
        for (int i = 0; i < 4; i++) parts[i] = vld1q_u8(bytes + 16 * i);
    }

    Bits where(uint8_t wanted, uint8_t folded = 0) const {
        const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
        Bits bits = 0;
        for (int i = 0; i < 4; i++) {
            uint8x16_t equal = vceqq_u8(vorrq_u8(parts[i], vdupq_n_u8(folded)), vdupq_n_u8(wanted));
            uint8x16_t weighted = vandq_u8(equal, weights);
            Bits low = vaddv_u8(vget_low_u8(weighted)), high = vaddv_u8(vget_high_u8(weighted));
            bits |= (low | high << 8) << (16 * i);
        }
        return bits;
    }
#else
    const uint8_t *bytes;

    explicit Block(const uint8_t *bytes) : bytes(bytes) {}

    Bits where(uint8_t wanted, uint8_t folded = 0) const {
        Bits bits = 0;
        for (int i = 0; i < 64; i++) bits |= static_cast<Bits>((bytes[i] | folded) == wanted) << i;
        return bits;
    }
#endif
};

// Bytes that a backslash escapes; a run of backslashes escapes every other one of its own.
Bits escaped(Bits backslashes, bool &is_first_escaped) {
    if (!backslashes) {
        Bits first = is_first_escaped;
        is_first_escaped = false;
        return first;
    }
    Bits found = 0;
    bool is_next = is_first_escaped;
    for (int i = 0; i < 64; i++) {
        Bits bit = Bits(1) << i;
        if (is_next) {
            found |= bit;
            is_next = false;
        } else {
            is_next = backslashes & bit;
        }
    }
    is_first_escaped = is_next;
    return found;
}

// Every bit becomes the parity of itself and those before it.
Bits parity(Bits bits) {
    for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

// Goes over the brackets and commas of one block, in their order, until the scan has to stop.
bool stops_at(csj_scan &scan, Bits opening, Bits closing, Bits commas, size_t base, size_t most, size_t &end) {
    for (Bits rest = opening | closing | commas; rest; rest &= rest - 1) {
        int place = __builtin_ctzll(rest);
        Bits bit = Bits(1) << place;
        if (opening & bit) {
            scan.depth++;
        } else if (closing & bit) {
            scan.is_closed = --scan.depth < 0;
        } else if (scan.depth == 0) {
            scan.commas++;
            scan.behind_comma = base + place + 1;
        }
        if (scan.is_closed || (scan.commas >= most && scan.depth == 0 && (commas & bit))) {
            end = base + place + 1;
            return true;
        }
    }
    return false;
}

}  // namespace

size_t csj_go_on(csj_scan *scan, const uint8_t *bytes, size_t count, size_t most_commas) {
    scan->behind_comma = 0;
    for (size_t base = 0; base < count; base += 64) {
        uint8_t filled[64];
        size_t length = count - base < 64 ? count - base : 64;
        if (length < 64) {
            std::memset(filled, ' ', sizeof filled);
            std::memcpy(filled, bytes + base, length);
        }
        Block block(length < 64 ? filled : bytes + base);
        Bits behind_backslashes = escaped(block.where('\\'), scan->is_escaped);
        if (length < 64) scan->is_escaped = behind_backslashes >> length & 1;
        Bits inside = parity(block.where('"') & ~behind_backslashes) ^ (scan->is_in_string ? ~Bits(0) : 0);
        Bits opening = block.where('{', 0x20) & ~inside, closing = block.where('}', 0x20) & ~inside;
        int64_t closed = __builtin_popcountll(closing);
        size_t end = 0;
        if (scan->depth > closed) {
            scan->depth += __builtin_popcountll(opening) - closed;
        } else if (stops_at(*scan, opening, closing, block.where(',') & ~inside, base, most_commas, end)) {
            scan->is_in_string = scan->is_escaped = false;
            return end;
        }
        scan->is_in_string = inside >> 63;
    }
    return count;
}
