package io.godwit.core.discovery;

import io.godwit.core.peer.PeerId;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A peer as a discovery source knows it.
 *
 * @param id who it says it is
 * @param name the name people see; shown only escaped
 * @param addresses where it can be dialled, already filtered by the address rules
 * @param shares number of files and folders it offers to everybody, also those in shared folders
 */
public record FoundPeer(PeerId id, String name, List<InetSocketAddress> addresses, int shares) {}
