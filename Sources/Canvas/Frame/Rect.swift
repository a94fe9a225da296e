/// A block of cells; `x` and `y` are its upper left corner, counted from 0. Its measures are never negative.
public struct Rect: Hashable, Sendable {
    public var x: Int
    public var y: Int
    public private(set) var width: Int
    public private(set) var height: Int

    /// Negative measures become zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// Everything a frame of this size has.
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    /// Its width and height alone.
    public var size: Size { Size(width: width, height: height) }

    public var isEmpty: Bool { width == 0 || height == 0 }

    /// The column just right of the last one.
    public var maxX: Int { x.moved(by: width) }

    /// The row just below the last one.
    public var maxY: Int { y.moved(by: height) }

    /// Whether the cell lies inside.
    public func contains(x column: Int, y row: Int) -> Bool {
        column >= x && column < maxX && row >= y && row < maxY
    }

    /// What both have in common; empty when they do not meet.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        let right = min(maxX, other.maxX)
        let bottom = min(maxY, other.maxY)
        guard left < right, top < bottom else { return Rect(x: left, y: top, width: 0, height: 0) }
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }
}

extension Rect {
    /// Without a margin of `columns` left and right and `rows` above and below; what does not fit leaves it empty.
    public func insetBy(columns: Int = 0, rows: Int = 0) -> Rect {
        let columns = min(max(0, columns), width / 2 + width % 2)
        let rows = min(max(0, rows), height / 2 + height % 2)
        return Rect(
            x: x.moved(by: columns), y: y.moved(by: rows), width: width - columns - columns,
            height: height - rows - rows)
    }

    /// Cuts off at most `rows` rows at the top.
    public func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
        let rows = min(max(0, rows), height)
        return (
            Rect(x: x, y: y, width: width, height: rows),
            Rect(x: x, y: y.moved(by: rows), width: width, height: height - rows)
        )
    }

    /// Cuts off at most `rows` rows at the bottom.
    public func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
        let (rest, bottom) = splitTop(height - min(max(0, rows), height))
        return (rest, bottom)
    }

    /// Cuts off at most `columns` columns on the left.
    public func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
        let columns = min(max(0, columns), width)
        return (
            Rect(x: x, y: y, width: columns, height: height),
            Rect(x: x.moved(by: columns), y: y, width: width - columns, height: height)
        )
    }

    /// Cuts off at most `columns` columns on the right.
    public func splitRight(_ columns: Int) -> (rest: Rect, right: Rect) {
        let (rest, right) = splitLeft(width - min(max(0, columns), width))
        return (rest, right)
    }

    /// Row `index`, counted from the top; empty when there is no such row.
    public func row(_ index: Int) -> Rect {
        guard index >= 0, index < height else {
            return Rect(x: x, y: index < 0 ? y : maxY, width: width, height: 0)
        }
        return Rect(x: x, y: y.moved(by: index), width: width, height: 1)
    }
}

extension Int {
    /// Stays at the end of the number line instead of trapping: places far outside are clipped, not a crash.
    fileprivate func moved(by length: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(length)
        return overflow ? .max : sum
    }
}
