package io.godwit.core.share;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What lies directly in a folder of a share. All below a folder is one range of keys, so what is in a folder of a folder
 * is jumped over by one search in the index, however much that is. Thread-safe.
 */
final class FolderContents {
    private static final int MAX_PAGE = 1_000;

    /** No UTF-8 text has such a byte. */
    private static final byte[] LAST = {(byte) 0xff};

    private static final String ROWS =
            "SELECT path, local, size, root IS NULL, stale FROM entry"
                    + " WHERE share = ? AND path >= ? AND path < ? ORDER BY path LIMIT ?";

    private final LibraryDatabase database;

    FolderContents(LibraryDatabase database) {
        this.database = database;
    }

    /**
     * A page of one folder.
     *
     * @param folder parts of its path in the share, none for the share itself
     * @param cursor name of the last item seen, or empty
     * @param limit most items wanted, taken as 1 to {@value #MAX_PAGE}
     */
    FolderPage page(ShareTable.Row share, List<String> folder, String cursor, int limit)
            throws ShareException {
        int most = Math.clamp(limit, 1, MAX_PAGE);
        return database.read(connection -> {
            List<FolderItem> items = new ArrayList<>();
            Optional<byte[]> from = Optional.of(start(folder, cursor));
            while (from.isPresent() && items.size() <= most) {
                from = new Stretch(share, folder, from.get()).read(connection, items, most + 1);
            }
            return items.size() <= most
                    ? new FolderPage(items, "")
                    : new FolderPage(items.subList(0, most), items.get(most - 1).name());
        });
    }

    private static byte[] start(List<String> folder, String cursor) {
        if (!cursor.isEmpty()) {
            return EntryPath.after(child(folder, cursor));
        }
        return folder.isEmpty() ? new byte[0] : EntryPath.below(folder);
    }

    private static List<String> child(List<String> folder, String name) {
        return Stream.concat(folder.stream(), Stream.of(name)).toList();
    }

    /** Files that follow each other, up to the next folder. */
    private static final class Stretch {
        private final ShareTable.Row share;
        private final List<String> folder;
        private final byte[] from;

        Stretch(ShareTable.Row share, List<String> folder, byte[] from) {
            this.share = share;
            this.folder = folder;
            this.from = from;
        }

        /** Where to go on behind the folder at its end, or empty when nothing is left. */
        Optional<byte[]> read(LibraryConnection connection, List<FolderItem> items, int most)
                throws SQLException {
            int wanted = most - items.size();
            byte[] end = folder.isEmpty() ? LAST : EntryPath.after(folder);
            try (ResultSet rows = connection.query(ROWS, share.id(), from, end, wanted)) {
                while (rows.next()) {
                    FolderItem item = item(rows);
                    items.add(item);
                    if (item.folder()) {
                        return Optional.of(EntryPath.after(child(folder, item.name())));
                    }
                }
            }
            return Optional.empty();
        }

        private FolderItem item(ResultSet row) throws SQLException {
            List<String> path = StoredRow.path(row, 1);
            int depth = folder.size();
            if (path.size() <= depth) {
                throw StoredRow.damage();
            }
            boolean inside = path.size() > depth + 1 || row.getInt(4) != 0;
            String spelled = StoredRow.local(row, 2, path);
            return new FolderItem(
                    path.get(depth),
                    place().apply(inside ? first(spelled, depth + 1) : spelled),
                    inside,
                    inside ? 0 : StoredRow.fileSize(row, 3),
                    inside || row.getInt(5) == 0);
        }

        /** A shared file is an entry with the file's own name. */
        private Function<String, Path> place() {
            Path top = share.share().path();
            return share.share().folder() ? top::resolve : top::resolveSibling;
        }

        private static String first(String spelled, int parts) {
            int end = -1;
            for (int part = 0; part < parts; part++) {
                end = spelled.indexOf('/', end + 1);
                if (end < 0) {
                    return spelled;
                }
            }
            return spelled.substring(0, end);
        }
    }
}
