package io.godwit.core.identity;

import io.godwit.core.peer.PeerId;
import java.time.Instant;

/**
 * A peer that this node's owner knows.
 *
 * @param id the peer
 * @param name what the owner calls it, 1 to 64 characters (code points)
 * @param added when it became a contact
 * @param verification how its ID was checked
 */
public record Contact(PeerId id, String name, Instant added, Verification verification) {

    /** Most characters (code points) of a name. */
    public static final int MAX_NAME = 64;

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is empty or too long
     */
    public Contact {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX_NAME) {
            throw new IllegalArgumentException("a contact's name has 1 to 64 characters");
        }
    }
}
