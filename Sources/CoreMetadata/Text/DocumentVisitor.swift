/// Who looks at a JSON text while it goes by.
protocol DocumentVisitor {
    /// An object or an array that is looked into.
    associatedtype Place

    /// What is wanted of a member of an object that was entered; `nil` stands for the whole text's own object.
    mutating func wish(for member: String, in place: Place?) -> Wish<Place>

    /// Whether one of the children that are wanted may come by itself, and in parts, where the window does not hold it.
    func dividesChildren(of place: Place) -> Bool

    /// What is wanted of such a child.
    ///
    /// - Parameters:
    ///   - name: a member's; `nil` for an element.
    ///   - position: how many children come before it.
    mutating func wish(forLarge name: String?, at position: Int, in place: Place) -> Wish<Place>

    /// A place that was entered is over.
    /// - Returns: false if no more of the text is wanted.
    mutating func end(_ place: Place) -> Bool

    /// An object or an array of which the children are wanted begins.
    mutating func begin(_ place: Place, isObject: Bool)

    /// - Parameters:
    ///   - children: an object or an array with some of the place's children, as many as come together.
    ///   - first: how many children came before.
    /// - Returns: false if no more of the text is wanted.
    mutating func take(_ children: JSONNode, of place: Place, first: Int, _ parser: borrowing PieceParser) -> Bool

    mutating func take(whole value: JSONNode, at place: Place)
}

extension DocumentVisitor {
    func dividesChildren(of place: Place) -> Bool { false }

    mutating func wish(forLarge name: String?, at position: Int, in place: Place) -> Wish<Place> { .nothing }

    mutating func end(_ place: Place) -> Bool { true }
}

/// What is wanted of a value.
enum Wish<Place> {
    /// That it is JSON.
    case nothing
    /// If it is an object, some of its members.
    case enter(Place)
    /// If it is an object or an array, its children, in runs.
    case children(Place)
    case whole(Place)
}
