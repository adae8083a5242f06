package io.godwit.core.node;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.session.Dialer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reaches everybody, over connections that it keeps. */
final class FakeDialer implements Dialer {

    final List<FakeChannel> dialled = new CopyOnWriteArrayList<>();
    private final FakeChannel.Outlet outlet;

    /** Run when a connection has been made, before it is handed out. */
    volatile Runnable onDial = () -> {};

    FakeDialer(FakeChannel.Outlet outlet) {
        this.outlet = outlet;
    }

    @Override
    public MessageChannel dial(PeerId peer, List<InetSocketAddress> addresses) {
        FakeChannel channel = new FakeChannel(peer, outlet);
        dialled.add(channel);
        onDial.run();
        return channel;
    }

    @Override
    public MessageChannel join(MessageChannel first) throws IOException {
        throw new IOException("one connection is enough here");
    }
}
