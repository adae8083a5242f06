package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.Token;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a snapshot, peer by peer; DISCOVERY.md section 9. Used by one thread. */
final class SnapshotWriter {

    static final long MAGIC = 0x4757_4449_5343_0001L;

    private final CRC32C sum = new CRC32C();
    private final DataOutputStream out;

    SnapshotWriter(OutputStream target) throws IOException {
        out = new DataOutputStream(new CheckedOutputStream(target, sum));
        out.writeLong(MAGIC);
    }

    void peer(PeerImage peer) throws IOException {
        out.writeByte(SnapshotReader.PEER);
        card(peer.card());
        token(peer.token(), peer.requestSequence());
        out.writeLong(peer.prefix().bits());
        out.writeBoolean(peer.prefix().six());
        out.writeLong(peer.replayable().toSeconds());
        out.writeLong(peer.generation());
        out.writeInt(peer.entries().size());
        for (AnnouncedContent entry : peer.entries()) {
            text(entry.name());
            out.writeBoolean(entry.folder());
            out.writeLong(entry.size());
            out.write(entry.id().toBytes());
        }
    }

    private void card(PeerCard card) throws IOException {
        out.write(card.id().toBytes());
        out.writeLong(card.sequence());
        text(card.name());
        text(card.joinedAddresses());
        byte[] record = card.record();
        out.writeShort(record.length);
        out.write(record);
    }

    private void token(@Nullable Token token, long sequence) throws IOException {
        out.writeBoolean(token != null);
        if (token != null) {
            out.write(token.bytes());
            out.writeLong(sequence);
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    void gone(RegistryImage.Gone gone) throws IOException {
        out.writeByte(SnapshotReader.GONE);
        out.write(gone.id().toBytes());
        out.writeLong(gone.sequence());
        out.writeLong(gone.replayable().toSeconds());
    }

    /** Ends the snapshot with its checksum. */
    void finish() throws IOException {
        out.writeByte(SnapshotReader.END);
        out.writeInt((int) sum.getValue());
        out.flush();
    }
}
