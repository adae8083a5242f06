package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything somebody needs to fetch a share, as one line to send to a friend:
 * {@code godwit://get/<64 hex digits>?kind=folder&name=<percent-encoded>&size=<bytes>&peer=<gw1…>}.
 *
 * <p>All parameters are optional and come at most once, but for the peer, of which there may be sixteen. Nothing in
 * a link is trusted: the content is checked against the identifier and peers against their IDs.
 *
 * <p>The link to an offer has a name, a size and exactly one peer: these are the word of whoever sent it, as the root
 * of the file is not known.
 *
 * @param id root of a file, content ID of a folder, or offer
 * @param kind which of them it is ({@code kind=file} may be left out)
 * @param name what to call it, as the sender wrote it; shown only escaped
 * @param size bytes in all
 * @param peers who has it
 */
public record ShareLink(
        ContentId id, Kind kind, Optional<String> name, OptionalLong size, List<PeerId> peers) {

    /** What tells a link from a name. */
    public static final String SCHEME = "godwit:";

    /** What every link begins with. */
    public static final String PREFIX = "godwit://get/";

    /** Most characters of a link. */
    public static final int MAX_LENGTH = 8_192;

    /** Most peers in a link. */
    public static final int MAX_PEERS = 16;

    /** What a link can stand for. */
    public enum Kind {
        /** A file, by its root. */
        FILE,
        /** A folder, by its content ID. */
        FOLDER,
        /** A file that its peer offers while it is still hashing it. */
        OFFER
    }

    /**
     * Copies the peers.
     *
     * @throws IllegalArgumentException if it is of an offer and lacks a name or size, or has not one peer
     */
    public ShareLink {
        peers = List.copyOf(peers);
        if (kind == Kind.OFFER && (peers.size() != 1 || name.isEmpty() || size.isEmpty())) {
            throw new IllegalArgumentException("no link to an offer");
        }
    }

    /**
     * Reads a link.
     *
     * @param text the whole link
     * @throws ShareLinkException if any part of it is not as described above
     */
    public static ShareLink parse(String text) throws ShareLinkException {
        return ShareLinkParser.parse(text);
    }

    /** The link as text, in ASCII. */
    public String format() {
        StringBuilder link = new StringBuilder(PREFIX).append(id.toHex());
        char separator = '?';
        if (kind != Kind.FILE) {
            link.append(separator).append("kind=").append(kind.name().toLowerCase(Locale.ROOT));
            separator = '&';
        }
        if (name.isPresent()) {
            link.append(separator).append("name=").append(escape(name.get()));
            separator = '&';
        }
        if (size.isPresent()) {
            link.append(separator).append("size=").append(size.getAsLong());
            separator = '&';
        }
        for (PeerId peer : peers) {
            link.append(separator).append("peer=").append(PeerIdText.format(peer));
            separator = '&';
        }
        return link.toString();
    }

    private static String escape(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
