package io.godwit.core.share;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A share read out of a damaged database. */
record SavedShare(Path path, String name, boolean folder, Visibility visibility) {

    private static final Logger LOG = LoggerFactory.getLogger(SavedShare.class);

    /** What is no number is none of a visibility, and so shared with the fewest. */
    private static final String ROWS =
            "SELECT path, name, folder,"
                    + " CASE typeof(visibility) WHEN 'integer' THEN visibility ELSE -1 END"
                    + " FROM share";

    /** Whatever shares can still be read; the table is small and mostly on one page. */
    static List<SavedShare> salvage(Path database) {
        Map<Path, SavedShare> saved = new LinkedHashMap<>();
        try (LibraryConnection connection = LibraryConnection.open(database, true);
                ResultSet rows = connection.query(ROWS)) {
            while (rows.next()) {
                Optional<SavedShare> share = of(rows);
                if (share.isEmpty() || saved.putIfAbsent(share.get().path(), share.get()) != null) {
                    LOG.warn("a damaged row in the list of shares is left out");
                }
            }
        } catch (SQLException unreadable) {
            LOG.warn("the list of shares cannot be read to its end", unreadable);
        }
        return List.copyOf(saved.values());
    }

    private static Optional<SavedShare> of(ResultSet row) throws SQLException {
        String path = row.getString(1);
        String name = row.getString(2);
        if (path == null || name == null) {
            return Optional.empty();
        }
        boolean folder = row.getInt(3) != 0;
        Visibility visibility = Visibility.ofCode(row.getInt(4));
        try {
            return Optional.of(Path.of(path))
                    .filter(Path::isAbsolute)
                    .map(place -> new SavedShare(place, name, folder, visibility));
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }
}
