package io.godwit.app.window;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.transfers.Transfers;
import java.net.URI;

/** What a window in tests stands on, with nothing of the desktop and the network around. */
final class QuietServices {

    private QuietServices() {}

    /**
     * The same services with another desktop, in place of theirs, which is closed.
     *
     * @param transfers theirs, or others in place of those, which the caller has closed
     */
    static Services of(Services real, Desktop desktop, Transfers transfers) throws Exception {
        real.desktop().close();
        Services quiet =
                new Services(
                        real.profile(),
                        real.settings(),
                        real.network(),
                        desktop,
                        transfers,
                        real.uploading(),
                        real.history(),
                        real.log(),
                        real.background());
        // Nobody answers there, so that the test asks nothing of the network around it.
        DiscoveryChoice nobody = new DiscoveryChoice.Server(URI.create("http://127.0.0.1:9"));
        quiet.settings().update(now -> now.withNetwork(now.network().withDiscovery(nobody)));
        return quiet;
    }
}
