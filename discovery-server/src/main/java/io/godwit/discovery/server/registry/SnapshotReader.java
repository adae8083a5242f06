package io.godwit.discovery.server.registry;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerRecord;
import io.godwit.discovery.server.net.NetworkPrefix;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot within bounds: nothing is allocated for a length or count beyond its limit. Signatures were checked
 * before the records were written and are not checked again. Used by one thread.
 */
final class SnapshotReader {

    static final int PEER = 1;
    static final int GONE = 2;
    static final int END = 0;

    /** An IPv6 literal in brackets, a port and a space. */
    private static final int ADDRESS_CHARS = 54;

    private final CRC32C sum = new CRC32C();
    private final DataInputStream in;
    private final RegistryLimits limits;
    private final Deque<PeerImage> peers = new ArrayDeque<>();
    private final Deque<RegistryImage.Gone> gone = new ArrayDeque<>();

    /** Those of the peers for whom there is no room any more. */
    private final Deque<RegistryImage.Gone> evicted = new ArrayDeque<>();

    private long entries;

    private SnapshotReader(InputStream source, RegistryLimits limits) {
        this.in = new DataInputStream(new CheckedInputStream(source, sum));
        this.limits = limits;
    }

    /**
     * Reads a whole snapshot. The limits may be lower than they were: then those who were silent longest give way, and
     * their numbers are kept instead.
     *
     * @throws SnapshotException if it is damaged
     * @throws IOException if it cannot be read to its end
     */
    static RegistryImage read(InputStream source, RegistryLimits limits) throws IOException {
        return new SnapshotReader(source, limits).read();
    }

    private RegistryImage read() throws IOException {
        require(in.readLong() == SnapshotWriter.MAGIC, "magic");
        for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
            switch (kind) {
                case PEER -> {
                    makeRoom();
                    peers.add(peer());
                }
                case GONE -> bury(gone, gone());
                default -> throw new SnapshotException("kind");
            }
        }
        int expected = (int) sum.getValue();
        require(in.readInt() == expected, "checksum");
        require(in.read() < 0, "end");
        evicted.forEach(latest -> bury(gone, latest));
        return new RegistryImage(List.copyOf(peers), List.copyOf(gone));
    }

    /** For one more peer: before its shares are read, so that there is room for them, too. */
    private void makeRoom() {
        if (peers.size() >= limits.peers()) {
            PeerImage eldest = peers.removeFirst();
            entries -= eldest.entries().size();
            bury(
                    evicted,
                    new RegistryImage.Gone(
                            eldest.card().id(), eldest.card().sequence(), eldest.replayable()));
        }
    }

    /** Adds one, for which the eldest gives way. */
    private void bury(Deque<RegistryImage.Gone> those, RegistryImage.Gone one) {
        those.addLast(one);
        if (those.size() > limits.peers()) {
            those.removeFirst();
        }
    }

    private PeerImage peer() throws IOException {
        PeerCard card = card();
        @Nullable Token token = null;
        long requestSequence = 0;
        if (in.readBoolean()) {
            token = Token.of(bytes(Token.BYTES));
            requestSequence = number("request sequence", ApiLimits.INTEGER);
        }
        var prefix = new NetworkPrefix(in.readLong(), in.readBoolean());
        Duration replayable = replayable();
        long generation = number("generation", ApiLimits.INTEGER);
        int count = in.readInt();
        require(count >= 0 && count <= ApiLimits.ENTRIES_PER_PEER, "entries");
        // The limits may be lower than they were: who is
        // left without shares is asked for them anew.
        boolean room = entries + count <= limits.entries();
        List<AnnouncedContent> shared = entries(count, room);
        entries += shared.size();
        return new PeerImage(
                card, token, requestSequence, prefix, replayable, room ? generation : 0, shared);
    }

    private PeerCard card() throws IOException {
        PeerId id = PeerId.of(bytes(PeerId.BYTES));
        long sequence = number("sequence", ApiLimits.INTEGER);
        String name = text("name", PeerRecord.MAX_NAME * Integer.BYTES);
        String addresses = text("addresses", AddressRules.MAX_ADDRESSES * ADDRESS_CHARS);
        byte[] record = bytes(length("record", ApiLimits.RECORD_BYTES));
        return new PeerCard(id, sequence, name, addresses, record);
    }

    private List<AnnouncedContent> entries(int count, boolean keep) throws IOException {
        var shared = new ArrayList<AnnouncedContent>();
        for (int i = 0; i < count; i++) {
            String name = text("entry name", ApiLimits.ENTRY_NAME_BYTES);
            require(!name.isEmpty(), "entry name");
            boolean folder = in.readBoolean();
            long size = number("size", Long.MAX_VALUE);
            ContentId id = ContentId.of(bytes(ContentId.BYTES));
            if (keep) {
                shared.add(new AnnouncedContent(name, folder, size, id));
            }
        }
        return shared;
    }

    private RegistryImage.Gone gone() throws IOException {
        PeerId id = PeerId.of(bytes(PeerId.BYTES));
        long sequence = number("sequence", ApiLimits.INTEGER);
        return new RegistryImage.Gone(id, sequence, replayable());
    }

    private Duration replayable() throws IOException {
        long most = Duration.ofHours(ApiLimits.RECORD_HOURS).toSeconds();
        return Duration.ofSeconds(number("replayable", most));
    }

    private long number(String field, long most) throws IOException {
        long value = in.readLong();
        require(value >= 0 && value <= most, field);
        return value;
    }

    private int length(String field, int most) throws IOException {
        int length = in.readUnsignedShort();
        require(length <= most, field);
        return length;
    }

    private String text(String field, int most) throws IOException {
        return new String(bytes(length(field, most)), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void require(boolean holds, String field) throws SnapshotException {
        if (!holds) {
            throw new SnapshotException(field);
        }
    }
}
