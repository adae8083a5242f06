package io.godwit.core.node;

import io.godwit.core.session.SessionListener;

/**
 * How a node reaches others and is reached.
 *
 * @param rendezvous where it finds others and is found
 * @param sources where downloads come from
 * @param links asks single peers
 * @param listener where others come in
 */
record Reach(
        Rendezvous rendezvous, SwarmSources sources, PeerLinks links, SessionListener listener) {}
