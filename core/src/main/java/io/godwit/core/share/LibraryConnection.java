package io.godwit.core.share;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** One connection to the library's database with its prepared statements. Used by one thread at a time. */
final class LibraryConnection implements AutoCloseable {

    /** Page cache of one connection in KiB; negative is how SQLite tells KiB from pages. */
    private static final int CACHE_KIB = -4_096;

    private static final int BUSY_MILLIS = 10_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private LibraryConnection(Connection connection) {
        this.connection = connection;
    }

    static LibraryConnection open(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.FILE);
        config.enforceForeignKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        LibraryConnection opened = new LibraryConnection(connection);
        if (readOnly) {
            opened.execute("PRAGMA query_only = 1");
        }
        return opened;
    }

    /** The statement for this text, prepared at its first use, with the parameters bound in order. */
    PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    ResultSet query(String sql, @Nullable Object... parameters) throws SQLException {
        return bind(sql, parameters).executeQuery();
    }

    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return bind(sql, parameters).executeUpdate();
    }

    /** The first column of the first row, which must exist. */
    long number(String sql, @Nullable Object... parameters) throws SQLException {
        try (ResultSet rows = query(sql, parameters)) {
            if (!rows.next()) {
                throw new SQLException("no row from " + sql);
            }
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException nothingToTakeBack) {
            // SQLite takes everything back itself when the disk is full or fails. The driver does
            // not know that, and for as long as it believes in a transaction it begins no other.
            execute("BEGIN");
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
