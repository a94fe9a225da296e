/// How many columns and rows there are. Never negative.
public struct Size: Hashable, Sendable {
    public var width: Int {
        didSet { width = max(0, width) }
    }

    public var height: Int {
        didSet { height = max(0, height) }
    }

    /// Negative measures become zero.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}
