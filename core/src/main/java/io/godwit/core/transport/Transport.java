package io.godwit.core.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A way to carry bytes between peers. Thread-safe. */
public interface Transport {

    /**
     * Opens a connection.
     *
     * @param address an IP literal and port; names are never resolved here
     * @param timeout the longest wait
     * @throws IOException if nobody answers there in time
     */
    Connection connect(InetSocketAddress address, Duration timeout) throws IOException;

    /**
     * Starts listening.
     *
     * @param address the local address; port 0 chooses a free one
     * @throws java.net.BindException if the port is taken or the address is not local
     * @throws IOException if the system refuses for another reason
     */
    Listener listen(InetSocketAddress address) throws IOException;
}
