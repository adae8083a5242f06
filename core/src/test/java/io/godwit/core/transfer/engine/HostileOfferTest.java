package io.godwit.core.transfer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.Message;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.TransferEvent.Fault;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that make an offer and answer what they should not. Each is dropped, and nothing is published. */
@Timeout(30)
class HostileOfferTest {

    private static final int MIB = 1 << 20;
    private static final ContentId OFFER = new ContentId(7, 7, 7, 7);

    private final TestNet net = new TestNet();
    private final Content content = Content.random("image.bin", 5 * MIB + 3, 1);
    private final TestPeer leech = net.peer(0);

    @AfterEach
    void close() {
        net.close();
    }

    private void isDroppedFor(Fault fault, Offering script) {
        TestPeer hostile = net.scripted(script);
        var wanted = new Wanted.Offer(OFFER, hostile.id, "image.bin", content.bytes().length);
        var download =
                leech.engine.download(
                        DownloadSpec.of(wanted, "image.bin").withPatience(Duration.ofSeconds(10)),
                        net.sources(leech),
                        new TestNet.Opener());
        var ended =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(20, TimeUnit.SECONDS));
        var dropped = leech.events(TransferEvent.SourceDropped.class);
        assertEquals(List.of(hostile.id), dropped.stream().map(one -> one.peer()).toList());
        assertEquals(fault, dropped.getFirst().fault());
        assertEquals(FailureReason.VERIFICATION, ((DownloadException) ended.getCause()).reason());
        assertTrue(leech.events(TransferEvent.DownloadCompleted.class).isEmpty());
    }

    /** An honest peer that has hashed everything, as far as a test does not say otherwise. */
    private class Offering extends Script {
        Offering() {
            super(content);
        }

        @Override
        void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
            state(channel, get, content.bytes().length, content.root());
        }

        void state(TestChannel channel, Message.GetManifest get, long size, ContentId root)
                throws IOException {
            try {
                byte[] told = ManifestCodec.encode(Manifest.ofFile("image.bin", size, root, false));
                channel.put(
                        new Message.Meta(get.stream(), told.length, 0, TestChannel.payload(told)));
            } catch (ManifestException e) {
                throw new IOException(e);
            }
        }

        void page(TestChannel channel, Message.GetLayer get, long total, long offset, byte[] page)
                throws IOException {
            channel.put(new Message.Meta(get.stream(), total, offset, TestChannel.payload(page)));
        }
    }

    @Test
    void statesARootThatTheHashesDoNotEndIn() {
        isDroppedFor(
                Fault.BAD_DATA,
                new Offering() {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
                        state(channel, get, content.bytes().length, OFFER);
                    }
                });
    }

    @Test
    void statesAnotherSize() {
        isDroppedFor(
                Fault.BAD_DATA,
                new Offering() {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
                        state(channel, get, content.bytes().length - 1, content.root());
                    }
                });
    }

    @Test
    void statesSomethingThatIsNoManifest() {
        isDroppedFor(
                Fault.BAD_DATA,
                new Offering() {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
                        channel.put(
                                new Message.Meta(
                                        get.stream(), 5, 0, TestChannel.payload(new byte[5])));
                    }
                });
    }

    @Test
    void sendsAChunkThatItToldAnotherHashOf() {
        isDroppedFor(
                Fault.BAD_DATA,
                new Offering() {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        byte[] bytes = content.chunk(get.chunk());
                        bytes[bytes.length / 2] ^= 1;
                        channel.put(new Message.Chunk(get.stream(), 0, TestChannel.payload(bytes)));
                    }
                });
    }

    @Test
    void tellsOfMoreChunksThanTheFileHas() {
        isDroppedFor(
                Fault.PROTOCOL,
                new Offering() {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        page(channel, get, 7 * 32, get.offset(), new byte[7 * 32]);
                    }
                });
    }

    @Test
    void tellsOfFewerChunksThanTheFileHas() {
        isDroppedFor(
                Fault.PROTOCOL,
                new Offering() {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        page(channel, get, 5 * 32, get.offset(), new byte[5 * 32]);
                    }
                });
    }

    @Test
    void tellsHalfAHash() {
        isDroppedFor(
                Fault.PROTOCOL,
                new Offering() {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        page(channel, get, 6 * 32, get.offset(), new byte[40]);
                    }
                });
    }

    @Test
    void tellsNothingInsteadOfNotYet() {
        isDroppedFor(
                Fault.PROTOCOL,
                new Offering() {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        page(channel, get, 6 * 32, get.offset(), new byte[0]);
                    }
                });
    }

    @Test
    void tellsAgainWhatItToldBefore() {
        isDroppedFor(
                Fault.PROTOCOL,
                new Offering() {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        byte[] first = Arrays.copyOf(content.layer().packed(), 32);
                        page(channel, get, 6 * 32, 0, first);
                    }
                });
    }
}
