package io.godwit.core.share;

import java.sql.SQLException;
import java.util.List;

/** The tables and how an older database becomes a newer one: step i leads from user_version i to i + 1. */
final class LibrarySchema {

    private static final List<List<String>> STEPS = List.of(first(), second(), third(), fourth());

    private LibrarySchema() {}

    private static List<String> first() {
        return List.of(
                """
                CREATE TABLE share (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    path TEXT NOT NULL UNIQUE,
                    name TEXT NOT NULL,
                    folder INTEGER NOT NULL,
                    visibility INTEGER NOT NULL,
                    state INTEGER NOT NULL,
                    size INTEGER NOT NULL DEFAULT 0,
                    files INTEGER NOT NULL DEFAULT 0,
                    content BLOB)\
                """,
                "CREATE INDEX share_content ON share (content)",
                // root is null for an empty folder; local is null when it equals the path.
                """
                CREATE TABLE entry (
                    id INTEGER PRIMARY KEY,
                    share INTEGER NOT NULL,
                    path BLOB NOT NULL,
                    local TEXT,
                    size INTEGER NOT NULL,
                    modified INTEGER NOT NULL,
                    file_key TEXT NOT NULL,
                    executable INTEGER NOT NULL,
                    stale INTEGER NOT NULL DEFAULT 0,
                    root BLOB,
                    layer BLOB)\
                """,
                "CREATE UNIQUE INDEX entry_path ON entry (share, path)",
                "CREATE INDEX entry_root ON entry (root) WHERE root IS NOT NULL",
                // rowid: 2 * entry.id for a file, 2 * share.id + 1 for a shared folder.
                """
                CREATE VIRTUAL TABLE name_index USING fts5 (
                    words, content = '', contentless_delete = 1, detail = full,
                    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* S* Co'")\
                """);
    }

    private static List<String> second() {
        return List.of(
                """
                CREATE TABLE offer (
                    id BLOB PRIMARY KEY,
                    share INTEGER NOT NULL,
                    size INTEGER NOT NULL,
                    modified INTEGER NOT NULL,
                    file_key TEXT NOT NULL)\
                """,
                "CREATE INDEX offer_share ON offer (share)");
    }

    /** Keys of files lose the number of the file system, which is another after a restart. */
    private static List<String> third() {
        return List.of(
                "UPDATE entry SET file_key = substr(file_key, instr(file_key, 'ino='))"
                        + " WHERE instr(file_key, 'ino=') > 0",
                "UPDATE offer SET file_key = substr(file_key, instr(file_key, 'ino='))"
                        + " WHERE instr(file_key, 'ino=') > 0");
    }

    /** What the shared folder itself is; empty until it was looked at. */
    private static List<String> fourth() {
        return List.of("ALTER TABLE share ADD COLUMN top_key TEXT NOT NULL DEFAULT ''");
    }

    /**
     * Brings a database to the newest version.
     *
     * @throws SQLException if it is damaged or of a version this program does not know
     */
    static void migrate(LibraryConnection connection) throws SQLException {
        int version = (int) connection.number("PRAGMA user_version");
        if (version > STEPS.size()) {
            throw new SQLException("written by a newer version of this program");
        }
        for (int step = version; step < STEPS.size(); step++) {
            connection.begin();
            for (String statement : STEPS.get(step)) {
                connection.execute(statement);
            }
            connection.execute("PRAGMA user_version = " + (step + 1));
            connection.commit();
        }
    }
}
