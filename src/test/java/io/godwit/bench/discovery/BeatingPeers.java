package io.godwit.bench.discovery;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.api.RequestMac;
import io.godwit.core.discovery.api.Token;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Peers that hold their tokens. Each speaks over one connection, so that its requests come in their order. */
final class BeatingPeers {

    private final List<Beating> peers = new ArrayList<>();
    private final int connections;
    private int turn;

    private static final class Beating {
        final WeakPeer peer;
        final Token token;
        long sequence;

        Beating(WeakPeer peer, Token token) {
            this.peer = peer;
            this.token = token;
        }

        byte[] request(String method, String action, String body) {
            String path = "/v1/peers/" + peer.id().toHex() + action;
            String proof =
                    RequestMac.of(token, method, path, peer.id(), ++sequence, Requests.bytes(body))
                            .header();
            String headers = peer.forwardedFor() + "Authorization: " + proof + "\r\n";
            return Requests.of(method, path, headers, body);
        }
    }

    private BeatingPeers(int connections) {
        this.connections = connections;
    }

    /** Registers so many. */
    static BeatingPeers register(Generator generator, ServerKey key, int count)
            throws IOException, KeyFormatException {
        var random = new SecureRandom();
        var weak = new SplittableRandom();
        var all = new BeatingPeers(generator.connections());
        var requests = new ArrayDeque<byte[]>();
        for (int i = 0; i < count; i++) {
            WeakPeer peer = WeakPeer.generate(weak);
            try (X25519 own = X25519.generate(random)) {
                WeakPeer.Signed signed = peer.register(1, own.publicKey());
                requests.add(signed.request());
                Token token = Token.derive(own, key.bytes(), signed.text(), key.bytes());
                all.peers.add(new Beating(peer, token));
            }
        }
        generator.closed(2, connection -> requests.poll(), 600).require(201);
        return all;
    }

    /** Signs of life made ready, all peers in turn. */
    IntFunction<byte[]> heartbeats(int count) {
        List<Deque<byte[]>> ready = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            ready.add(new ArrayDeque<>());
        }
        for (int i = 0; i < count; i++) {
            int who = turn++ % peers.size();
            ready.get(who % connections).add(peers.get(who).request("PUT", "/heartbeat", ""));
        }
        return connection -> ready.get(connection).poll();
    }

    /** One part of one peer's shares. */
    byte[] part(int who, long generation, int part, boolean last, String entries) {
        String body =
                "{\"generation\":"
                        + generation
                        + ",\"part\":"
                        + part
                        + ",\"last\":"
                        + last
                        + ",\"entries\":["
                        + entries
                        + "]}";
        return peers.get(who).request("PUT", "/shares", body);
    }

    /** A question about one of them. */
    byte[] lookup(int who) {
        WeakPeer peer = peers.get(who % peers.size()).peer;
        return Requests.of("GET", "/v1/peers/" + peer.id().toHex(), peer.forwardedFor(), "");
    }

    int size() {
        return peers.size();
    }
}
