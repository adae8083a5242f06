package io.godwit.app.log;

import io.godwit.core.content.ContentId;
import io.godwit.core.content.DisplayName;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.nio.file.Path;

/** How things that events carry may appear in a log: names escaped, paths without their folders. */
final class Shown {
    private static final int SHORT_PEER = 12;
    private static final int SHORT_CONTENT = 12;

    private Shown() {}

    /** Enough of a peer ID to tell peers apart in a log; never something to compare. */
    static String peer(PeerId id) {
        return PeerIdText.format(id).substring(0, SHORT_PEER) + "…";
    }

    /** All of a peer ID, where it is an accusation. */
    static String wholePeer(PeerId id) {
        return PeerIdText.format(id);
    }

    static String content(ContentId id) {
        return id.toHex().substring(0, SHORT_CONTENT) + "…";
    }

    /** The last part of a path: the folders above it are nobody's business. */
    static String file(Path path) {
        Path name = path.getFileName();
        return DisplayName.of(name == null ? "/" : name.toString());
    }

    static String name(String name) {
        return DisplayName.of(name);
    }
}
