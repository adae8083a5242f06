package io.godwit.app.network;

import io.godwit.core.discovery.lan.LanServer;
import java.util.List;
import java.util.Optional;

/**
 * What to do about the discovery servers of the local network, decided from what is known, the same way by everybody:
 * all use the servers with the smallest names, and whoever runs another one gives it up.
 */
enum Choice {
    /** Everything is as it should be, or more is to be heard first. */
    STAY,
    /** Nobody else runs one: run one here. */
    RUN,
    /** Somebody else's goes first: stop the one here. */
    GIVE_WAY;

    /** Servers of others that are used at the same time. */
    static final int USED = 3;

    /**
     * Decides.
     *
     * @param own name of the server in this program, if it runs
     * @param others servers of others that answer, smallest name first
     * @param waited whether it was listened for long enough
     * @param settled whether the first of the others has known this node for long enough
     */
    static Choice of(
            Optional<String> own, List<LanServer> others, boolean waited, boolean settled) {
        if (own.isEmpty()) {
            return others.isEmpty() && waited ? RUN : STAY;
        }
        boolean othersFirst =
                !others.isEmpty() && others.getFirst().instance().compareTo(own.get()) < 0;
        return othersFirst && settled ? GIVE_WAY : STAY;
    }
}
