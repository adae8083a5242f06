package io.godwit.core.share;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/**
 * A folder of a share, open so that files in it are opened relative to it.
 *
 * <p>Counted: closed when its opener and all who hold it have let go. Thread-safe.
 */
final class OpenFolder {

    private final SecureDirectoryStream<Path> stream;
    private final Holders holders = new Holders();

    /** Takes over an open folder. */
    OpenFolder(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /** The folder, to be used while it is held. */
    SecureDirectoryStream<Path> stream() {
        return stream;
    }

    /** Takes hold of the folder; false when it is closed already. */
    boolean hold() {
        return holders.hold();
    }

    /** Lets go; the last one closes. */
    void letGo() throws IOException {
        if (holders.letGo()) {
            stream.close();
        }
    }
}
