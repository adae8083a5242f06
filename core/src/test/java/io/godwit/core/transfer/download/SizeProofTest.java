package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import io.godwit.core.transfer.TransferSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source is asked to prove a size, over a connection that others may use, too. */
@Timeout(30)
class SizeProofTest {

    private static final int LATE = 20;

    /** With a chunk layer of 2 MiB. */
    private static final long HUGE = 1L << 40;

    private static final int SHORTEST = Limits.MIN_RECORD_DATA - 32;

    private final byte[] data = new byte[100];
    private final ContentId root = ContentId.of(Sha256.of(data));
    private final RecordedLine line = new RecordedLine(1);
    private final Requests requests = new Requests(line);
    private final AtomicLong skew = new AtomicLong();
    private final DownloadParts parts =
            Jobs.parts(
                    new Environment(
                            () -> System.nanoTime() + skew.get(),
                            System::nanoTime,
                            Thread.ofVirtual().factory()),
                    TransferSettings.DEFAULT.withTimes(
                            Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    private byte[] manifest;

    @BeforeEach
    void encode() throws Exception {
        manifest = ManifestCodec.encode(Manifest.ofFile("name", data.length, root, false));
    }

    private Optional<Wanted.File> proof(Message.Response toGet) throws Exception {
        line.answerWith(message -> {
            switch (message) {
                case Message.GetManifest get -> requests.deliver(meta(get));
                case Message.Get get -> requests.deliver(toGet);
                default -> {}
            }
        });
        return new SizeProof(requests, root, parts).of(data.length + 1);
    }

    private Message.Meta meta(Message.GetManifest get) {
        return new Message.Meta(get.stream(), manifest.length, 0, Payload.of(manifest.clone()));
    }

    /** Its stream is the second one. */
    private Message.Chunk chunk(int from, int length) {
        return new Message.Chunk(2, from, Payload.of(new byte[length]));
    }

    private void nothingIsOpen() {
        assertEquals(PeerLimits.DEFAULT.requests(), requests.free());
    }

    @Test
    void requestIsOverWhenTheChunkIsHere() throws Exception {
        assertEquals(
                Optional.of(new Wanted.File(root, "name", data.length)),
                proof(chunk(0, data.length)));
        nothingIsOpen();
    }

    @Test
    void requestIsOverWhenItIsRefused() {
        var refusal = new Message.Reject(2, RejectCode.NOT_FOUND);
        assertThrows(Refusal.class, () -> proof(refusal));
        nothingIsOpen();
    }

    @Test
    void whatComesTooLateIsDropped() throws Exception {
        assertThrows(IOException.class, () -> proof(chunk(0, data.length - LATE)));
        nothingIsOpen();
        requests.deliver(chunk(data.length - LATE, LATE));
    }

    @Test
    @DisplayName("DOS a layer that comes bit by bit is not waited for without end")
    void layerThatTakesTooLong() throws Exception {
        manifest = ManifestCodec.encode(Manifest.ofFile("name", HUGE, root, false));
        line.answerWith(message -> {
            switch (message) {
                case Message.GetManifest get -> requests.deliver(meta(get));
                case Message.GetLayer get -> {
                    skew.addAndGet(parts.pageTimeout());
                    requests.deliver(shortPage(get));
                }
                default -> {}
            }
        });
        var proof = new SizeProof(requests, root, parts);
        assertThrows(NoLongerWanted.class, () -> proof.of(data.length));
        nothingIsOpen();
    }

    private static Message.Meta shortPage(Message.GetLayer get) {
        byte[] page = new byte[Math.min(SHORTEST, get.length())];
        int total = ChunkLayer.packedLength(ChunkLayout.forSize(HUGE));
        return new Message.Meta(get.stream(), total, get.offset(), Payload.of(page));
    }
}
