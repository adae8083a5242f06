package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.LibraryDamaged;
import io.godwit.core.share.ShareEvent.LibraryRebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;

/**
 * Opens the library's database, and replaces a damaged one by a new one with the same shares.
 *
 * <p>The new one is complete before the damaged one is moved, and the mark of the damage stays until the new one is in its
 * place: whenever the program ends, the next start finds one of them and goes on.
 */
final class LibraryFile {

    private static final String NAME = "library.db";

    /** What SQLite keeps beside a database. */
    private static final List<String> BESIDE = List.of("-wal", "-shm");

    private final Path file;
    private final Path fresh;
    private final EventSink events;

    LibraryFile(Path directory, EventSink events) {
        this.file = directory.resolve(NAME);
        this.fresh = directory.resolve(NAME + ".new");
        this.events = events;
    }

    LibraryDatabase open() throws IOException {
        try {
            if (!isDamaged()) {
                return watched();
            }
            return Files.exists(file) ? rebuild() : replace(newestKept());
        } catch (SQLException e) {
            if (!LibraryDatabase.isDamage(e)) {
                throw new ShareException(
                        ShareException.Reason.IO_ERROR, "cannot open the library", e);
            }
            return reopen();
        }
    }

    /** Whether damage was found, so that opening makes a new one. */
    boolean isDamaged() {
        return Files.exists(LibraryDatabase.damageMark(file));
    }

    private LibraryDatabase watched() throws SQLException {
        return LibraryDatabase.open(file, () -> events.emit(new LibraryDamaged()));
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
        LibraryDatabase.markDamage(file);
        prepare(SavedShare.salvage(file));
        Path kept = kept(count() + 1);
        Files.move(file, kept);
        return replace(kept);
    }

    private void prepare(List<SavedShare> saved) throws IOException, SQLException {
        Files.deleteIfExists(fresh);
        for (String ending : BESIDE) {
            Files.deleteIfExists(beside(fresh, ending));
        }
        try (LibraryDatabase database = LibraryDatabase.open(fresh)) {
            ShareTable shares = new ShareTable(database);
            for (SavedShare share : saved) {
                shares.insert(share.path(), share.name(), share.folder(), share.visibility());
            }
        }
    }

    /** The last steps, with which a start goes on when the one before ended in the middle of them. */
    private LibraryDatabase replace(Path kept) throws IOException, SQLException {
        int shares;
        try (LibraryDatabase ready = LibraryDatabase.open(fresh)) {
            shares = new ShareTable(ready).all().size();
        }
        for (String ending : BESIDE) {
            // SQLite would take what is left of the damaged one for changes of the new one.
            if (Files.exists(beside(file, ending))) {
                Files.move(
                        beside(file, ending),
                        beside(kept, ending),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(fresh, file);
        Files.deleteIfExists(LibraryDatabase.damageMark(file));
        events.emit(new LibraryRebuilt(kept, shares));
        return watched();
    }

    /** How many damaged ones are kept. */
    private int count() {
        int count = 0;
        while (Files.exists(kept(count + 1))) {
            count++;
        }
        return count;
    }

    private Path newestKept() {
        return kept(Math.max(1, count()));
    }

    private Path kept(int number) {
        return file.resolveSibling(NAME + ".damaged-" + number);
    }

    private static Path beside(Path database, String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }
}
