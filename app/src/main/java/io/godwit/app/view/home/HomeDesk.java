package io.godwit.app.view.home;

import io.godwit.app.network.Subscription;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the first page needs of the program. Thread-safe. */
interface HomeDesk {
    /**
     * Shares something with everybody, unless it is shared already; then it stays as it is.
     *
     * @return who may have it now
     * @throws OffException if the network is off
     * @throws IOException if it cannot be shared
     */
    Visibility share(Path path) throws IOException;

    /**
     * Counts; asks other machines, so it blocks.
     *
     * @return empty while the network is off
     * @throws IOException if nobody answers
     */
    Optional<Around> around() throws IOException;

    /** Who this is; empty while the network is off. */
    Optional<PeerId> me();

    /** How others find this peer now. */
    Found found();

    /** The name that others see. */
    String name();

    /** Tells of what is being fetched, in any thread, the present first. */
    Subscription onTransfers(Consumer<List<ActiveTransfer>> listener);

    /** Tells of what others fetch from here, in any thread, the present first. */
    Subscription onUploads(Consumer<List<ActiveUpload>> listener);

    /** Tells, in any thread, that the network went on or off. */
    Subscription onNetwork(Runnable listener);

    /**
     * What is around.
     *
     * @param peers others that are online
     * @param shares things this peer offers
     */
    record Around(int peers, int shares) {}

    /** How others find this peer. */
    sealed interface Found {
        /** Not at all. */
        record Nowhere() implements Found {}

        /** In the networks that this machine is in, without any server. */
        record Nearby() implements Found {}

        /**
         * Through a server that a person named.
         *
         * @param server its host and port
         */
        record Through(String server) implements Found {}
    }

    /** The network is off. */
    final class OffException extends IOException {
        private static final long serialVersionUID = 1L;

        OffException() {
            super("the network is off");
        }
    }
}
