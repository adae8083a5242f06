package io.godwit.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.NodeRole;
import io.godwit.core.node.Profile;
import io.godwit.core.node.Resolution;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * A peer that stays up and fetches the same thing again and again, as the window does, in a process of its own: once for
 * each line on its standard input. Prints for each download what it took, as {@link PeerProcess} reads it.
 */
public final class RunningPeer {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private RunningPeer() {}

    /**
     * Runs it.
     *
     * @param arguments profile folder, address of the discovery server, exact name, folder for copies
     */
    public static void main(String[] arguments) throws Exception {
        Profile profile = new Profile(Path.of(arguments[0]));
        Path out = Path.of(arguments[3]);
        profile.prepare();
        try (Password none = Password.none();
                Node node =
                        Node.start(
                                config(profile, URI.create(arguments[1])),
                                identity(profile, none),
                                event -> {});
                var orders =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            if (!(node.resolve(arguments[2]) instanceof Resolution.One one)) {
                throw new IllegalStateException("not found: " + arguments[2]);
            }
            DownloadRequest request = DownloadRequest.of(one.target(), out);
            while (orders.readLine() != null) {
                Path[] copy = new Path[1];
                long own = SYSTEM.getProcessCpuTime();
                long allocated = THREADS.getTotalThreadAllocatedBytes();
                Measured.Time time =
                        Measured.time(() -> copy[0] = node.download(request).result().get().path());
                var cost =
                        new PeerProcess.Cost(
                                time,
                                (SYSTEM.getProcessCpuTime() - own) / 1e9,
                                THREADS.getTotalThreadAllocatedBytes() - allocated);
                System.out.println(cost.line());
                settle(copy[0]);
            }
        }
    }

    /**
     * Takes a file away and waits for the disk, so that the next download does not pay for this one. A folder stays: to
     * delete many files is what would make the next copy slow.
     */
    private static void settle(Path copy) throws IOException, InterruptedException {
        if (Files.isRegularFile(copy)) {
            Files.delete(copy);
        }
        Commands.run("sync", "-f", copy.getParent().toString());
    }

    private static NodeConfig config(Profile profile, URI server) {
        return NodeConfig.builder(profile)
                .role(NodeRole.DOWNLOADER)
                .listen(new ListenSettings(InetAddress.getLoopbackAddress(), 0, true))
                .discovery(List.of(server))
                .build();
    }

    private static Identity identity(Profile profile, Password password) throws Exception {
        return new IdentityFile(profile.identityFile(), new SecureRandom(), event -> {})
                .loadOrCreate(password);
    }
}
