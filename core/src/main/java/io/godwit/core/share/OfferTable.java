package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The names under which shared files are offered before their roots are known, and for what file each stands. They stay
 * when the root is known, so that who has one can still use it. Thread-safe.
 */
final class OfferTable {

    /** Offers kept of one share; a file that changes again and again gets another each time. */
    private static final int MAX_OFFERS = 16;

    /**
     * An offer.
     *
     * @param id 256 random bits
     * @param share number of the share, which is one file
     * @param stamp what the file looks like as long as the offer stands
     */
    record Row(ContentId id, long share, FileStamp stamp) {}

    /** A file whose root is known: its entry in the index. */
    record Indexed(long entry, ContentId root) {}

    private static final String COLUMNS =
            "SELECT id, share, size, modified, file_key FROM offer WHERE ";

    private final LibraryDatabase database;
    private final SecureRandom random;

    /**
     * The table of a database.
     *
     * @param random makes names that nobody guesses
     */
    OfferTable(LibraryDatabase database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    /** The offer of a share's file as it looks now, made if there is none. */
    Row offer(long share, FileStamp stamp) throws ShareException {
        return database.write(connection -> {
            String same = "share = ? AND size = ? AND modified = ? AND file_key = ?";
            Optional<Row> known =
                    one(connection, same, share, stamp.size(), stamp.modified(), stamp.key());
            return known.isPresent() ? known.get() : insert(connection, share, stamp);
        });
    }

    private Row insert(LibraryConnection connection, long share, FileStamp stamp)
            throws SQLException {
        byte[] name = new byte[ContentId.BYTES];
        random.nextBytes(name);
        connection.update(
                "INSERT INTO offer (id, share, size, modified, file_key) VALUES (?, ?, ?, ?, ?)",
                name,
                share,
                stamp.size(),
                stamp.modified(),
                stamp.key());
        connection.update(
                "DELETE FROM offer WHERE share = ? AND rowid NOT IN (SELECT rowid FROM offer"
                        + " WHERE share = ? ORDER BY rowid DESC LIMIT ?)",
                share,
                share,
                MAX_OFFERS);
        return new Row(ContentId.of(name), share, stamp);
    }

    Optional<Row> byId(ContentId id) throws ShareException {
        return database.read(connection -> one(connection, "id = ?", id.toBytes()));
    }

    /** The newest offer of a share. */
    Optional<Row> newest(long share) throws ShareException {
        return database.read(
                connection -> one(connection, "share = ? ORDER BY rowid DESC LIMIT 1", share));
    }

    /** What the index knows of the file of an offer; empty until that very file is indexed. */
    Optional<Indexed> indexed(Row offer) throws ShareException {
        return database.read(connection -> {
            String sql =
                    "SELECT id, root FROM entry WHERE share = ? AND size = ? AND modified = ?"
                            + " AND file_key = ? AND root IS NOT NULL AND stale = 0";
            FileStamp stamp = offer.stamp();
            try (ResultSet found =
                    connection.query(
                            sql, offer.share(), stamp.size(), stamp.modified(), stamp.key())) {
                return found.next()
                        ? Optional.of(new Indexed(found.getLong(1), StoredRow.id(found, 2)))
                        : Optional.empty();
            }
        });
    }

    private static Optional<Row> one(
            LibraryConnection connection, String where, Object... parameters) throws SQLException {
        try (ResultSet found = connection.query(COLUMNS + where, parameters)) {
            return found.next()
                    ? Optional.of(
                            new Row(
                                    StoredRow.id(found, 1),
                                    found.getLong(2),
                                    StoredRow.stamp(found, 3)))
                    : Optional.empty();
        }
    }
}
