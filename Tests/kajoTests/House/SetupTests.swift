import Foundation
import Subprocess
import Testing

struct SetupTests {
    /// A test run needs what the script looks for, so here nothing is missing.
    @Test func `with nothing missing the setup says nothing`() async throws {
        let record = try await Subprocess.run(
            .name("bash"), arguments: [Program.root + "/assets/setup.sh"], output: .string(limit: 10_000),
            error: .string(limit: 10_000))
        #expect(Program.number(record.terminationStatus) == 0)
        #expect(record.standardOutput.isEmpty)
        #expect(record.standardError.isEmpty)
    }
}
