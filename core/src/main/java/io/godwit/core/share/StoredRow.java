package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/**
 * Columns of a row as what they must be. SQLite has no checksums: what it reads as a row may be none, and is told as it
 * tells of a page that is none, so that the next start makes a new database of what is right.
 */
final class StoredRow {

    private StoredRow() {}

    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            throw damage();
        }
        return text;
    }

    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null) {
            throw damage();
        }
        return bytes;
    }

    static ContentId id(ResultSet row, int column) throws SQLException {
        return id(bytes(row, column));
    }

    static ContentId id(byte[] bytes) throws SQLException {
        if (bytes.length != ContentId.BYTES) {
            throw damage();
        }
        return ContentId.of(bytes);
    }

    /** Bytes of anything. */
    static long size(ResultSet row, int column) throws SQLException {
        long size = row.getLong(column);
        if (size < 0) {
            throw damage();
        }
        return size;
    }

    /** Bytes of a file that was indexed or offered, which no file is that is too large to be transferred. */
    static long fileSize(ResultSet row, int column) throws SQLException {
        long size = size(row, column);
        if (!ChunkLayout.forSize(size).isTransferable()) {
            throw damage();
        }
        return size;
    }

    /** What a file looked like: its size, the time of its last change and its key, in columns that follow each other. */
    static FileStamp stamp(ResultSet row, int first) throws SQLException {
        return new FileStamp(fileSize(row, first), row.getLong(first + 1), text(row, first + 2));
    }

    /** The path of an entry in the manifest. */
    static List<String> path(ResultSet row, int column) throws SQLException {
        try {
            return EntryPath.decode(bytes(row, column));
        } catch (ManifestException damaged) {
            throw damage(damaged);
        }
    }

    /** The path of an entry as the file system spells it, which is a path on this system. */
    static String local(ResultSet row, int column, List<String> path) throws SQLException {
        String local = spelled(row, column, path);
        try {
            var _ = FileSystems.getDefault().getPath(local);
        } catch (InvalidPathException damaged) {
            throw damage();
        }
        return local;
    }

    /** As above, where the text alone counts. */
    static String spelled(ResultSet row, int column, List<String> path) throws SQLException {
        String local = row.getString(column);
        return local == null ? String.join("/", path) : local;
    }

    /** Where a share is. */
    static Path place(ResultSet row, int column) throws SQLException {
        try {
            Path path = Path.of(text(row, column));
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException damaged) {
            throw damage();
        }
        throw damage();
    }

    static SQLException damage() {
        return new SQLException(
                "a damaged row of the library", "", SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    /** As above, found where the content of rows was used. */
    static SQLException damage(ManifestException found) {
        SQLException damage = damage();
        damage.initCause(found);
        return damage;
    }
}
