package io.godwit.app.window;

import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.node.RateLimits;
import io.godwit.core.node.Target;
import io.godwit.core.share.Visibility;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A discovery server and three people with things to share, all real and all on this machine. */
final class DemoWorld implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final long MIB = 1 << 20;
    private static final long PACE = 3 * MIB;

    private final Path folder;
    private final DiscoveryServer server;
    private final List<Node> people = new ArrayList<>();

    DemoWorld(Path folder) throws Exception {
        this.folder = folder;
        server = DiscoveryServer.start(DiscoveryServerConfig.defaults().at(HERE, 0));
        Path film = file("Godwits over the Wadden Sea 2026.mp4", 420 * MIB);
        Path sounds = file("Field recordings 2026.flac", 176 * MIB);
        Path disk = file("debian-14-netinst.iso", 664 * MIB);
        Path photos = photos("Summer in Lisbon 2026", 24);
        Path notes = notes();
        Path book = file("Moby Dick.epub", MIB + 211_000);
        person("Ada", film, photos, notes);
        person("Bruno", film, sounds, disk);
        person("Chidi", film, sounds, book, disk);
        await(() -> people.getFirst().find("2026", 10).size() >= 3);
        await(() -> !people.getFirst().find("Moby", 10).isEmpty());
    }

    private void person(String name, Path... shared) throws IOException {
        NodeConfig config = config(new Profile(folder.resolve("home-" + name)), name);
        config.profile().prepare();
        try (Password none = Password.none()) {
            Node node =
                    Node.start(
                            config,
                            new IdentityFile(
                                            config.profile().identityFile(),
                                            new SecureRandom(),
                                            EventSink.NONE)
                                    .loadOrCreate(none),
                            EventSink.NONE);
            people.add(node);
            for (Path path : shared) {
                node.share(path, Visibility.PUBLIC);
            }
        }
    }

    private NodeConfig config(Profile profile, String name) {
        return NodeConfig.builder(profile)
                .name(name)
                .listen(new ListenSettings(HERE, 0, true))
                .discovery(List.of(server.url()))
                .limits(new RateLimits(PACE, 0))
                .build();
    }

    /** A profile whose owner has shared and fetched a few things, with more on its way. */
    Services visitor() throws Exception {
        Profile profile = new Profile(folder.resolve("home-Grace"));
        Services services = Services.open(profile);
        URI url = server.url();
        services.settings()
                .update(now -> {
                    AppSettings named =
                            now.withName("Grace").withDownloads(folder.resolve("Downloads"));
                    return named.withNetwork(
                            named.network()
                                    .withDiscovery(new DiscoveryChoice.Server(url))
                                    .withActiveDownloads(3));
                });
        services.network().start();
        await(() -> services.network().node().isPresent());
        Node me = services.network().node().orElseThrow();
        await(() ->
                me.servers().values().stream().allMatch(DiscoveryState.Online.class::isInstance));
        photos("Garden/Spring", 4);
        photos("Garden/Summer", 9);
        photos("Garden/Winter", 2);
        me.share(folder.resolve("shared/Garden"), Visibility.PUBLIC);
        me.share(file("Recipes.pdf", 3 * MIB), Visibility.PUBLIC);
        me.share(file("Thesis, second draft.pdf", 8 * MIB), Visibility.CONTACTS);
        fetch(services, "Moby Dick.epub");
        fetch(services, "Lecture notes");
        await(() -> services.transfers().history().size() == 2);
        fetch(services, "Godwits over the Wadden Sea 2026.mp4");
        fetch(services, "Field recordings 2026.flac");
        fetch(services, "Summer in Lisbon 2026");
        fetch(services, "debian-14-netinst.iso");
        await(() -> services.transfers().snapshots().stream().anyMatch(t -> t.fraction() > 0.08));
        return services;
    }

    private static void fetch(Services services, String name) throws IOException {
        Node me = services.network().node().orElseThrow();
        FoundContent found =
                me.find(name, 50).stream()
                        .filter(hit -> hit.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        services.transfers().add(Target.of(found));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(condition);
    }

    private Path photos(String name, int count) throws IOException {
        Path album = Files.createDirectories(folder.resolve("shared").resolve(name));
        for (int i : IntStream.range(0, count).toArray()) {
            sized(album.resolve("IMG_%04d.jpg".formatted(2_210 + i)), 3 * MIB + i * 71_003L);
        }
        return album;
    }

    private Path notes() throws IOException {
        Path notes = Files.createDirectories(folder.resolve("shared").resolve("Lecture notes"));
        for (int week = 1; week <= 6; week++) {
            sized(notes.resolve("Week " + week + ".pdf"), 200_000L + week * 31_007L);
        }
        return notes;
    }

    private Path file(String name, long size) throws IOException {
        Path file = folder.resolve("shared").resolve(name);
        Files.createDirectories(file.getParent());
        sized(file, size);
        return file;
    }

    /** Holes: as large as they say, and nothing on the disk. */
    private static void sized(Path path, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
    }

    @Override
    public void close() {
        people.forEach(Node::close);
        server.close();
    }
}
