package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ManifestException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the files are that can be served, by root. Thread-safe. */
final class CopyTable {

    /** The most copies of one file that are looked at when it is served. */
    private static final int MAX_COPIES = 8;

    /** The number of a copy that is not in the index yet. */
    static final long NO_ENTRY = 0;

    /** Where a copy of a file is, and what it must look like to be served. */
    record Copy(
            long id,
            long share,
            Path top,
            boolean folder,
            String local,
            FileStamp stamp,
            Visibility visibility) {}

    private final LibraryDatabase database;

    CopyTable(LibraryDatabase database) {
        this.database = database;
    }

    /** The copies of a file that may be served. */
    List<Copy> copies(ContentId root) throws ShareException {
        return database.read(connection -> {
            String sql =
                    "SELECT e.id, s.id, s.path, s.folder, e.local, e.path, e.size,"
                            + " e.modified, e.file_key, s.visibility FROM entry e"
                            + " JOIN share s ON s.id = e.share WHERE e.root = ?"
                            + " AND e.stale = 0 AND s.state <> ?"
                            + " ORDER BY s.visibility, e.id LIMIT ?";
            List<Copy> copies = new ArrayList<>();
            try (ResultSet found =
                    connection.query(sql, root.toBytes(), ShareState.MISSING.code(), MAX_COPIES)) {
                while (found.next()) {
                    copies.add(copy(found));
                }
            }
            return copies;
        });
    }

    private static Copy copy(ResultSet found) throws SQLException {
        return new Copy(
                found.getLong(1),
                found.getLong(2),
                StoredRow.place(found, 3),
                found.getInt(4) != 0,
                StoredRow.local(found, 5, StoredRow.path(found, 6)),
                StoredRow.stamp(found, 7),
                Visibility.ofCode(found.getInt(10)));
    }

    /**
     * The hashes of a file's chunks; empty when the entry is gone or meanwhile that of another file.
     *
     * @throws ShareException if the database fails, or has other hashes than those of the root, which is damage
     */
    Optional<ChunkLayer> layer(long id, ContentId root, ChunkLayout layout) throws ShareException {
        try {
            if (layout.chunkCount() <= 1) {
                return Optional.of(ChunkLayer.implicit(root, layout));
            }
            Optional<byte[]> packed = packed(id, root, layout.size());
            // Not while the database is read: of a large file it takes a while.
            return packed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ChunkLayer.verified(root, layout, packed.get()));
        } catch (ManifestException damage) {
            throw database.damaged(damage);
        }
    }

    private Optional<byte[]> packed(long id, ContentId root, long size) throws ShareException {
        return database.read(connection -> {
            String sql = "SELECT layer FROM entry WHERE id = ? AND root = ? AND size = ?";
            try (ResultSet found = connection.query(sql, id, root.toBytes(), size)) {
                return found.next() ? Optional.of(StoredRow.bytes(found, 1)) : Optional.empty();
            }
        });
    }

    void markStale(long id) throws ShareException {
        database.write(
                connection -> connection.update("UPDATE entry SET stale = 1 WHERE id = ?", id));
    }

    static Set<Visibility> visibilities(ResultSet found) throws SQLException {
        Set<Visibility> set = EnumSet.noneOf(Visibility.class);
        while (found.next()) {
            set.add(Visibility.ofCode(found.getInt(1)));
        }
        return set;
    }
}
