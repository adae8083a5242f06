package io.godwit.app.settings;

import java.net.URI;

/** How this node finds others. */
public sealed interface DiscoveryChoice {

    /** The server of this network, or the one in this program when there is none. */
    record Automatic() implements DiscoveryChoice {}

    /**
     * One server.
     *
     * @param url http or https, with a host and without a user name
     */
    record Server(URI url) implements DiscoveryChoice {
        /**
         * Checks the address.
         *
         * @throws IllegalArgumentException if it is not such a URL
         */
        public Server {
            SettingsRules.require(SettingsRules.server(url), SettingsField.SERVER);
        }
    }
}
