struct NewJobAnswerWire: Decodable {
    var jobID: String?

    init(from decoder: any Decoder) throws {
        jobID = try decoder.container(keyedBy: MemberName.self).text("job_id")
    }
}

struct UploadSessionWire: Decodable {
    var uploadID: String?
    var chunkSize: Int?

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: MemberName.self)
        uploadID = members.text("upload_id")
        chunkSize = members.number("file_chunk_size_bytes").flatMap { Int(exactly: $0) }
    }
}

/// The name of the member is documented for a sibling call only, so the reference itself is the better mark.
struct FinalizedUploadWire: Decodable {
    var reference: String?

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: MemberName.self)
        let others = members.allKeys.sorted { $0.stringValue < $1.stringValue }.compactMap { members.text($0) }
        reference =
            members.text("uploaded_file_url").flatMap { $0.isEmpty ? nil : $0 }
            ?? others.first { $0.hasPrefix("valossaupload://") }
    }
}
