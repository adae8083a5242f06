package io.godwit.trust.crash;

/** A round ended in a way that nothing may end in. */
final class RoundFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param what happened
     * @param transcript what the programs printed
     */
    RoundFailure(String what, String transcript) {
        super(what + "\n" + transcript);
    }
}
