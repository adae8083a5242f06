package io.godwit.core.node;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a node is told when it starts. Immutable; made by {@link #builder}.
 *
 * @param profile where identity, library and state live; created when missing
 * @param role what the node is for
 * @param name what people see, 0 to 64 characters (code points)
 * @param listen where it listens
 * @param discovery how it finds others and is found
 * @param downloads folder for what is fetched
 * @param limits how fast and how parallel it may be
 */
public record NodeConfig(
        Profile profile,
        NodeRole role,
        String name,
        ListenSettings listen,
        DiscoverySettings discovery,
        Path downloads,
        RateLimits limits) {

    /** Most characters (code points) of a node's name. */
    public static final int MAX_NAME = 64;

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is too long
     */
    public NodeConfig {
        checkName(name);
    }

    static void checkName(String name) {
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            throw new IllegalArgumentException(
                    "the name has more than " + MAX_NAME + " characters");
        }
    }

    /** Starts with the usual values. */
    public static Builder builder(Profile profile) {
        return new Builder(profile);
    }

    /** Collects the values of a {@link NodeConfig}; used by one thread. */
    public static final class Builder {
        private final Profile profile;
        private NodeRole role = NodeRole.PEER;
        private String name = "";
        private ListenSettings listen = ListenSettings.usual();
        private List<URI> discovery = List.of();
        private Duration announceAfter = DiscoverySettings.USUAL_DELAY;
        private @Nullable Path downloads;
        private RateLimits limits = RateLimits.NONE;

        private Builder(Profile profile) {
            this.profile = profile;
        }

        /** What the node is for; a peer unless told otherwise. */
        public Builder role(NodeRole value) {
            role = value;
            return this;
        }

        /** What people see; nothing unless told otherwise. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Where it listens. */
        public Builder listen(ListenSettings value) {
            listen = value;
            return this;
        }

        /** Discovery servers; none unless told otherwise. */
        public Builder discovery(List<URI> value) {
            discovery = value;
            return this;
        }

        /** How long a downloader fetches before it is announced; {@link DiscoverySettings#USUAL_DELAY} as a rule. */
        public Builder announceAfter(Duration value) {
            announceAfter = value;
            return this;
        }

        /** Folder for downloads; {@code downloads} in the profile unless told otherwise. */
        public Builder downloads(Path value) {
            downloads = value;
            return this;
        }

        /** Rate limits; none unless told otherwise. */
        public Builder limits(RateLimits value) {
            limits = value;
            return this;
        }

        /** The finished configuration. */
        public NodeConfig build() {
            Path folder =
                    Objects.requireNonNullElseGet(
                            downloads, () -> profile.home().resolve("downloads"));
            return new NodeConfig(
                    profile,
                    role,
                    name,
                    listen,
                    new DiscoverySettings(discovery, announceAfter),
                    folder,
                    limits);
        }
    }
}
