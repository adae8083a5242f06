package io.godwit.app.control;

import java.util.List;

/** What the running node answers. */
public sealed interface ControlResponse {
    /**
     * It was done; these are the shares asked about.
     *
     * @param shares those added, that removed, or all
     */
    record Done(List<SharedItem> shares) implements ControlResponse {
        /** Copies the shares. */
        public Done {
            shares = List.copyOf(shares);
        }
    }

    /**
     * It could not be done.
     *
     * @param error what happened
     * @param code exit code of the command
     * @param hint what to do
     */
    record Refused(String error, int code, String hint) implements ControlResponse {}
}
