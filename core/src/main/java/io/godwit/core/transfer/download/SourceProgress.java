package io.godwit.core.transfer.download;

import io.godwit.core.peer.PeerId;

/**
 * What one source does for a running download.
 *
 * @param peer the source
 * @param bytes verified bytes it sent
 * @param bytesPerSecond its pace over the last seconds
 * @param connections connections in use, 0 while it is away
 * @param dropped whether it is never used again
 */
public record SourceProgress(
        PeerId peer, long bytes, long bytesPerSecond, int connections, boolean dropped) {}
