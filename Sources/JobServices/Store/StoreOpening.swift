import GRDB
import Glibc

/// The steps from a directory to an open, sound and current database. To be taken under the opening lock.
struct StoreOpening {
    let path: String

    /// The name that a damaged database is given is returned beside the new one.
    func open() throws -> (database: DatabaseQueue, setAside: String?) {
        try protect()
        do {
            return (try soundDatabase(), nil)
        } catch let error as DatabaseError where error.isDamage {
            let damaged = try setAside()
            try protect()
            return (try soundDatabase(), damaged)
        }
    }

    /// Makes the file before SQLite would, so that it is never readable by others; the journal takes its mode over.
    ///
    /// A file that is there is not opened: closing it would drop the locks of every other connection in this process.
    private func protect() throws {
        if access(path, F_OK) == 0 {
            _ = chmod(path, 0o600)
        } else {
            _ = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
        }
    }

    private func soundDatabase() throws -> DatabaseQueue {
        let database = try DatabaseQueue(path: path, configuration: Self.configuration)
        let verdict = try database.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard verdict == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: verdict) }
        let migrator = StoreSchema.migrator
        guard try !database.read(migrator.hasBeenSuperseded) else {
            throw StoreError(message: "The job store \(path) was written by a newer kajo; this one leaves it alone.")
        }
        try migrator.migrate(database)
        return database
    }

    private func setAside() throws -> String {
        for number in 1...999 {
            let name = "\(path).damaged-\(number)"
            guard access(name, F_OK) != 0 else { continue }
            guard rename(path, name) == 0 else { throw FileTrouble("set aside", path) }
            _ = rename(path + "-journal", name + "-journal")
            return name
        }
        throw StoreError(message: "The job store \(path) is damaged, and there are too many damaged ones beside it.")
    }

    /// A rollback journal, not WAL: several processes write here, and SQLite before 3.51.3 can damage a WAL database
    /// when two connections write or checkpoint at the same instant.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "kajo.jobs"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = TRUNCATE;
                    PRAGMA synchronous = FULL;
                    PRAGMA mmap_size = 0;
                    PRAGMA trusted_schema = OFF;
                    """)
        }
        return configuration
    }
}

extension DatabaseError {
    fileprivate var isDamage: Bool { resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB }
}
