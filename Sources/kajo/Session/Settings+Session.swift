import AppLogic
import CoreAPI

extension Settings {
    /// Jobs belong to a profile at an address; the embedded engine's port changes, its jobs do not.
    var storeProfile: String {
        switch service {
        case .embedded: "embedded"
        case .remote(let profile, let baseURL, _): "\(profile) \(baseURL.text)"
        }
    }

    /// The other side is kajo's own engine.
    var isEmbedded: Bool { identity.isEmbedded }

    /// What the header can say before anything has been asked.
    var identity: ServiceState.Identity {
        switch service {
        case .embedded: ServiceState.Identity(profile: "embedded", host: "127.0.0.1", isEmbedded: true)
        case .remote(let profile, let baseURL, _):
            ServiceState.Identity(profile: profile, host: baseURL.host, isEmbedded: false)
        }
    }
}
