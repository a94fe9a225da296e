import NIOCore
import Testing

@testable import JobServices

/// The memory of pieces that go to the network.
struct PieceMemoryTests {
    private func place(of piece: ByteBuffer) -> UnsafeRawPointer? {
        piece.withUnsafeReadableBytes { $0.baseAddress }
    }

    private func piece(_ text: String, from memory: PieceMemory) throws -> ByteBuffer {
        try memory.piece { piece in
            piece.clear(minimumCapacity: 1000)
            piece.writeString(text)
        }
    }

    @Test func `what somebody still holds is never written over`() throws {
        let memory = PieceMemory()
        let texts = (0..<20).map { "piece \($0)" }
        let pieces = try texts.map { try piece($0, from: memory) }
        #expect(pieces.map { String(buffer: $0) } == texts)
    }

    @Test func `what nobody holds is filled again`() throws {
        let memory = PieceMemory()
        let places = try (0..<30).map { place(of: try piece("piece \($0)", from: memory)) }
        #expect(Set(places).count <= 3)
    }

    @Test func `one that could not be filled takes nothing from the next`() throws {
        let memory = PieceMemory()
        for round in 0..<5 {
            #expect(throws: JobServiceError.self) {
                try memory.piece { (_: inout ByteBuffer) throws(JobServiceError) in throw .cancelled() }
            }
            #expect(String(buffer: try piece("piece \(round)", from: memory)) == "piece \(round)")
        }
    }
}
