package io.godwit.app.view.settings;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.network.Network;
import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.NetworkSettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.KeyExport;
import io.godwit.core.identity.KeyPem;
import io.godwit.core.identity.Password;
import io.godwit.core.node.Node;
import io.godwit.core.node.Profile;
import io.godwit.core.node.RateLimits;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The network, the profile and the system around this program. */
final class NodeSettingsDesk implements SettingsDesk {
    /** A byte more than any key file, so that a longer one is refused and not cut. */
    private static final int MAX_KEY = 16 * 1_024 + 1;

    /** Longer than a desktop takes for any of its commands. */
    private static final long PATIENCE_SECONDS = 30;

    private final Network network;
    private final Desktop desktop;
    private final Profile profile;
    private final SecureRandom random = new SecureRandom();

    NodeSettingsDesk(Network network, Desktop desktop, Profile profile) {
        this.network = network;
        this.desktop = desktop;
        this.profile = profile;
    }

    /** A folder that is not there yet is made with the first download. */
    @Override
    public boolean writable(Path folder) {
        @Nullable Path there = folder;
        while (there != null && Files.notExists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there) && Files.isWritable(there);
    }

    @Override
    public boolean available(int port) {
        if (network.node().map(Node::port).equals(Optional.of(port))) {
            return true;
        }
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public boolean running() {
        return network.node().isPresent();
    }

    @Override
    public void apply(AppSettings before, AppSettings now) {
        if (!before.network().discovery().equals(now.network().discovery())) {
            network.apply();
        }
        network.node()
                .ifPresent(node -> {
                    if (!before.name().equals(now.name())) {
                        node.rename(now.name());
                    }
                    if (!limits(before).equals(limits(now))) {
                        node.limit(limits(now));
                    }
                });
    }

    private static RateLimits limits(AppSettings settings) {
        NetworkSettings limited = settings.network();
        return new RateLimits(limited.uploadLimit(), limited.downloadLimit());
    }

    @Override
    public void restart() {
        network.close();
        network.start();
    }

    @Override
    public boolean startAtLogin(boolean wanted) {
        return answer(desktop.startAtLogin(wanted).thenCompose(outcome -> desktop.startsAtLogin()));
    }

    @Override
    public boolean startsAtLogin() {
        return answer(desktop.startsAtLogin());
    }

    @Override
    public boolean hasTray() {
        return answer(desktop.hasTray());
    }

    /** A desktop that is closed meanwhile never answers. */
    private static boolean answer(CompletionStage<Boolean> asked) {
        return asked.toCompletableFuture()
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public Optional<PeerId> identity() throws IOException {
        Optional<PeerId> running = network.node().map(Node::id);
        if (running.isPresent() || locked()) {
            return running;
        }
        try (Password none = Password.none()) {
            return Optional.of(file().loadOrCreate(none).id());
        }
    }

    @Override
    public boolean locked() throws IOException {
        return file().exists() && file().needsPassword();
    }

    private IdentityFile file() {
        return new IdentityFile(profile.identityFile(), random, EventSink.NONE);
    }

    @Override
    public void exportIdentity(Path file, Password present, Password password) throws IOException {
        Identity identity = file().loadOrCreate(present);
        KeyExport.write(file, identity, password, random);
    }

    @Override
    public PeerId importIdentity(Path file, Password password) throws IOException {
        byte[] pem;
        try (InputStream in = Files.newInputStream(file)) {
            pem = in.readNBytes(MAX_KEY);
        }
        try (Password none = Password.none()) {
            Identity identity = KeyPem.decodePrivate(pem, password);
            profile.prepare();
            file().replace(identity, KeyPem.isEncrypted(pem) ? password : none);
            return identity.id();
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    @Override
    public PeerId rotateIdentity(Password present) throws IOException {
        return file().rotate(present).id();
    }

    @Override
    public void lockIdentity(Password present, Password next) throws IOException {
        file().changePassword(present, next);
    }

    @Override
    public Path profile() {
        return profile.home();
    }
}
