package io.godwit.discovery.server.http;

import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Lets others go on after every few requests of a connection. Thread-safe.
 *
 * <p>One on which the next request is always there already is served by one virtual thread that never waits and so keeps
 * its processor. To yield is not enough: the thread goes into the line of its own processor, which looks at no other line
 * until that one is empty. It has to wait until another thread wakes it.
 */
final class GivingWay implements HttpConfiguration.Customizer {

    /** Requests of a connection that are answered in a row; to wait costs about a quarter of the least of them. */
    static final int IN_A_ROW = 8;

    private final SlowThreads waking;

    /**
     * For all connections of a server.
     *
     * @param waking ends the waiting
     */
    GivingWay(SlowThreads waking) {
        this.waking = waking;
    }

    /** Called when the head of a request is there. */
    @Override
    public Request customize(Request arrived, HttpFields.Mutable responseHeaders) {
        if (isLastInARow(arrived.getConnectionMetaData().getConnection().getMessagesIn())) {
            giveWay();
        }
        return arrived;
    }

    /** Whether others go before this one of the requests of a connection, counted from 1. */
    static boolean isLastInARow(long request) {
        return request % IN_A_ROW == 0;
    }

    private void giveWay() {
        try {
            var _ = waking.compute(() -> true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing was computed", e);
        }
    }
}
