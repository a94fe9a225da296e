import AnalysisModel
import CoreAPI
import TestSupport
import Testing

/// The client's side of the error contract.
@Suite struct `The error contract as the client reads it` {
    @Test(arguments: ContractRow.all)
    func `an answer becomes its kind, with every message`(row: ContractRow) async throws {
        let error = try #require(await row.error())
        #expect(error.kind == row.kind)
        #expect(error.messages == row.messages)
        #expect(error.endpoint == row.endpoint)
        #expect(error.status == (row.reply.ending == .noAnswer ? nil : row.reply.status))
        #expect(error.facts.fields == row.fields)
        #expect(error.requestMayHaveArrived)
    }

    @Test func `what a service asks for comes with the refusal`() async throws {
        let row = try #require(ContractRow.all.first { $0.name == "too-many-requests" })
        #expect(await row.error()?.retryAfter == .seconds(120))
    }

    @Test func `an answer that is not in the documentation comes with its beginning`() async throws {
        for row in ContractRow.all where row.reply.ending == .whole && !row.reply.body.isEmpty {
            let error = try #require(await row.error())
            #expect((error.excerpt != nil) == (row.messages.first?.contains("It says: ") == true), "\(row.name)")
        }
    }

    @Test(arguments: JobFailureRow.all)
    func `a job's own failure is a success of the call`(row: JobFailureRow) async throws {
        let test = try ClientUnderTest(.jobStatus, .scripted(row.body(of: "job")))
        let report = try await test.client.jobStatus(of: Job.ID("job"))
        #expect(report.status == .error)
        #expect(report.details == row.details)
        #expect(report.transfer == row.transfer)
        #expect(FailureKind(jobDetails: report.details, transfer: report.transfer) == row.kind)
    }

    @Test func `a full disk is told as one, whenever the service comes upon it`() {
        let words = "The engine's disk is full"
        for transfer in [MediaTransferStatus.queued, .downloading, .finished, .error] {
            #expect(FailureKind(jobDetails: words + ".", transfer: transfer) == .serviceDiskFull)
        }
        let chunk = FailureKind(httpStatus: 500, endpoint: "send_file_chunk", messages: [words])
        #expect(chunk == .serviceDiskFull)
        #expect(FailureKind(httpStatus: 500, endpoint: "new_job", messages: ["The disk failed"]) == .serverError)
    }

    @Test func `every documented kind has a row`() {
        let told = Set(ContractRow.all.map(\.kind)).union(JobFailureRow.all.map(\.kind))
        let elsewhere: Set<FailureKind> = [
            // Without an answer: the ways to the service, walked by the transport's own tests.
            .unknownHost, .noConnection, .untrusted, .timeout,
            // The service refuses in words that name no field; an upload that it has forgotten.
            .refused, .uploadNotFound,
            // A refusal is one of these where the job is known to have finished.
            .resultTypeMissing,
            // On this machine.
            .interrupted, .heldBack, .fileUnusable, .fileChanged, .storage, .unreadableResult, .local,
        ]
        #expect(told.union(elsewhere) == Set(FailureKind.allCases))
        #expect(told.isDisjoint(with: elsewhere))
    }
}
