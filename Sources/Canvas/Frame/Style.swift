/// A colour as a theme names it; `standard` is what the user's terminal has chosen.
public enum Color: Hashable, Sendable {
    case standard, black, red, green, yellow, blue, magenta, cyan, white
    /// Shown as the nearest colour that the terminal has.
    case rgb(UInt8, UInt8, UInt8)
}

/// How a cell looks. A terminal that lacks an attribute leaves it out, so no meaning may rest on style alone.
public struct Style: Hashable, Sendable {
    public var foreground: Color
    public var background: Color
    public var bold: Bool
    public var dim: Bool
    public var underline: Bool
    public var reverse: Bool

    /// The terminal's own colours and no attribute.
    public static let plain = Style()

    public init(
        foreground: Color = .standard, background: Color = .standard, bold: Bool = false, dim: Bool = false,
        underline: Bool = false, reverse: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.dim = dim
        self.underline = underline
        self.reverse = reverse
    }
}

/// Each returns a changed copy.
extension Style {
    /// The same look with one thing changed, as are the functions below.
    public func foreground(_ color: Color) -> Style { changed { $0.foreground = color } }
    public func background(_ color: Color) -> Style { changed { $0.background = color } }
    public func bold(_ on: Bool = true) -> Style { changed { $0.bold = on } }
    public func dimmed(_ on: Bool = true) -> Style { changed { $0.dim = on } }
    public func underlined(_ on: Bool = true) -> Style { changed { $0.underline = on } }
    public func reversed(_ on: Bool = true) -> Style { changed { $0.reverse = on } }

    private func changed(_ change: (inout Style) -> Void) -> Style {
        var copy = self
        change(&copy)
        return copy
    }
}
