package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;

/**
 * What one connection fetches from here at the moment.
 *
 * @param peer who fetches
 * @param root the file it asked for last
 * @param sentBytes bytes of chunks sent over this connection so far, of all files
 */
public record ServedFile(PeerId peer, ContentId root, long sentBytes) {}
