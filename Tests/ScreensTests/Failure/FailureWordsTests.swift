import AnalysisModel
import Screens
import Testing

/// The table of causes and ways out.
struct FailureWordsTests {
    private func words(_ kind: FailureKind, isEmbedded: Bool = false) -> FailureWords {
        FailureWords(FailureFacts(kind: kind, endpoint: "job_status", messages: ["x"]), isEmbedded: isEmbedded)
    }

    @Test(arguments: FailureKind.allCases, [true, false])
    func `every kind of failure has a cause and a way out, in whole sentences`(kind: FailureKind, isEmbedded: Bool) {
        let words = words(kind, isEmbedded: isEmbedded)
        for text in [words.cause, words.remedy] {
            #expect(text.hasSuffix(".") && text.count > 20, "\(text)")
            #expect(text.first?.isUppercase == true || text.hasPrefix("kajo"), "\(text)")
        }
    }

    @Test func `no two kinds have the same cause`() {
        let causes = Dictionary(grouping: FailureKind.allCases) { words($0).cause }
        #expect(causes.values.filter { $0.count > 1 }.isEmpty)
    }

    @Test func `a refused key names the place where keys are, and the embedded engine its own`() {
        #expect(words(.invalidKey).remedy.contains("My Account > Subscriptions and API Keys"))
        #expect(!words(.invalidKey, isEmbedded: true).remedy.contains("Valossa"))
    }

    @Test func `where the engine's disk is full, space is to be freed on its machine, and nobody asks the support`() {
        let own = words(.serviceDiskFull, isEmbedded: true)
        #expect(own.remedy.contains("Free space on the engine's machine") && !own.remedy.contains("support"))
        #expect(words(.serviceDiskFull).remedy.contains("Free space on the engine's machine"))
    }

    @Test func `fields that are missing and fields that are wrong are told apart`() {
        let facts = FailureFacts(
            kind: .missingField, endpoint: "new_job", httpStatus: 400,
            messages: ["Missing required field: media.video.url", "Invalid value for field media.title: too long"])
        let words = FailureWords(facts, isEmbedded: false)
        #expect(
            words.cause == "The service requires a field that was not sent: media.video.url. "
                + "The service does not take the value of media.title.")
    }

    @Test(arguments: ["upload_id", "chunk_index", "file_data", "file_size_bytes", "api_key", "job_id", "media.video"])
    func `a field that kajo fills in is kajo's fault`(field: String) {
        let facts = FailureFacts(
            kind: .missingField, endpoint: "send_file_chunk", httpStatus: 400,
            messages: ["Missing required field: \(field)"])
        #expect(FailureWords(facts, isEmbedded: false).remedy.contains("report"))
    }

    @Test(arguments: [
        (FailureKind.connectionBroken, nil), (.timeout, nil), (.serverError, 500), (.unavailable, 503),
        (.redirect, 302), (.cutOff, 200), (.webPage, 200),
    ])
    func `who may have been heard is looked for before it is sent again`(kind: FailureKind, status: Int?) {
        let facts = FailureFacts(kind: kind, endpoint: "new_job", httpStatus: status, messages: ["x"])
        #expect(FailureWords(facts, isEmbedded: false).remedy.hasPrefix("Look in the service's own list"))
    }

    @Test(arguments: [(FailureKind.noConnection, nil), (.refused, 400), (.tooManyRequests, 429)])
    func `who was not heard, or refused, needs no look`(kind: FailureKind, status: Int?) {
        let facts = FailureFacts(kind: kind, endpoint: "new_job", httpStatus: status, messages: ["x"])
        #expect(!FailureWords(facts, isEmbedded: false).remedy.contains("own list"))
    }
}
