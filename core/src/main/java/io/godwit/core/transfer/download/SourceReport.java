package io.godwit.core.transfer.download;

import io.godwit.core.peer.PeerId;

/**
 * What one source did for a download.
 *
 * @param peer the source
 * @param bytes verified bytes it sent
 * @param rejectedChunks chunks it sent that did not verify
 */
public record SourceReport(PeerId peer, long bytes, int rejectedChunks) {}
