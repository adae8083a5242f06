package io.godwit.trust.interruption;

import io.godwit.trust.crash.Signals;
import java.io.IOException;
import java.time.Duration;

/** What comes between the two ends of a transfer. */
enum Interruption {
    /** The discovery server is stopped, and started again after ten seconds. */
    SERVER_RESTART(false) {
        @Override
        void happen(Scene scene, Duration sleep) throws IOException {
            scene.stopServer();
            scene.pause(AWAY);
            scene.startServer();
        }
    },
    /** The source's machine gets another address, two seconds after it has lost the one before. */
    ADDRESS_CHANGE(true) {
        @Override
        void happen(Scene scene, Duration sleep) throws IOException {
            Link link = scene.link().orElseThrow();
            link.leave();
            scene.pause(Duration.ofSeconds(2));
            link.arrive();
        }
    },
    /** The cable between the two is out for ten seconds. */
    LINK_DOWN(true) {
        @Override
        void happen(Scene scene, Duration sleep) throws IOException {
            Link link = scene.link().orElseThrow();
            link.pull();
            scene.pause(AWAY);
            link.plug();
        }
    },
    /** Who fetches stands still, with its machine on: connections die meanwhile. */
    DOWNLOADER_SLEEPS(false) {
        @Override
        void happen(Scene scene, Duration sleep) throws IOException {
            Signals.suspend(scene.get());
            scene.pause(sleep);
            Signals.resume(scene.get());
        }
    },
    /** The source stands still. */
    SOURCE_SLEEPS(false) {
        @Override
        void happen(Scene scene, Duration sleep) throws IOException {
            Signals.suspend(scene.source());
            scene.pause(sleep);
            Signals.resume(scene.source());
        }
    };

    private static final Duration AWAY = Duration.ofSeconds(10);

    private final boolean takesLink;

    Interruption(boolean takesLink) {
        this.takesLink = takesLink;
    }

    /** Whether it takes a network that can be broken. */
    boolean takesLink() {
        return takesLink;
    }

    /** Does it, and returns when whatever was away is back. */
    abstract void happen(Scene scene, Duration sleep) throws IOException;
}
