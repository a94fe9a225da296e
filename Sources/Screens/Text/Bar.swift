/// Amounts as lengths.
enum Bar {
    /// Coarse progress of `width` cells.
    static func progress(_ fraction: Double, width: Int, glyphs: Glyphs) -> String {
        let full = Int((bounded(fraction) * Double(width)).rounded(.down))
        return String(repeating: glyphs.barFull, count: full) + String(repeating: glyphs.barEmpty, count: width - full)
    }

    /// A bar as fine as the glyphs allow; more than nothing is always seen.
    static func length(_ fraction: Double, width: Int, glyphs: Glyphs) -> String {
        let steps = glyphs.widths.count
        var eighths = Int((bounded(fraction) * Double(width * steps)).rounded())
        if fraction > 0 { eighths = max(1, eighths) }
        guard let whole = glyphs.widths.last else { return "" }
        let part = eighths % steps
        return String(repeating: whole, count: eighths / steps) + (part > 0 ? glyphs.widths[part - 1] : "")
    }

    /// One cell's height for a share of 0…1; more than nothing is always seen.
    static func height(_ fraction: Double, glyphs: Glyphs) -> String {
        guard fraction > 0 else { return glyphs.nothing }
        let step = Int((bounded(fraction) * Double(glyphs.heights.count)).rounded(.up))
        return glyphs.heights[max(1, step) - 1]
    }

    private static func bounded(_ fraction: Double) -> Double { fraction.isFinite ? min(max(0, fraction), 1) : 0 }
}
