package io.godwit.app.network;

import java.net.URI;
import java.time.Instant;

/** Whether others can find this peer. */
public sealed interface NetworkState {

    /** The node is being started, or looks for a discovery server in the local network. */
    record Starting() implements NetworkState {}

    /**
     * Others can find this peer.
     *
     * @param meeting where
     */
    record Online(Meeting meeting) implements NetworkState {}

    /**
     * The node serves, and the discovery server does not answer.
     *
     * @param server which one
     * @param retryAt when it is asked again
     */
    record Unreachable(URI server, Instant retryAt) implements NetworkState {}

    /** Switched off. */
    record Offline() implements NetworkState {}

    /**
     * It could not be switched on.
     *
     * @param reason why
     * @param port the port it is about, or 0
     */
    record Failed(Reason reason, int port) implements NetworkState {}

    /** Why a network could not be switched on. */
    enum Reason {
        /** Another program has the port. */
        PORT_TAKEN,
        /** The port or address may not be used. */
        PORT_REFUSED,
        /** Another Godwit uses this profile. */
        PROFILE_IN_USE,
        /** The key is locked by a password, and none was given. */
        PASSWORD_NEEDED,
        /** The password that was given does not open the key. */
        PASSWORD_WRONG,
        /** The identity is missing, damaged or readable by others. */
        IDENTITY,
        /** The profile folder cannot be used. */
        STORAGE,
        /** A fault in Godwit. */
        INTERNAL
    }

    /** Where peers find each other. */
    sealed interface Meeting {
        /** The server; the first one when there are several. */
        URI url();

        /** The server that a person named. */
        record Server(URI url) implements Meeting {}

        /** One that another program in the local network runs. */
        record Joined(URI url) implements Meeting {}

        /** The one in this program. */
        record Embedded(URI url) implements Meeting {}
    }
}
