package io.godwit.core.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite and removes what that leaves. The driver unpacks a library of a megabyte into the folder for temporary
 * files and deletes it when the JVM ends by itself; a peer that is told to stop ends otherwise, and each left one behind
 * for good. It goes to a folder of its own here, which is deleted as soon as the library is loaded; where a file in use
 * cannot be deleted, as on Windows, that is left to the driver.
 */
final class SqliteLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /** Loads it unless it is loaded; what fails here the first connection will say. */
    static void load() {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("godwit-sqlite-");
            System.setProperty(FOLDER, folder.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } finally {
                System.clearProperty(FOLDER);
                delete(folder);
            }
        } catch (Exception e) {
            // The driver declares no narrower one.
            LOG.debug("SQLite is loaded as the driver does it", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
