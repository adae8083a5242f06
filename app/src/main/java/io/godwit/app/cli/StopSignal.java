package io.godwit.app.cli;

/**
 * What happens when the program is asked to stop (Ctrl-C, SIGTERM): an orderly end, then an exit code of our own. While
 * this is open, the thread that works can ask whether the end has begun, so that it does not speak about its own
 * interruption as about an error.
 */
final class StopSignal implements AutoCloseable {
    private final Thread hook;
    private volatile boolean stopping;

    /**
     * Waits for the signal.
     *
     * @param orderlyEnd closes everything; must end by itself within seconds
     * @param code how the program then ends
     */
    StopSignal(Runnable orderlyEnd, ExitCode code) {
        hook =
                Thread.ofPlatform()
                        .name("stop")
                        .unstarted(() -> {
                            stopping = true;
                            orderlyEnd.run();
                            Runtime.getRuntime().halt(code.number());
                        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the program was asked to stop. */
    boolean stopping() {
        return stopping;
    }

    /** The work is done; a signal from now on has its usual effect. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook runs and ends the program; this thread has nothing left to do.
            stopping = true;
        }
    }
}
