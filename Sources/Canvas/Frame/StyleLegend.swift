/// Letters for styles: the first free letter of its own name, else of the alphabet, given out in the order of names.
struct StyleLegend {
    static let plain: Character = "."
    private var letters: [Style: Character] = [.plain: StyleLegend.plain]
    /// One for each style but the plain one, sorted by name.
    private(set) var lines: [String] = []

    init(_ styles: Set<Style>) {
        var free = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        let named = styles.subtracting([.plain]).map { (style: $0, name: $0.name) }
        for (style, name) in named.sorted(by: { $0.name < $1.name }) {
            let index = name.lazy.compactMap { free.firstIndex(of: $0) }.first ?? free.startIndex
            let letter = free.isEmpty ? "?" : free.remove(at: index)
            letters[style] = letter
            lines.append("\(letter) \(name)")
        }
    }

    func letter(of style: Style) -> Character { letters[style] ?? "?" }
}

extension Style {
    /// Such as "bold red" or "reverse on blue"; different for different styles.
    var name: String {
        var words: [String] = []
        if bold { words.append("bold") }
        if dim { words.append("dim") }
        if underline { words.append("underline") }
        if reverse { words.append("reverse") }
        if foreground != .standard { words.append(foreground.name) }
        if background != .standard { words.append("on " + background.name) }
        return words.isEmpty ? "plain" : words.joined(separator: " ")
    }
}

extension Color {
    var name: String {
        guard case .rgb(let red, let green, let blue) = self else { return "\(self)" }
        return "rgb(\(red),\(green),\(blue))"
    }
}
