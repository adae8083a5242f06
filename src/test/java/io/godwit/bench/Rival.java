package io.godwit.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Another program that moves the file, with whatever servers it needs, all on this machine. */
interface Rival extends AutoCloseable {

    /** What the table calls it. */
    String name();

    /**
     * Copies a file as a person would with this program.
     *
     * @param copy does not exist yet
     * @return seconds until the copy was there
     */
    double copy(Path file, Path copy) throws IOException, InterruptedException;

    @Override
    void close();
}
