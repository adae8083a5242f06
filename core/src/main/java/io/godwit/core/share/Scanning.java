package io.godwit.core.share;

import io.godwit.core.event.EventSink;
import java.nio.file.Path;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What all passes over one share use.
 *
 * @param share number of the share
 * @param path path of the share
 * @param folder whether it is a folder
 * @param site what all shares use
 * @param stopped whether to stop
 */
record Scanning(long share, Path path, boolean folder, Site site, BooleanSupplier stopped) {

    /**
     * What all shares of a library use.
     *
     * @param entries the index
     * @param lanes where files are hashed
     * @param excluded what is never offered
     * @param watch told every folder that is walked, before it is listed
     * @param offers what is served before it is indexed
     * @param events told what happens
     */
    record Site(
            EntryTable entries,
            ThreadPoolExecutor lanes,
            Predicate<Path> excluded,
            Consumer<Path> watch,
            Offers offers,
            EventSink events) {}

    /** The folder that local paths are relative to. */
    Path top() {
        return top(path, folder);
    }

    static Path top(Path share, boolean folder) {
        Path parent = share.getParent();
        return folder || parent == null ? share : parent;
    }

    EntryTable entries() {
        return site.entries();
    }

    ThreadPoolExecutor lanes() {
        return site.lanes();
    }

    Predicate<Path> excluded() {
        return site.excluded();
    }

    Consumer<Path> watch() {
        return site.watch();
    }

    Offers offers() {
        return site.offers();
    }

    EventSink events() {
        return site.events();
    }
}
