package io.godwit.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How this node finds others. */
public sealed interface DiscoveryChoice {

    /** The server of this network, or the one in this program when there is none. */
    record Automatic() implements DiscoveryChoice {}

    /**
     * Servers that a person named, used together.
     *
     * @param urls 1 to {@value #MOST}, each http or https, with a host and without a user name, without repetition
     */
    record Server(List<URI> urls) implements DiscoveryChoice {
        /** Most servers. */
        public static final int MOST = 8;

        private static final String SEPARATOR = " ";

        /**
         * Checks the addresses.
         *
         * @throws IllegalArgumentException if one is not such a URL, or there are none or too many
         */
        public Server {
            urls = urls.stream().distinct().toList();
            urls.forEach(
                    url -> SettingsRules.require(SettingsRules.server(url), SettingsField.SERVER));
            SettingsRules.require(
                    urls.isEmpty() || urls.size() > MOST
                            ? Optional.of(SettingsFault.OUT_OF_RANGE)
                            : Optional.empty(),
                    SettingsField.SERVER);
        }

        /**
         * One server.
         *
         * @throws IllegalArgumentException as above
         */
        public Server(URI url) {
            this(List.of(url));
        }

        /** The addresses with a space between them. */
        public String text() {
            return urls.stream().map(URI::toString).collect(Collectors.joining(SEPARATOR));
        }

        /**
         * Reads what {@link #text} writes, or somebody typed: addresses with spaces or commas between them.
         *
         * @return empty if it is not that
         */
        public static Optional<Server> parse(String text) {
            try {
                var urls = new ArrayList<URI>();
                for (String address : text.strip().split("[\\s,]+", MOST + 1)) {
                    urls.add(new URI(address));
                }
                return Optional.of(new Server(urls));
            } catch (URISyntaxException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
