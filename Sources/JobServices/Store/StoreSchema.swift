import GRDB

/// The tables, grown by named steps that are never changed once published.
enum StoreSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("jobs, uploads, changes and failures") { db in
            try db.execute(sql: jobs)
            try db.execute(sql: uploads)
            try db.execute(sql: history)
            try db.execute(sql: bookkeeping)
        }
        migrator.registerMigration("failures tell all that is known") { db in
            try db.execute(sql: failures)
            try FailureMigration.move(db)
        }
        migrator.registerMigration("all fields of a submission") { try $0.execute(sql: submissionFields) }
        migrator.registerMigration("sources and files are found again") { db in try db.execute(sql: sources) }
        migrator.registerMigration("deleted jobs are remembered") { db in try db.execute(sql: deletions) }
        migrator.registerMigration("submissions queue, and chunks come in any order") { try $0.execute(sql: queue) }
        migrator.registerMigration("media ids that were sent are kept") { try $0.execute(sql: mediaIDs) }
        migrator.registerMigration("listings are remembered, and guesses known as such") {
            try $0.execute(sql: listings)
        }
        return migrator
    }

    /// `poll_due` counts milliseconds on the scale named by `poll_epoch`; with `poll_claimed` it is the time until which
    /// one process has the right to ask. A row with `merged_into` turned out to be the same job as another row.
    private static let jobs = """
        CREATE TABLE job (
            id TEXT NOT NULL PRIMARY KEY,
            profile TEXT NOT NULL,
            job_id TEXT,
            source_kind TEXT NOT NULL CHECK (source_kind IN ('url', 'upload', 'file', 'none')),
            source TEXT NOT NULL,
            title TEXT,
            language TEXT,
            submission TEXT NOT NULL CHECK (submission IN
                ('intended', 'uploading', 'submitting', 'submitted', 'failed', 'unknown', 'listed')),
            owner TEXT,
            listed_before INTEGER NOT NULL DEFAULT 0,
            status TEXT,
            transfer TEXT,
            details TEXT,
            created_at REAL NOT NULL,
            submitted_at REAL,
            state_since REAL NOT NULL,
            answered_at REAL,
            next_poll_at REAL,
            poll_due INTEGER,
            poll_epoch TEXT,
            poll_claimed INTEGER NOT NULL DEFAULT 0,
            poll_stopped INTEGER NOT NULL DEFAULT 0,
            has_result INTEGER NOT NULL DEFAULT 0,
            merged_into TEXT REFERENCES job (id),
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX job_by_job_id ON job (profile, job_id) WHERE job_id IS NOT NULL AND merged_into IS NULL;
        CREATE INDEX job_by_revision ON job (revision);
        CREATE INDEX job_by_due ON job (profile, poll_due);
        """

    private static let uploads = """
        CREATE TABLE upload (
            job TEXT NOT NULL PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
            file_size INTEGER NOT NULL,
            file_modified INTEGER NOT NULL,
            session TEXT,
            chunk_size INTEGER,
            chunks_sent INTEGER NOT NULL DEFAULT 0,
            reference TEXT
        ) STRICT;
        """

    private static let history = """
        CREATE TABLE status_change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
            at REAL NOT NULL,
            state TEXT NOT NULL,
            transfer TEXT
        ) STRICT;
        CREATE INDEX status_change_by_job ON status_change (job);
        CREATE TABLE failure (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
            at REAL NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('call', 'job', 'local')),
            endpoint TEXT,
            http_status INTEGER,
            messages TEXT NOT NULL
        ) STRICT;
        CREATE INDEX failure_by_job ON failure (job);
        """

    /// A failure without a job is the service's as a whole.
    private static let failures = """
        ALTER TABLE failure RENAME TO failure_before;
        DROP INDEX failure_by_job;
        CREATE TABLE failure (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            profile TEXT NOT NULL,
            job TEXT REFERENCES job (id) ON DELETE CASCADE,
            at REAL NOT NULL,
            first_at REAL NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0),
            kind TEXT NOT NULL,
            endpoint TEXT,
            http_status INTEGER,
            messages TEXT NOT NULL,
            request_id TEXT,
            excerpt TEXT,
            request TEXT,
            attempt INTEGER,
            retry_at REAL
        ) STRICT;
        CREATE INDEX failure_by_job ON failure (job);
        CREATE INDEX failure_by_profile ON failure (profile, id);
        """

    /// The members of `JobOptions`.
    private static let submissionFields = """
        ALTER TABLE job ADD COLUMN description TEXT;
        ALTER TABLE job ADD COLUMN transcript_url TEXT;
        ALTER TABLE job ADD COLUMN customer_media_id TEXT;
        ALTER TABLE job ADD COLUMN face_min_relative_height REAL;
        ALTER TABLE job ADD COLUMN face_gallery_id TEXT;
        ALTER TABLE job ADD COLUMN callback_url TEXT;
        ALTER TABLE job ADD COLUMN email_group TEXT;
        """

    /// `sha256` is `NULL` until the bytes have been read; `modified` counts nanoseconds since 1970.
    private static let sources = """
        CREATE TABLE source_file (
            job TEXT NOT NULL PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            sha256 BLOB
        ) STRICT;
        INSERT INTO source_file (job, size, modified) SELECT job, file_size, file_modified FROM upload;
        CREATE INDEX source_file_by_size ON source_file (size);
        CREATE INDEX job_by_source ON job (profile, source);
        CREATE INDEX job_under_way ON job (profile, created_at)
            WHERE submission IN ('intended', 'uploading', 'submitting');
        """

    /// `job` is the row that went, so that other processes hear of it; `NULL` where the row has stayed for its result.
    /// `source` and `title` are kept only while an answer to `new_job` may still bring a job that has lost its row.
    private static let deletions = """
        CREATE TABLE deletion (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            profile TEXT NOT NULL,
            job TEXT,
            job_id TEXT,
            source TEXT,
            title TEXT,
            at REAL NOT NULL,
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX deletion_by_revision ON deletion (revision);
        CREATE INDEX deletion_by_job_id ON deletion (profile, job_id);
        """

    /// `place` orders what is still to be submitted. `bytes_sent` may be newer than the row's revision. `file_changed` is
    /// the time of the system's last change of the file, in nanoseconds since 1970. Beside the first `chunks_sent`
    /// chunks of an upload those in `upload_chunk` are confirmed.
    private static let queue = """
        ALTER TABLE job ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN place REAL NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN file_size INTEGER;
        ALTER TABLE job ADD COLUMN bytes_sent INTEGER NOT NULL DEFAULT 0;
        UPDATE job SET place = rowid, file_size = (SELECT size FROM source_file WHERE job = job.id);
        UPDATE job SET bytes_sent = min(file_size, (SELECT chunks_sent * coalesce(chunk_size, 0) FROM upload
            WHERE job = job.id)) WHERE id IN (SELECT job FROM upload) AND file_size IS NOT NULL;
        DROP INDEX job_under_way;
        CREATE INDEX job_under_way ON job (profile, place) WHERE submission IN ('intended', 'uploading', 'submitting');
        ALTER TABLE upload ADD COLUMN file_changed INTEGER;
        CREATE TABLE upload_chunk (
            job TEXT NOT NULL REFERENCES upload (job) ON DELETE CASCADE,
            chunk_index INTEGER NOT NULL,
            PRIMARY KEY (job, chunk_index)
        ) STRICT, WITHOUT ROWID;
        """

    /// `media_id` is what `new_job` named the video, or what a listing says that it was named; `NULL` while nothing has
    /// been sent, and where it had no name.
    private static let mediaIDs = """
        ALTER TABLE job ADD COLUMN media_id TEXT;
        UPDATE job SET media_id = customer_media_id WHERE submission IN ('submitting', 'submitted', 'unknown');
        """

    /// `listed_at` is when the profile's jobs were last asked for and all written down, in seconds since 1970; `is_guess`
    /// says that only the address of a job has made it the row's.
    private static let listings = """
        ALTER TABLE listed_profile ADD COLUMN listed_at REAL;
        ALTER TABLE listed_profile ADD COLUMN tells_media_ids INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN is_guess INTEGER NOT NULL DEFAULT 0;
        """

    private static let bookkeeping = """
        CREATE TABLE listed_profile (name TEXT NOT NULL PRIMARY KEY) STRICT;
        CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL) STRICT;
        INSERT INTO revision (id, value) VALUES (1, 0);
        """
}
