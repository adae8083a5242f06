package io.godwit.app.network;

import io.godwit.core.identity.IdentityException;
import io.godwit.core.node.ListenException;
import io.godwit.core.node.ProfileInUseException;
import java.io.IOException;

/** Why a node does not start, as a person is told. */
final class StartFailures {
    private StartFailures() {}

    static NetworkState.Reason reason(IOException failed) {
        return switch (failed) {
            case ListenException listen ->
                    listen.reason() == ListenException.Reason.TAKEN
                            ? NetworkState.Reason.PORT_TAKEN
                            : NetworkState.Reason.PORT_REFUSED;
            case ProfileInUseException taken -> NetworkState.Reason.PROFILE_IN_USE;
            case IdentityException identity -> reason(identity);
            default -> NetworkState.Reason.STORAGE;
        };
    }

    private static NetworkState.Reason reason(IdentityException failed) {
        return switch (failed.reason()) {
            case PASSWORD_NEEDED -> NetworkState.Reason.PASSWORD_NEEDED;
            case WRONG_PASSWORD -> NetworkState.Reason.PASSWORD_WRONG;
            default -> NetworkState.Reason.IDENTITY;
        };
    }
}
