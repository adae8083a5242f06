package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.LibraryRebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Opens the library's database, and replaces a damaged one by a new one with the same shares. */
final class LibraryFile {

    private static final String NAME = "library.db";

    /** A share read out of a damaged database. */
    private record Saved(String path, String name, int folder, int visibility) {}

    private final Path file;
    private final EventSink events;

    LibraryFile(Path directory, EventSink events) {
        this.file = directory.resolve(NAME);
        this.events = events;
    }

    LibraryDatabase open() throws IOException {
        try {
            if (Files.exists(LibraryDatabase.damageMark(file))) {
                return rebuild();
            }
            return LibraryDatabase.open(file);
        } catch (SQLException e) {
            if (!LibraryDatabase.isDamage(e)) {
                throw new ShareException(
                        ShareException.Reason.IO_ERROR, "cannot open the library", e);
            }
            return reopen();
        }
    }

    private LibraryDatabase reopen() throws IOException {
        try {
            return rebuild();
        } catch (SQLException e) {
            throw new ShareException(
                    ShareException.Reason.IO_ERROR, "cannot make a new library", e);
        }
    }

    private LibraryDatabase rebuild() throws IOException, SQLException {
        List<Saved> saved = salvage();
        Path kept = freeName();
        Files.move(file, kept);
        Files.deleteIfExists(file.resolveSibling(NAME + "-wal"));
        Files.deleteIfExists(file.resolveSibling(NAME + "-shm"));
        LibraryDatabase database = LibraryDatabase.open(file);
        restore(database, saved);
        Files.deleteIfExists(LibraryDatabase.damageMark(file));
        events.emit(new LibraryRebuilt(kept, saved.size()));
        return database;
    }

    private Path freeName() {
        int number = 1;
        while (Files.exists(file.resolveSibling(NAME + ".damaged-" + number))) {
            number++;
        }
        return file.resolveSibling(NAME + ".damaged-" + number);
    }

    /** Whatever shares can still be read; the table is small and mostly on one page. */
    private List<Saved> salvage() {
        List<Saved> saved = new ArrayList<>();
        try (LibraryConnection connection = LibraryConnection.open(file, true);
                ResultSet rows =
                        connection.query("SELECT path, name, folder, visibility FROM share")) {
            while (rows.next()) {
                saved.add(
                        new Saved(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getInt(3),
                                rows.getInt(4)));
            }
        } catch (SQLException unreadable) {
            return saved;
        }
        return saved;
    }

    private static void restore(LibraryDatabase database, List<Saved> saved) throws ShareException {
        ShareTable shares = new ShareTable(database);
        for (Saved share : saved) {
            shares.insert(
                    Path.of(share.path()),
                    share.name(),
                    share.folder() != 0,
                    Visibility.ofCode(share.visibility()));
        }
    }
}
