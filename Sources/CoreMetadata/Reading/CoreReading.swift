import Foundation

/// Takes a sink through a core result.
enum CoreReading {
    /// - Throws: why it is no core result.
    static func visited<Sink: CoreSink>(
        _ source: ByteSource, _ sink: Sink, window: Int = TextWindow.usualSize
    ) throws(CoreMetadataError) -> CoreVisitor<Sink> {
        let (visitor, isObject) = try walked(source, CoreVisitor(sink), window: window)
        guard isObject else { throw .notCore("JSON of another kind") }
        if !visitor.isOver, let other = visitor.otherThing { throw .notCore(other) }
        return visitor
    }

    /// - Returns: the visitor, and whether the text was an object.
    static func walked<Visitor: DocumentVisitor>(
        _ source: ByteSource, _ visitor: Visitor, window: Int = TextWindow.usualSize
    ) throws(CoreMetadataError) -> (Visitor, isObject: Bool) {
        try explained(source) { () throws(TextFault) in
            var walk = try DocumentWalk(source, size: window, visitor: visitor)
            try walk.run()
            return (walk.visitor, walk.isObject)
        }
    }

    /// Where a text stops being JSON is worth a slower look, which needs all of it.
    static func explained<Value>(
        _ source: ByteSource, _ body: () throws(TextFault) -> Value
    ) throws(CoreMetadataError) -> Value {
        do throws(TextFault) {
            return try body()
        } catch .file(let error) {
            throw error
        } catch {
            throw try WhatItIs.fault(in: source.contents()) ?? .unreadable("it has changed meanwhile")
        }
    }

    /// Foreign text: only what a type's name is made of may reach a screen.
    static func words(forType type: String) -> String {
        let name = type.prefix(40).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        return "metadata of the type \(name)"
    }
}
