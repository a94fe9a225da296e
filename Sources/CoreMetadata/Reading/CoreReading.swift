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
        do throws(TextFault) {
            var walk = try DocumentWalk(source, size: window, visitor: visitor)
            try walk.run()
            return (walk.visitor, walk.isObject)
        } catch .file(let error) {
            throw error
        } catch {
            // Where it stops being JSON is worth a slower look, which needs all of it.
            throw try WhatItIs.fault(in: source.contents()) ?? .unreadable("it has changed meanwhile")
        }
    }
}
