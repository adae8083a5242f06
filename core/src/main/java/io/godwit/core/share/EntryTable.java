package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestEntry.FolderEntry;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Files and empty folders of all shares as rows. Thread-safe; nothing of it stays on the heap. */
final class EntryTable {

    /**
     * What the index knows of a file.
     *
     * @param local its path in the share as the file system spells it
     */
    record Known(
            long id,
            String local,
            FileStamp stamp,
            boolean executable,
            boolean stale,
            boolean folder) {}

    /**
     * A row to be written.
     *
     * @param id the row to replace, or 0 for a new one
     * @param path path in the manifest
     * @param local path in the share as the file system spells it
     * @param file what was hashed, or null for an empty folder
     */
    record Change(long id, List<String> path, String local, @Nullable IndexedFile file) {}

    /** Takes manifest entries in order. */
    interface EntryVisitor {
        void visit(ManifestEntry entry) throws IOException, SQLException;
    }

    private static final String TOTALS =
            "SELECT count(root), coalesce(sum(CAST(size AS REAL)), 0),"
                    + " coalesce(sum(size >> 20), 0), coalesce(sum(size & 1048575), 0)"
                    + " FROM entry WHERE share = ? AND stale = 0";

    private final LibraryDatabase database;

    EntryTable(LibraryDatabase database) {
        this.database = database;
    }

    Optional<Known> find(long share, List<String> path) throws ShareException {
        return database.read(connection -> {
            String sql =
                    "SELECT id, local, size, modified, file_key, executable, stale,"
                            + " root IS NULL FROM entry WHERE share = ? AND path = ?";
            try (ResultSet found = connection.query(sql, share, EntryPath.encode(path))) {
                return found.next() ? Optional.of(known(found, path)) : Optional.empty();
            }
        });
    }

    private static Known known(ResultSet found, List<String> path) throws SQLException {
        return new Known(
                found.getLong(1),
                StoredRow.spelled(found, 2, path),
                StoredRow.stamp(found, 3),
                found.getInt(6) != 0,
                found.getInt(7) != 0,
                found.getInt(8) != 0);
    }

    /** Writes rows in one transaction and tells their numbers. */
    void apply(long share, List<Change> changes, LongConsumer written) throws ShareException {
        database.write(connection -> {
            for (Change change : changes) {
                written.accept(apply(connection, share, change));
            }
            return changes.size();
        });
    }

    private static long apply(LibraryConnection connection, long share, Change change)
            throws SQLException {
        if (change.id() != 0) {
            delete(connection, change.id());
        }
        IndexedFile file = change.file();
        String canonical = String.join("/", change.path());
        connection
                .bind(
                        "INSERT INTO entry (share, path, local, size, modified, file_key, executable,"
                                + " root, layer, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        share,
                        EntryPath.encode(change.path()),
                        change.local().equals(canonical) ? null : change.local(),
                        file == null ? 0L : file.stamp().size(),
                        file == null ? 0L : file.stamp().modified(),
                        file == null ? "" : file.stamp().key(),
                        file != null && file.executable() ? 1 : 0,
                        file == null ? null : file.layer().root().toBytes(),
                        file == null ? null : storedLayer(file),
                        change.id() == 0 ? null : change.id())
                .executeUpdate();
        long id = connection.number("SELECT last_insert_rowid()");
        if (file != null) {
            NameIndex.put(connection, NameIndex.ofEntry(id), change.path().getLast());
        }
        return id;
    }

    /** Nothing for a file of one chunk: its layer is its root. */
    private static byte @Nullable [] storedLayer(IndexedFile file) {
        return file.layer().packedLength() <= ContentId.BYTES ? null : file.layer().packed();
    }

    private static void delete(LibraryConnection connection, long id) throws SQLException {
        NameIndex.remove(connection, NameIndex.ofEntry(id));
        connection.update("DELETE FROM entry WHERE id = ?", id);
    }

    void delete(List<Long> ids) throws ShareException {
        database.write(connection -> {
            for (long id : ids) {
                delete(connection, id);
            }
            return ids.size();
        });
    }

