package io.godwit.core.share;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be found in the library, page by page. Every found thing has a place in one order, the row of the name index;
 * a cursor is the place of the last one seen, so that pages stay right while shares come and go. Thread-safe.
 */
final class LibraryPages {

    private static final int MAX_PAGE = 1_000;

    private static final String FOLDERS =
            "SELECT 2 * s.id + 1 AS place, s.name AS name, 1, s.size, s.content, NULL FROM share s"
                    + " WHERE s.folder = 1 AND length(s.content) > 0 AND s.state <> "
                    + ShareState.MISSING.code();

    private static final String FILES =
            "SELECT 2 * e.id AS place, NULL AS name, 0, e.size, e.root, e.path FROM entry e"
                    + " JOIN share s ON s.id = e.share"
                    + " WHERE e.root IS NOT NULL AND e.stale = 0 AND s.state <> "
                    + ShareState.MISSING.code();

    private final LibraryDatabase database;

    LibraryPages(LibraryDatabase database) {
        this.database = database;
    }

    /** Shares alone, in order of their place. */
    LibraryPage listed(Set<Visibility> visibilities, String cursor, int limit)
            throws ShareException {
        String sql =
                "SELECT s.id AS place, s.name, s.folder, s.size, s.content, NULL FROM share s"
                        + " WHERE length(s.content) > 0 AND s.state <> "
                        + ShareState.MISSING.code()
                        + who(visibilities)
                        + " AND s.id > ? ORDER BY s.id LIMIT ?";
        return page(limit, sql, place(cursor), bounded(limit) + 1);
    }

    /** Shared folders and all files, in order of their place. */
    LibraryPage entries(Set<Visibility> visibilities, String cursor, int limit)
            throws ShareException {
        long after = place(cursor);
        String who = who(visibilities);
        String sql =
                "SELECT * FROM (SELECT * FROM ("
                        + FOLDERS
                        + who
                        + " AND s.id > ? ORDER BY s.id LIMIT ?) UNION ALL SELECT * FROM ("
                        + FILES
                        + who
                        + " AND e.id > ? ORDER BY e.id LIMIT ?)) ORDER BY place LIMIT ?";
        int more = bounded(limit) + 1;
        return page(
                limit, sql, Math.floorDiv(after - 1, 2), more, Math.floorDiv(after, 2), more, more);
    }

    /** Shared folders and files whose names have words that begin with all words of a text. */
    LibraryPage search(Set<Visibility> visibilities, String text, String cursor, int limit)
            throws ShareException {
        Optional<String> query = NameIndex.query(text);
        if (query.isEmpty()) {
            return new LibraryPage(List.of(), "");
        }
        long after = place(cursor);
        String who = who(visibilities);
        String matches = "SELECT rowid FROM name_index WHERE words MATCH ? AND rowid > ?";
        String sql =
                "SELECT n.rowid AS place, coalesce(s.name, '') AS name,"
                        + " n.rowid & 1, coalesce(e.size, s.size), coalesce(e.root, s.content),"
                        + " e.path FROM ("
                        + matches
                        + " ORDER BY rowid) n"
                        + " LEFT JOIN entry e ON n.rowid & 1 = 0 AND e.id = n.rowid >> 1"
                        + " JOIN share s ON s.id = coalesce(e.share, n.rowid >> 1)"
                        + " WHERE (n.rowid & 1 = 1 OR e.stale = 0)"
                        + " AND length(coalesce(e.root, s.content)) > 0 AND s.state <> "
                        + ShareState.MISSING.code()
                        + who
                        + " ORDER BY place LIMIT ?";
        int most = bounded(limit);
        // The index puts together all names that a beginning fits, however few of them are wanted.
        return database.readInTurn(
                connection -> page(connection, most, sql, query.get(), after, most + 1));
    }

    private LibraryPage page(int limit, String sql, Object... parameters) throws ShareException {
        int most = bounded(limit);
        return database.read(connection -> page(connection, most, sql, parameters));
    }

    private static LibraryPage page(
            LibraryConnection connection, int most, String sql, Object... parameters)
            throws SQLException {
        List<LibraryEntry> entries = new ArrayList<>();
        long last = 0;
        boolean more = false;
        try (ResultSet found = connection.query(sql, parameters)) {
            while (found.next()) {
                more = entries.size() == most;
                if (!more) {
                    entries.add(entry(found));
                    last = found.getLong(1);
                }
            }
        }
        return new LibraryPage(entries, more ? Long.toString(last) : "");
    }

    private static LibraryEntry entry(ResultSet found) throws SQLException {
        String name =
                found.getBytes(6) == null
                        ? StoredRow.text(found, 2)
                        : StoredRow.path(found, 6).getLast();
        return new LibraryEntry(
                name, found.getInt(3) != 0, StoredRow.size(found, 4), StoredRow.id(found, 5));
    }

    private static String who(Set<Visibility> visibilities) {
        return " AND s.visibility IN (" + ShareTable.codes(visibilities) + ")";
    }

    private static int bounded(int limit) {
        return Math.clamp(limit, 1, MAX_PAGE);
    }

    /** A cursor from somebody else may be anything: what is no place is the start. */
    private static long place(String cursor) {
        boolean digits =
                !cursor.isEmpty()
                        && cursor.length() <= 18
                        && cursor.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(cursor) : 0;
    }
}
