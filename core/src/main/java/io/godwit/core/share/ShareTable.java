package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shares as rows. Thread-safe. */
final class ShareTable {

    private static final String COLUMNS =
            "SELECT id, path, name, folder, visibility, state, size, files, content, top_key"
                    + " FROM share ";

    /**
     * A share as it is kept.
     *
     * @param id its number in the database
     * @param topKey what the shared folder itself was when it was last indexed, see {@link ShareTop#key}; empty when that
     *     is not known, and of a file
     */
    record Row(long id, Share share, String topKey) {}

    private final LibraryDatabase database;

    ShareTable(LibraryDatabase database) {
        this.database = database;
    }

    Row insert(Path path, String name, boolean folder, Visibility visibility)
            throws ShareException {
        return database.write(connection -> {
            connection.update(
                    "INSERT INTO share (path, name, folder, visibility, state)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    path.toString(),
                    name,
                    folder ? 1 : 0,
                    visibility.code(),
                    ShareState.INDEXING.code());
            long id = connection.number("SELECT last_insert_rowid()");
            if (folder) {
                NameIndex.put(connection, NameIndex.ofShare(id), name);
            }
            return one(connection, "WHERE id = ?", id).orElseThrow();
        });
    }

    Optional<Row> byPath(Path path) throws ShareException {
        return database.read(connection -> one(connection, "WHERE path = ?", path.toString()));
    }

    Optional<Row> byId(long id) throws ShareException {
        return database.read(connection -> one(connection, "WHERE id = ?", id));
    }

    List<Row> all() throws ShareException {
        return database.read(connection -> {
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = connection.query(COLUMNS + "ORDER BY id")) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        });
    }

    /** Who may have the folder with this content ID; empty when nobody shares it. */
    Set<Visibility> folderVisibilities(ContentId id) throws ShareException {
        return database.read(connection -> {
            String sql =
                    "SELECT DISTINCT visibility FROM share"
                            + " WHERE content = ? AND folder = 1 AND state <> ?";
            try (ResultSet found = connection.query(sql, id.toBytes(), ShareState.MISSING.code())) {
                return CopyTable.visibilities(found);
            }
        });
    }

    /** The shared folder with this content ID, the one that most may have when there are several. */
    Optional<Row> folder(ContentId id) throws ShareException {
        return database.read(connection ->
                one(
                        connection,
                        "WHERE content = ? AND folder = 1 AND state <> ?"
                                + " ORDER BY visibility, id LIMIT 1",
                        id.toBytes(),
                        ShareState.MISSING.code()));
    }

    /** Whether any share, missing or not, has this content ID. */
    boolean isReferenced(ContentId id) throws ShareException {
        return database.read(connection ->
                connection.number("SELECT count(*) FROM share WHERE content = ?", id.toBytes()))
                > 0;
    }

    void setVisibility(long id, Visibility visibility) throws ShareException {
        update("UPDATE share SET visibility = ? WHERE id = ?", visibility.code(), id);
    }

    void setState(long id, ShareState state) throws ShareException {
        update("UPDATE share SET state = ? WHERE id = ?", state.code(), id);
    }

    void setTopKey(long id, String key) throws ShareException {
        update("UPDATE share SET top_key = ? WHERE id = ?", key, id);
    }

    void setIndexed(long id, ShareState state, Totals totals, @Nullable ContentId content)
            throws ShareException {
        database.write(connection ->
                connection
                        .bind(
                                "UPDATE share SET state = ?, size = ?, files = ?,"
                                        + " content = ? WHERE id = ?",
                                state.code(),
                                totals.bytes(),
                                totals.files(),
                                content == null ? new byte[0] : content.toBytes(),
                                id)
                        .executeUpdate());
    }

    /** Takes a share away; its entries are no longer found from then on. */
    void delete(long id) throws ShareException {
        database.write(connection -> {
            NameIndex.remove(connection, NameIndex.ofShare(id));
            connection.update("DELETE FROM offer WHERE share = ?", id);
            return connection.update("DELETE FROM share WHERE id = ?", id);
        });
    }

    private void update(String sql, Object... parameters) throws ShareException {
        database.write(connection -> connection.update(sql, parameters));
    }

    /** The stored numbers of some visibilities, for an SQL list: at most eight different texts. */
    static String codes(Set<Visibility> visibilities) {
        return visibilities.stream()
                .map(Visibility::code)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static Optional<Row> one(
            LibraryConnection connection, String where, Object... parameters) throws SQLException {
        try (ResultSet found = connection.query(COLUMNS + where, parameters)) {
            return found.next() ? Optional.of(row(found)) : Optional.empty();
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        Share share =
                new Share(
                        StoredRow.place(found, 2),
                        StoredRow.text(found, 3),
                        found.getInt(4) != 0,
                        found.getLong(7),
                        found.getLong(8),
                        content(found),
                        Visibility.ofCode(found.getInt(5)),
                        ShareState.ofCode(found.getInt(6)));
        return new Row(found.getLong(1), share, StoredRow.text(found, 10));
    }

    private static Optional<ContentId> content(ResultSet found) throws SQLException {
        byte[] bytes = found.getBytes(9);
        return bytes == null || bytes.length == 0
                ? Optional.empty()
                : Optional.of(StoredRow.id(bytes));
    }
}
