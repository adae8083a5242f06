package io.godwit.core.discovery;

import java.util.List;

/**
 * A page of peers.
 *
 * @param peers the page
 * @param next what to pass for the next page; empty at the end
 */
public record PeerPage(List<FoundPeer> peers, String next) {}
