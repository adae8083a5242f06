package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.api.Token;
import io.godwit.discovery.server.net.NetworkPrefix;
import java.time.Duration;

/**
 * A registration whose signatures, addresses and dates have been checked.
 *
 * @param card what the peer says of itself
 * @param token proves its later requests
 * @param prefix where it came from
 * @param replayable time for which somebody else could present it again
 */
public record Registration(PeerCard card, Token token, NetworkPrefix prefix, Duration replayable) {}
