/**
 * Peers with a valid identity that complete the handshake and then do what they should not, as sources and as askers, and
 * what that costs an honest peer.
 */
package io.godwit.trust.hostile;
