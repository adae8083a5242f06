package io.godwit.app.transfers;

import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one peer fetches from here, at one moment.
 *
 * @param peer who
 * @param share path of the share it is in; empty when it is a running download or is not shared any more
 * @param sentBytes bytes sent to this peer since it connected
 * @param bytesPerSecond pace over the last seconds
 */
public record UploadSnapshot(
        PeerId peer, Optional<Path> share, long sentBytes, long bytesPerSecond) {

    /** Names an upload as long as it goes on. */
    public record Key(PeerId peer, Optional<Path> share) {}

    /** Who fetches what. */
    public Key key() {
        return new Key(peer, share);
    }
}
