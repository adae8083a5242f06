package io.godwit.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes writers that go past the system's cache, where this Java runtime can open files so. Thread-safe. */
final class DirectWrites {

    private static final Logger LOG = LoggerFactory.getLogger(DirectWrites.class);

    private final Optional<OpenOption> option = find();

    /** By name, as the compiler takes the class for an internal one, and a small runtime may leave its module out. */
    private static Optional<OpenOption> find() {
        try {
            Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
            return Optional.of((OpenOption) options.getField("DIRECT").get(null));
        } catch (ReflectiveOperationException e) {
            LOG.debug("this Java runtime has no direct writes", e);
            return Optional.empty();
        }
    }

    /** A writer for one file, or none. */
    Optional<DirectWriter> to(Opener file) {
        return option.map(direct -> {
            Set<OpenOption> options =
                    Set.of(StandardOpenOption.WRITE, direct, LinkOption.NOFOLLOW_LINKS);
            return new DirectWriter(() -> file.open(options));
        });
    }

    /** Opens a file that is there. */
    @FunctionalInterface
    interface Opener {
        FileChannel open(Set<OpenOption> options) throws IOException;
    }
}
