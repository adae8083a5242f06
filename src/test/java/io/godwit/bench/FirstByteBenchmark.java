package io.godwit.bench;

import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.NodeRole;
import io.godwit.core.node.Profile;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Download;
import io.godwit.tests.Network;
import io.godwit.tests.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * How soon a huge file flows: from the start of {@code godwit share} at a running peer to the first verified chunk at
 * another running peer, and to the moment when the whole file has been read, before which nothing flowed once.
 */
public final class FirstByteBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Path folder;
    private final Path huge;
    private final Network network;
    private final Path home;

    private FirstByteBenchmark(Path folder, Path huge, Network network) throws IOException {
        this.folder = folder;
        this.huge = huge;
        this.network = network;
        this.home = network.newHome();
    }

    /**
     * Runs it.
     *
     * @param arguments size of the file in GiB, all of it a hole, and runs
     */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        long gib = Long.parseLong(arguments[0]);
        Path folder = Files.createTempDirectory("godwit-bench");
        Path huge = folder.resolve("huge.img");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(gib << 30);
        }
        try (Network network = new Network(folder.resolve("profiles"))) {
            System.out.printf("a sparse file of %d GiB, seconds since `godwit share`%n", gib);
            new FirstByteBenchmark(folder, huge, network).run(Integer.parseInt(arguments[1]));
        }
        Commands.run("rm", "-r", folder.toString());
    }

    private void run(int runs) throws Exception {
        Profile profile = new Profile(network.newHome());
        profile.prepare();
        network.peerIn(home);
        try (Password none = Password.none();
                Node receiver = Node.start(config(profile), identity(profile, none), event -> {})) {
            for (int i = 0; i < runs; i++) {
                once(receiver, i == runs - 1);
            }
        }
    }

    private void once(Node receiver, boolean last) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        long start = System.nanoTime();
        Program share = Program.run(home, "share", huge, "--json");
        String link = share.json().get(0).path("link").asString();
        double told = since(start);
        Download download =
                receiver.download(DownloadRequest.of(Target.of(ShareLink.parse(link)), out));
        download.limit(64L << 20);
        await(() -> download.progress().verifiedBytes() > 0);
        double first = since(start);
        boolean reading = state().equals("indexing");
        download.discard();
        await(() -> download.result().isDone());
        System.out.printf(
                "link %.2f, first verified chunk %.2f (%.2f after the link), still being read: %s%n",
                told, first, first - told, reading ? "yes" : "no");
        if (last) {
            await(() -> state().equals("ready"));
            System.out.printf("read to its end %.1f%n", since(start));
        }
        Program.run(home, "unshare", huge);
    }

    private String state() throws Exception {
        JsonNode shares = Program.run(home, "shares", "--json").json();
        return shares.get(0).path("state").asString();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(condition);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private NodeConfig config(Profile profile) {
        return NodeConfig.builder(profile)
                .role(NodeRole.DOWNLOADER)
                .listen(new ListenSettings(InetAddress.getLoopbackAddress(), 0, true))
                .discovery(List.of(URI.create(network.url())))
                .build();
    }

    private static Identity identity(Profile profile, Password password) throws Exception {
        return new IdentityFile(profile.identityFile(), new SecureRandom(), event -> {})
                .loadOrCreate(password);
    }
}
