package io.godwit.app.window;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.desktop.Desktops;
import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.log.ActivityHistory;
import io.godwit.app.network.LanSettings;
import io.godwit.app.network.Network;
import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.settings.SettingsRules;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.transfers.NodeFetching;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.transfers.Uploading;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.node.RateLimits;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Everything behind the window, put together once. Opened before there is a window and closed after it; nothing here
 * knows the toolkit.
 *
 * @param profile where everything is kept
 * @param settings what the person chose
 * @param network the node, off at first
 * @param desktop what is around the window
 * @param transfers every download
 * @param uploading what others fetch from here
 * @param history what happened
 * @param log the same on disk, not opened at first
 * @param background for what may block, and stops when its thread is interrupted if it may last
 */
record Services(
        Profile profile,
        SettingsStore settings,
        Network network,
        Desktop desktop,
        Transfers transfers,
        Uploading uploading,
        ActivityHistory history,
        WindowLog log,
        ExecutorService background)
        implements AutoCloseable {
    /** Most of what is under way when the window closes is done by then; what is not has nobody to wait for it. */
    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    /**
     * Opens a profile.
     *
     * @throws IOException if its folder or its settings cannot be used
     */
    static Services open(Profile profile) throws IOException {
        profile.prepare();
        ExecutorService background = BackgroundThreads.open();
        SettingsStore settings =
                SettingsStore.open(profile.home().resolve(SettingsStore.NAME), usual(), background);
        LanSettings lan =
                LanSettings.USUAL.serving(() -> settings.current().network().servesAnyone());
        Network network = new Network(() -> config(profile, settings.current()), background, lan);
        ActivityHistory history = new ActivityHistory(InstantSource.system());
        var _ = network.onEvent(history::emit);
        WindowLog log = new WindowLog(profile.logFolder());
        var _ = network.onEvent(log::emit);
        Transfers transfers =
                new Transfers(
                        profile.home(),
                        new NodeFetching(network::node),
                        () -> options(settings.current()),
                        InstantSource.system());
        var _ = network.onNode(transfers::networkIsOn);
        Desktop desktop = Desktops.ofThisSystem(background);
        Uploading uploading =
                new Uploading(() -> network.node().map(Node::uploads).orElse(List.of()));
        return new Services(
                profile,
                settings,
                network,
                desktop,
                transfers,
                uploading,
                history,
                log,
                background);
    }

    private static AppSettings usual() {
        Path person =
                Path.of(
                        Optional.ofNullable(System.getenv("HOME"))
                                .filter(home -> Path.of(home).isAbsolute())
                                .orElse(System.getProperty("user.home", ".")));
        String name = SettingsRules.nameOf(System.getProperty("user.name", ""));
        return AppSettings.usual(name, person.resolve("Downloads").toAbsolutePath());
    }

    private static NodeConfig config(Profile profile, AppSettings settings) {
        return NodeConfig.builder(profile)
                .name(settings.name())
                .downloads(settings.downloads())
                .listen(listen(settings.network().port()))
                .discovery(servers(settings.network().discovery()))
                .limits(
                        new RateLimits(
                                settings.network().uploadLimit(),
                                settings.network().downloadLimit()))
                .build();
    }

    private static ListenSettings listen(int port) {
        ListenSettings usual = ListenSettings.usual();
        return port == 0 ? usual : new ListenSettings(usual.address(), port, false);
    }

    /** None means those of the local network. */
    private static List<URI> servers(DiscoveryChoice choice) {
        return switch (choice) {
            case DiscoveryChoice.Automatic() -> List.of();
            case DiscoveryChoice.Server(List<URI> urls) -> urls;
        };
    }

    private static TransferOptions options(AppSettings settings) {
        return new TransferOptions(
                settings.downloads(),
                settings.network().activeDownloads(),
                settings.network().streams());
    }

    /**
     * Shares something with everybody, unless it is shared already. Blocks.
     *
     * @return who may have it now; empty when the network is off
     * @throws ShareException if it cannot be shared
     */
    Optional<Visibility> share(Path path) throws ShareException {
        Optional<Node> node = network.node();
        return node.isEmpty()
                ? Optional.empty()
                : Optional.of(node.get().shareNew(path, Visibility.PUBLIC).visibility());
    }

    /**
     * Ends everything in order; waits until what must be kept is on disk. What lasts, as protecting a large folder, is
     * given up and leaves nothing.
     */
    @Override
    public void close() {
        uploading.close();
        network.close();
        transfers.close();
        desktop.close();
        settings.close();
        endBackground();
    }

    private void endBackground() {
        background.shutdown();
        try {
            if (!background.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                background.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            background.shutdownNow();
        }
        background.close();
        log.close();
    }
}
