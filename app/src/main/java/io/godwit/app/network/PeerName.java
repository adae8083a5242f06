package io.godwit.app.network;

import io.godwit.core.content.DisplayName;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;

/**
 * What to call a peer where there is no room for more.
 *
 * @param id who
 * @param name what the person calls it, else what it calls itself, perhaps nothing; shown only by {@link #shown}
 * @param contact whether the name is the person's own for it
 */
public record PeerName(PeerId id, String name, boolean contact) {
    /** The prefix and two groups. */
    private static final int SHORT = 13;

    /** Whether all there is to the name is the peer's word, which anybody can give. */
    public boolean isClaimed() {
        return !contact && isNamed();
    }

    /** Whether there is a name at all. */
    public boolean isNamed() {
        return !name.isBlank();
    }

    /**
     * The name, escaped; without one the beginning of the ID, enough to tell peers apart and never to compare.
     *
     * @param most characters of a name, at least 16
     */
    public String shown(int most) {
        return isNamed()
                ? DisplayName.of(name, most)
                : PeerIdText.formatGrouped(id).substring(0, SHORT) + "…";
    }
}
