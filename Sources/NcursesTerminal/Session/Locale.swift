import CNcurses
import Canvas

/// What the user's locale lets the terminal show.
enum Locale {
    /// Takes the locale from the environment. Where it asks for UTF-8 by a name that is not installed, as happens in
    /// containers and over ssh, the one that always is takes its place.
    static func glyphs(environment: [String: String]) -> GlyphSet {
        if !shim_set_locale(""), asksForUTF8(environment) { _ = shim_set_locale("C.UTF-8") }
        return shim_locale_is_utf8() ? .unicode : .ascii
    }

    private static func asksForUTF8(_ environment: [String: String]) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
        guard let name = names.first(where: { !$0.isEmpty })?.uppercased() else { return false }
        return name.hasSuffix("UTF-8") || name.hasSuffix("UTF8")
    }
}
