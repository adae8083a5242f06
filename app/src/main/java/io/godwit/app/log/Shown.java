package io.godwit.app.log;

import io.godwit.app.text.Amounts;
import io.godwit.core.content.ContentId;
import io.godwit.core.content.DisplayName;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** How things that events carry may appear in a log: names escaped, paths without their folders. */
final class Shown {
    private static final int SHORT_PEER = 12;
    private static final int SHORT_CONTENT = 12;

    private Shown() {}

    /** Enough of a peer ID to tell peers apart in a log; never something to compare. */
    static Gap peer(PeerId id) {
        return new Gap.Verbatim(PeerIdText.format(id).substring(0, SHORT_PEER) + "…");
    }

    /** All of a peer ID, where it is an accusation. */
    static Gap wholePeer(PeerId id) {
        return new Gap.Verbatim(PeerIdText.format(id));
    }

    static Gap content(ContentId id) {
        return new Gap.Verbatim(id.toHex().substring(0, SHORT_CONTENT) + "…");
    }

    /** The last part of a path: the folders above it are nobody's business. */
    static Gap file(Path path) {
        Path name = path.getFileName();
        return name(name == null ? "/" : name.toString());
    }

    static Gap name(String name) {
        return new Gap.Verbatim(DisplayName.of(name));
    }

    static Gap source(URI source) {
        return new Gap.Verbatim(source.toString());
    }

    static Gap bytes(long bytes) {
        return new Gap.Verbatim(Amounts.bytes(bytes));
    }

    static Gap time(Duration time) {
        return new Gap.Verbatim(Amounts.time(time));
    }

    /** A number that names one thing, such as a port. */
    static Gap number(int number) {
        return new Gap.Verbatim(Integer.toString(number));
    }

    static Gap code(Enum<?> code) {
        return new Gap.Verbatim(code.toString());
    }

    /** Which of several sentences it is, as the last part of its key. */
    static String key(Enum<?> which) {
        return which.name().toLowerCase(Locale.ROOT);
    }
}