    /** Visits the numbers of a share's rows at or below a path; the empty path is the whole share. */
    void ids(long share, List<String> scope, LongConsumer visitor) throws ShareException {
        database.read(connection -> {
            try (ResultSet found = queryIds(connection, share, scope)) {
                while (found.next()) {
                    visitor.accept(found.getLong(1));
                }
            }
            return share;
        });
    }

    private static ResultSet queryIds(LibraryConnection connection, long share, List<String> scope)
            throws SQLException {
        String all = "SELECT id FROM entry WHERE share = ?";
        return scope.isEmpty()
                ? connection.query(all, share)
                : connection.query(
                        all + " AND (path = ? OR (path >= ? AND path < ?))",
                        share,
                        EntryPath.encode(scope),
                        EntryPath.below(scope),
                        EntryPath.after(scope));
    }

    /** Whether the index has nothing of a share. */
    boolean isEmpty(long share) throws ShareException {
        return database.read(connection ->
                connection.number("SELECT EXISTS (SELECT 1 FROM entry WHERE share = ?)", share))
                == 0;
    }

    /** Whether the index has anything below a folder. */
    boolean hasBelow(long share, List<String> folder) throws ShareException {
        return database.read(connection ->
                connection.number(
                        "SELECT EXISTS (SELECT 1 FROM entry WHERE share = ?"
                                + " AND path >= ? AND path < ?)",
                        share,
                        EntryPath.below(folder),
                        EntryPath.after(folder)))
                == 1;
    }

    Totals totals(long share) throws ShareException {
        return database.read(connection -> {
            try (ResultSet found = connection.query(TOTALS, share)) {
                return totals(found);
            }
        });
    }

    /** Of what is below a folder. */
    Totals totals(long share, List<String> folder) throws ShareException {
        byte[] from = EntryPath.below(folder);
        byte[] to = EntryPath.after(folder);
        return database.read(connection -> {
            try (ResultSet found =
                    connection.query(TOTALS + " AND path >= ? AND path < ?", share, from, to)) {
                return totals(found);
            }
        });
    }

    private static Totals totals(ResultSet found) throws SQLException {
        found.next();
        boolean fits = found.getDouble(2) < 0x1p62;
        long bytes = (found.getLong(3) << 20) + found.getLong(4);
        return new Totals(found.getLong(1), fits ? bytes : Long.MAX_VALUE);
    }

    /** Number of entries that belong into the manifest. */
    long count(long share) throws ShareException {
        return database.read(connection ->
                connection.number(
                        "SELECT count(*) FROM entry WHERE share = ? AND stale = 0", share));
    }

    /** Visits the entries that belong into the manifest, in its order. */
    void visit(long share, EntryVisitor visitor) throws ShareException {
        database.read(connection -> {
            String sql =
                    "SELECT path, size, root, executable FROM entry"
                            + " WHERE share = ? AND stale = 0 ORDER BY path";
            try (ResultSet found = connection.query(sql, share)) {
                while (found.next()) {
                    visitor.visit(entry(found));
                }
            }
            return share;
        });
    }

    private static ManifestEntry entry(ResultSet found) throws SQLException {
        List<String> path = StoredRow.path(found, 1);
        byte[] root = found.getBytes(3);
        return root == null
                ? new FolderEntry(path)
                : new FileEntry(
                        path,
                        StoredRow.fileSize(found, 2),
                        StoredRow.id(root),
                        found.getInt(4) != 0);
    }

    /** Numbers of rows whose share is gone. */
    List<Long> orphans(int limit) throws ShareException {
        return database.read(connection -> {
            String sql = "SELECT id FROM entry WHERE share NOT IN (SELECT id FROM share) LIMIT ?";
            List<Long> ids = new ArrayList<>();
            try (ResultSet found = connection.query(sql, limit)) {
                while (found.next()) {
                    ids.add(found.getLong(1));
                }
            }
            return ids;
        });
    }
}
