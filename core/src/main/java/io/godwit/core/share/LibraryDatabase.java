package io.godwit.core.share;

import io.godwit.core.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteErrorCode;

/**
 * The library's SQLite database: one writer at a time, a few readers beside it (WAL). Thread-safe.
 *
 * <p>Damage found while running is noted in a file beside the database, so that the next start rebuilds it.
 */
final class LibraryDatabase implements AutoCloseable {

    private static final int READERS = 3;

    /** How long one who waits for a reader may take to notice that the library is closed. */
    private static final int CLOSED_MILLIS = 100;

    /** Work on a connection that is the caller's own for the time of the call. */
    interface Work<T> {
        T on(LibraryConnection connection) throws SQLException, IOException;
    }

    private final Path file;
    private final Runnable onDamage;
    private final LibraryConnection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final BlockingQueue<LibraryConnection> readers = new ArrayBlockingQueue<>(READERS);

    /** Held by whoever reads for long. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private volatile boolean closed;

    private LibraryDatabase(Path file, Runnable onDamage, LibraryConnection writer) {
        this.file = file;
        this.onDamage = onDamage;
        this.writer = writer;
    }

    /** The file whose presence says that the database is damaged. */
    static Path damageMark(Path file) {
        return file.resolveSibling(file.getFileName() + ".damaged");
    }

    static LibraryDatabase open(Path file) throws SQLException {
        return open(file, () -> {});
    }

    /**
     * Opens a database, or makes an empty one.
     *
     * @param onDamage run when damage is noted that was not known before, on the thread that came upon it; must not block
     */
    static LibraryDatabase open(Path file, Runnable onDamage) throws SQLException {
        SqliteLibrary.load();
        LibraryConnection writer = LibraryConnection.open(file, false);
        try {
            LibrarySchema.migrate(writer);
            LibraryDatabase database = new LibraryDatabase(file, onDamage, writer);
            for (int i = 0; i < READERS; i++) {
                database.readers.add(LibraryConnection.open(file, true));
            }
            return database;
        } catch (SQLException e) {
            writer.close();
            throw e;
        }
    }

    /** Reads; several readers at once, each seeing what was committed when its statement began. */
    <T> T read(Work<T> work) throws ShareException {
        LibraryConnection reader = takeReader();
        try {
            return work.on(reader);
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            readers.add(reader);
        }
    }

    /**
     * Reads what may take a second, and what a stranger can ask for again and again: one at a time, in the order in which
     * they came, so that readers are left for those who must not wait for it.
     */
    <T> T readInTurn(Work<T> work) throws ShareException {
        turn.lock();
        try {
            return read(work);
        } finally {
            turn.unlock();
        }
    }

    /** How many wait for their turn to read for long. */
    int waiting() {
        return turn.getQueueLength();
    }

    private LibraryConnection takeReader() throws ShareException {
        try {
            while (!closed) {
                // Not take(): the last reader may be gone for good when the library closes.
                LibraryConnection reader = readers.poll(CLOSED_MILLIS, TimeUnit.MILLISECONDS);
                if (reader != null) {
                    return reader;
                }
            }
            throw closed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShareException(ShareException.Reason.CLOSED, "interrupted", e);
        }
    }

    /** Writes in one transaction. */
    <T> T write(Work<T> work) throws ShareException {
        writing.lock();
        try {
            if (closed) {
                throw closed();
            }
            writer.begin();
            boolean done = false;
            try {
                T result = work.on(writer);
                writer.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    writer.rollback();
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            writing.unlock();
        }
    }

    private static ShareException closed() {
        return new ShareException(ShareException.Reason.CLOSED, "the library is closed");
    }

    private static ShareException failure(IOException e) {
        return e instanceof ShareException known
                ? known
                : new ShareException(ShareException.Reason.IO_ERROR, "library file", e);
    }

    /**
     * Leaves the mark with which the next start builds the database anew.
     *
     * @return whether it was not there before
     */
    static boolean markDamage(Path file) throws IOException {
        try {
            Files.createFile(damageMark(file));
            return true;
        } catch (FileAlreadyExistsException already) {
            return false;
        }
    }

    /** What to throw when what was read turns out to be nothing that anybody wrote; notes it as damage. */
    ShareException damaged(ManifestException found) {
        return failure(StoredRow.damage(found));
    }

    private ShareException failure(SQLException e) {
        if (isDamage(e)) {
            try {
                if (markDamage(file)) {
                    onDamage.run();
                }
            } catch (IOException unable) {
                e.addSuppressed(unable);
            }
        }
        return new ShareException(ShareException.Reason.IO_ERROR, "library database", e);
    }

    /** Whether the file itself is broken, rather than the disk full or the file locked. */
    static boolean isDamage(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** Waits for readers and the writer to finish, then closes the file; may be repeated. */
    @Override
    public void close() throws ShareException {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            writing.unlock();
        }
        try {
            for (int i = 0; i < READERS; i++) {
                readers.take().close();
            }
            writer.close();
        } catch (SQLException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
