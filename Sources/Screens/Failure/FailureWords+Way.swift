import AnalysisModel

extension FailureWords {
    /// What lies between kajo and the service.
    static func ofWay(_ kind: FailureKind, _ isEmbedded: Bool) -> Pair? {
        betweenProxies(kind) ?? ofNetwork(kind, isEmbedded)
    }

    private static func betweenProxies(_ kind: FailureKind) -> Pair? {
        switch kind {
        case .forbidden:
            return (
                "A proxy or a firewall on the way refused the request; the service itself has no such answer.",
                "Ask who runs the network whether the service's host may be reached."
            )
        case .functionNotFound:
            return (
                "There is no such function at this address: the address is wrong, or a proxy answers for it.",
                "Check the service's address: KAJO_BASE_URL, or the profile's baseUrl."
            )
        case .unavailable:
            return (
                "A gateway before the service, or the service itself, cannot answer now.",
                "Wait; if it lasts, ask whether the service is down for others too."
            )
        case .redirect:
            return (
                "A proxy or a sign-in page on the way sent kajo elsewhere. kajo follows no redirect: the key would go along.",
                "Sign in to the network in a browser, or check the service's address."
            )
        case .webPage:
            return (
                "A web page came in place of data: from a proxy, a sign-in page of the network, or a wrong address.",
                "Sign in to the network in a browser, or check the service's address."
            )
        case .emptyAnswer:
            return (
                "The answer was empty, as when a proxy has lost the service behind it.",
                "Try again; if it stays, check the service's address and the network's proxy."
            )
        case .untrusted:
            return (
                "The connection is not secure: a proxy reads along, the address is another host's, or a clock is wrong.",
                "Check this machine's date and its CA certificates. Nothing was sent."
            )
        default: return nil
        }
    }

    private static func ofNetwork(_ kind: FailureKind, _ isEmbedded: Bool) -> Pair? {
        switch kind {
        case .unknownHost:
            return (
                "The service's host name cannot be found: there is no network, or the name is wrong.",
                "Check the network and the service's address."
            )
        case .noConnection where isEmbedded:
            return (
                "The embedded engine does not answer: the process that ran it may have ended.",
                "Quit kajo and start it again; the jobs go on."
            )
        case .noConnection:
            return (
                "No connection came about: the service, or the network between, is down.",
                "Check the network; behind a firewall, ask whether the service's host may be reached."
            )
        case .timeout:
            return (
                "The service was silent for longer than kajo waits: it is busy, or the network loses packets.",
                "Wait; if it lasts, check the network."
            )
        case .connectionBroken:
            return (
                "The connection broke before an answer came: the network, or a service that is just restarting.",
                "Try again; if it stays, check the network."
            )
        case .cutOff:
            return (
                "The answer broke off on its way. Nothing of a half answer is used.",
                "Try again; if it stays, check the network."
            )
        default: return nil
        }
    }

    /// What goes wrong on this machine; everything else.
    static func ofMachine(_ kind: FailureKind) -> Pair {
        switch kind {
        case .interrupted:
            (
                "kajo ended between sending the request and hearing the answer: a job may exist, or not.",
                "Look in the service's own list before you submit it again."
            )
        case .fileUnusable: ("The file cannot be sent as it is.", "Mend that, then submit it again.")
        case .fileChanged:
            (
                "It is not the file any more whose first part has been sent.",
                "Submit it again: it is sent from its beginning, as it is now."
            )
        case .storage:
            (
                "kajo could not read or write its own files.",
                "See that the disk has room and that the folder is yours; kajo doctor tells where it lies."
            )
        default: ("kajo itself could not do this.", "Do what it says; the log may tell more.")
        }
    }
}
