package io.godwit.core.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A library, and an empty folder for it to share, anew for each test. */
abstract class SharedFolderFixture {

    @TempDir Path temp;

    Path folder;
    LibraryFixture fixture;

    private final boolean watch;

    /** A fixture whose library looks for changes by itself, or does not. */
    SharedFolderFixture(boolean watch) {
        this.watch = watch;
    }

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(temp.resolve("shared")).toRealPath();
        fixture = new LibraryFixture(temp.resolve("home"), watch);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }
}
