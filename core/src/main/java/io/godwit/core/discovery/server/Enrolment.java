package io.godwit.core.discovery.server;

import io.godwit.core.discovery.api.RequestMac;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import java.net.InetSocketAddress;
import java.util.List;

/** That the server knows this node, as what, and how later requests are proved. Used by the announcing thread only. */
final class Enrolment {

    /** What the server was told. */
    record Told(String name, List<InetSocketAddress> addresses) {
        Told {
            addresses = List.copyOf(addresses);
        }
    }

    private final PeerId id;
    private final Token token;
    private final Told told;
    private final long renewAt;
    private long sequence;

    /**
     * A fresh registration.
     *
     * @param renewAt moment on the forward clock after which a new record is due
     */
    Enrolment(PeerId id, Token token, Told told, long renewAt) {
        this.id = id;
        this.token = token;
        this.told = told;
        this.renewAt = renewAt;
    }

    boolean holds(Told now, long nanos) {
        return told.equals(now) && nanos - renewAt < 0;
    }

    /** The Authorization header of the next request. */
    String authorize(String method, String path, byte[] body) {
        return RequestMac.of(token, method, path, id, ++sequence, body).header();
    }
}
