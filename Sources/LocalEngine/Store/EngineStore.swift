import Foundation
import GRDB

/// The engine's own database. Every method is one transaction.
///
/// A rollback journal with full syncing, not a write-ahead log: the SQLite of Debian 12 is one of those whose log can be
/// corrupted by two connections checkpointing at the same instant.
struct EngineStore: Sendable {
    let queue: DatabaseQueue

    init(path: String) throws(LocalEngineError) {
        var configuration = Configuration()
        configuration.label = "kajo.engine"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
        }
        do {
            try Self.makePrivateFile(path)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            guard try !queue.read(Self.migrator.hasBeenSuperseded) else {
                throw LocalEngineError.database(path: path, reason: "a newer version of kajo has written it")
            }
            try Self.migrator.migrate(queue)
        } catch let error as LocalEngineError {
            throw error
        } catch {
            throw .database(path: path, reason: "\(error)")
        }
    }

    /// SQLite gives its journal the rights of the database file, so it is enough to make that one private.
    private static func makePrivateFile(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
            throw LocalEngineError.database(path: path, reason: String(cString: strerror(errno)))
        }
        close(descriptor)
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("jobs and uploads") { database in
            try database.execute(
                sql: """
                    CREATE TABLE job (
                        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL UNIQUE,
                        created_at DATETIME NOT NULL,
                        status TEXT NOT NULL,
                        transfer TEXT NOT NULL,
                        details TEXT,
                        request TEXT NOT NULL
                    );
                    CREATE INDEX job_status ON job (status);
                    CREATE TABLE upload (
                        id TEXT PRIMARY KEY NOT NULL,
                        created_at DATETIME NOT NULL,
                        size INTEGER NOT NULL CHECK (size > 0),
                        chunk_bytes INTEGER NOT NULL CHECK (chunk_bytes > 0),
                        finalized INTEGER NOT NULL DEFAULT 0 CHECK (finalized IN (0, 1))
                    );
                    CREATE TABLE upload_chunk (
                        upload_id TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
                        chunk_index INTEGER NOT NULL CHECK (chunk_index >= 0),
                        PRIMARY KEY (upload_id, chunk_index)
                    ) WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("held jobs") { database in
            try database.execute(
                sql: "ALTER TABLE job ADD COLUMN hold_state TEXT; ALTER TABLE job ADD COLUMN hold_rule TEXT")
        }
        migrator.registerMigration("owners") { database in
            // What was there before belongs to the main key, whose name is empty.
            try database.execute(
                sql: """
                    ALTER TABLE job ADD COLUMN owner TEXT NOT NULL DEFAULT '';
                    ALTER TABLE upload ADD COLUMN owner TEXT NOT NULL DEFAULT '';
                    CREATE INDEX job_owner ON job (owner, sequence);
                    """)
        }
        migrator.registerMigration("callbacks") { database in
            try database.execute(
                sql: """
                    CREATE TABLE callback (
                        job_id TEXT PRIMARY KEY NOT NULL REFERENCES job (id) ON DELETE CASCADE,
                        tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0)
                    ) WITHOUT ROWID
                    """)
        }
        return migrator
    }
}
