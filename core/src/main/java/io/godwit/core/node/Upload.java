package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody fetches from this node now.
 *
 * @param peer who
 * @param root the file it asked for last
 * @param shares paths of the shares that hold the file, as in {@link io.godwit.core.share.Share#path()}; none when it
 *     is a running download or was unshared meanwhile
 * @param sentBytes bytes sent to this peer since it connected, of all files
 */
public record Upload(PeerId peer, ContentId root, List<Path> shares, long sentBytes) {
    /** Copies the shares. */
    public Upload {
        shares = List.copyOf(shares);
    }
}
