extension JSONDocuments {
    /// What the standard leaves to the reader.
    public static let either: [Document] = [
        Document("a number beyond all doubles", "1e999"),
        Document("a negative number beyond all doubles", "-1e999"),
        Document("a number closer to zero than any double", "1e-999"),
        Document(
            "a whole number of a hundred digits",
            "9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999"),
        Document("a whole number past 64 bits", "18446744073709551616"),
        Document("a negative whole number past 64 bits", "-9223372036854775809"),
        Document("an exponent past 64 bits", "1e99999999999999999999"),
        Document("a negative exponent past 64 bits", "1e-99999999999999999999"),
        Document("zero with an endless exponent", "0e99999999999999999999"),
        Document(
            "a fraction of a thousand digits",
            "0.3333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333"
        ),
        Document("a high half alone", "\"\\ud800\""),
        Document("a low half alone", "\"\\udc00\""),
        Document("halves in the wrong order", "\"\\ude00\\ud83d\""),
        Document("a high half and a letter", "\"\\ud83da\""),
        Document("a high half and another escape", "\"\\ud83d\\u0041\""),
        Document("two high halves", "\"\\ud83d\\ud83d\""),
        Document("two high halves and a low one", "\"\\ud83d\\ud83d\\ude00\""),
        Document("a half as a name", "{\"\\ud800\":1}"),
        Document("a byte that begins nothing", [0x22, 0xFF, 0x22]),
        Document("a byte that only goes on", [0x22, 0x80, 0x22]),
        Document("a letter cut short", [0x22, 0xC3, 0x22]),
        Document("a long letter cut short", [0x22, 0xE6, 0x9D, 0x22]),
        Document("an overlong slash", [0x22, 0xC0, 0xAF, 0x22]),
        Document("an overlong NUL", [0x22, 0xE0, 0x80, 0x80, 0x22]),
        Document("a half in three bytes", [0x22, 0xED, 0xA0, 0x80, 0x22]),
        Document("beyond Unicode", [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22]),
        Document("five bytes", [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22]),
        Document("Latin 1", [0x22, 0xE4, 0x22]),
        Document("a raw C1 byte", [0x22, 0x9B, 0x32, 0x4A, 0x22]),
        Document("a bad byte as a name", [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]),
    ]
}
