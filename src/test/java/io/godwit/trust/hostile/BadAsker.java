package io.godwit.trust.hostile;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.tests.HashedFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Ways in which somebody who asks can be bad. */
enum BadAsker {
    /** Asks for chunks without end and takes nothing. */
    NEVER_READS {
        @Override
        void ask(Victim victim, HashedFile file, HostilePeer peer, BooleanSupplier goOn)
                throws IOException {
            try (Talk talk = peer.dial(victim.address(), victim.id())) {
                for (int stream = 1; goOn.getAsBoolean(); stream++) {
                    talk.send(get(file, stream));
                    talk.flush();
                }
            }
        }
    },
    /** Asks for more than is allowed, reads every answer, and goes on. */
    REQUEST_FLOOD((file, stream) -> List.of(get(file, stream))),
    /** Asks and withdraws at once. */
    CANCEL_FLOOD((file, stream) -> List.of(get(file, stream), new Message.Cancel(stream))),
    /** Wants to be told of everything, thousands of times. */
    SUBSCRIPTION_FLOOD((file, stream) ->
            List.of(new Message.GetHave(stream, file.root(), file.layout().chunkShift()))),
    /** Searches and lists without end. */
    SEARCH_FLOOD((file, stream) ->
            List.of(
                    new Message.Search(2 * stream, "a", "", 100),
                    new Message.ListShares(2 * stream + 1, "", 100))),
    /** PING without end. */
    PING_FLOOD((file, stream) -> List.of(new Message.Ping(stream))),
    /** Handshakes, one after the other, each session left at once. */
    HANDSHAKE_FLOOD {
        @Override
        void ask(Victim victim, HashedFile file, HostilePeer peer, BooleanSupplier goOn) {
            while (goOn.getAsBoolean()) {
                try (Talk talk = peer.dial(victim.address(), victim.id())) {
                    talk.flush();
                } catch (IOException refused) {
                    // As it should be, most of the time.
                }
            }
        }
    },
    /** Ten thousand connections in all, half of them silent, half of them with noise, opened again when closed. */
    CONNECTIONS {
        @Override
        void ask(Victim victim, HashedFile file, HostilePeer peer, BooleanSupplier goOn)
                throws IOException {
            byte[] noise = new byte[64];
            RandomGenerator.getDefault().nextBytes(noise);
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < CONNECTIONS_EACH && goOn.getAsBoolean(); i++) {
                    Socket socket = new Socket();
                    sockets.add(socket);
                    socket.bind(peer.from());
                    socket.connect(victim.address(), 5_000);
                    if (i % 2 == 0) {
                        socket.getOutputStream().write(noise);
                    }
                }
                while (goOn.getAsBoolean()) {
                    LockSupport.parkNanos(10_000_000);
                }
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    };

    /** Attackers of one kind at a time. */
    static final int ATTACKERS = 4;

    private static final int CONNECTIONS_EACH = 10_000 / ATTACKERS;

    /**
     * Whom it is done to.
     *
     * @param address where it listens
     * @param id its peer ID
     */
    record Victim(InetSocketAddress address, PeerId id) {}

    private final Requests requests;

    /** One that does it in a way of its own. */
    BadAsker() {
        this((file, stream) -> List.of());
    }

    BadAsker(Requests requests) {
        this.requests = requests;
    }

    /** Does it until told to end, or until the other side has had enough; then it may be done again. */
    void ask(Victim victim, HashedFile file, HostilePeer peer, BooleanSupplier goOn)
            throws IOException {
        try (Talk talk = peer.dial(victim.address(), victim.id())) {
            Thread.ofVirtual().start(() -> readAll(talk));
            for (int stream = 1; goOn.getAsBoolean(); stream++) {
                for (Message message : requests.number(file, stream)) {
                    talk.send(message);
                }
                talk.flush();
            }
        }
    }

    private static Message get(HashedFile file, int stream) {
        int chunk = stream % file.layout().chunkCount();
        return new Message.Get(
                stream,
                file.root(),
                file.layout().chunkShift(),
                chunk,
                0,
                file.layout().lengthOf(chunk));
    }

    /** What is sent again and again, by a number that goes up from 1. */
    @FunctionalInterface
    private interface Requests {
        List<Message> number(HashedFile file, int stream);
    }

    private static void readAll(Talk talk) {
        try {
            while (true) {
                talk.read();
            }
        } catch (IOException over) {
            talk.close();
        }
    }
}
