package io.godwit.trust.crash;

import io.godwit.tests.Content;
import io.godwit.tests.HashedFile;
import io.godwit.tests.Network;
import io.godwit.trust.chaos.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands while rounds come and go: a discovery server, several sources of one file, and the file itself. */
final class Scene implements AutoCloseable {

    static final String NAME = "film.bin";

    private final Path folder;
    private final Network network;
    private final HashedFile file;
    private final List<Source> sources = new ArrayList<>();

    /**
     * Starts everything.
     *
     * @param folder empty, for profiles, copies and what is fetched
     * @param sources how many
     * @param size of the file in bytes
     * @param seed of its content
     */
    Scene(Path folder, int sources, long size, long seed) throws IOException {
        this.folder = folder;
        this.file =
                HashedFile.of(Content.file(folder.resolve("original").resolve(NAME), size, seed));
        this.network = new Network(folder.resolve("profiles"));
        boolean complete = false;
        try {
            for (int i = 0; i < sources; i++) {
                Source source = new Source(folder.resolve("source-" + i), file.path());
                this.sources.add(source);
                source.announce(network.url(), file);
            }
            network.awaitFindable(NAME, sources);
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /** Everything that works, works again. */
    void settle() throws IOException {
        weather(sources, Weather.calm());
        for (Source source : sources) {
            source.settle();
        }
    }

    void weather(List<Source> affected, Weather weather) {
        affected.forEach(source -> source.proxy().weather(weather));
    }

    Path folder() {
        return folder;
    }

    HashedFile file() {
        return file;
    }

    long size() {
        return file.layout().size();
    }

    List<Source> sources() {
        return sources;
    }

    String discoveryUrl() {
        return network.url();
    }

    @Override
    public void close() throws IOException {
        try (network) {
            for (Source source : sources) {
                source.close();
            }
        }
    }
}
