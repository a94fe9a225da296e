/// `job_info`: whose result it is, and what was asked for.
struct JobInfo: Decodable {
    var id: String?
    /// As given to `new_job`.
    var title: String?

    private enum CodingKeys: String, CodingKey {
        case id = "job_id"
        case request
    }

    private enum RequestKeys: String, CodingKey { case media }

    private enum MediaKeys: String, CodingKey { case title }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        id = members.text(.id)
        let request = try? members.nestedContainer(keyedBy: RequestKeys.self, forKey: .request)
        title = try? request?.nestedContainer(keyedBy: MediaKeys.self, forKey: .media).text(.title)
    }
}
