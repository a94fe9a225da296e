/// A value of a result file as it stands there, with a page of what is in it.
public struct RawNode: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case object, array, text, number, bool, null }

    /// A member of an object or an element of an array.
    public struct Child: Hashable, Sendable {
        /// The member's name, or the element's position in decimal digits; with it the path goes on. Foreign text.
        public var key: String
        public var kind: Kind
        /// The beginning: of a text without quotes and escapes, of an object or an array as it stands in the file but
        /// on one line. Foreign text.
        public var text: String
        /// There is more of it.
        public var isCut: Bool
        /// How many children an object or an array has.
        public var count: Int?

        public init(key: String, kind: Kind, text: String = "", isCut: Bool = false, count: Int? = nil) {
            self.key = key
            self.kind = kind
            self.text = text
            self.isCut = isCut
            self.count = count
        }
    }

    public var kind: Kind
    /// Of a scalar, as of a child, but more of it.
    public var text: String
    public var isCut: Bool
    /// Of an object or an array, how many children it has in all.
    public var count: Int?
    /// Those that were asked for, in the file's order.
    public var children: [Child]

    public init(kind: Kind, text: String = "", isCut: Bool = false, count: Int? = nil, children: [Child] = []) {
        self.kind = kind
        self.text = text
        self.isCut = isCut
        self.count = count
        self.children = children
    }
}
