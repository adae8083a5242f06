package io.godwit.trust.hostile;

import io.godwit.core.content.Bitfield;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.RejectCode;
import io.godwit.tests.HashedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Ways in which a source can be bad. It has the file; what it does not do in its own way it does right. */
enum BadSource {
    /** One byte of each chunk is wrong: the first, the last, or one in the middle. */
    WRONG_CHUNKS {
        @Override
        void chunk(Talk talk, HashedFile file, Message.Get get) throws IOException {
            byte[] data = read(file, get);
            int[] places = {0, data.length - 1, data.length / 2};
            data[places[get.chunk() % places.length]] ^= 1;
            sendParts(talk, get.stream(), data);
        }
    },
    /** A manifest or layer of the greatest length that there may be, a byte a page. */
    ENDLESS_MANIFEST {
        @Override
        void page(Talk talk, int stream, byte[] whole, long offset, int length) throws IOException {
            talk.send(new Message.Meta(stream, Limits.MAX_META, offset, Payload.of(new byte[1])));
        }
    },
    /** Takes every request and says nothing. */
    SILENCE {
        @Override
        void answer(Talk talk, HashedFile file, Message message) {
            // Nothing: that is what it does.
        }
    },
    /** Every answer comes twice. */
    ANSWERS_TWICE {
        @Override
        void answer(Talk talk, HashedFile file, Message message) throws IOException {
            super.answer(talk, file, message);
            super.answer(talk, file, message);
        }
    },
    /** Says it has everything, then nothing, again and again, and gives nothing. */
    LYING_BITFIELD {
        @Override
        void have(Talk talk, HashedFile file, Message.GetHave get) throws IOException {
            int chunks = file.layout().chunkCount();
            for (int i = 0; i < 1_000; i++) {
                talk.send(new Message.Have(get.stream(), new Bitfield(chunks)));
                List<Integer> all =
                        IntStream.range(0, Math.min(chunks, Limits.MAX_HAVE_MORE)).boxed().toList();
                talk.send(new Message.HaveMore(get.stream(), all));
            }
        }

        @Override
        void chunk(Talk talk, HashedFile file, Message.Get get) throws IOException {
            talk.send(new Message.Reject(get.stream(), RejectCode.NOT_YET));
        }
    },
    /** One byte every 100 ms. */
    SLOW_DRIP {
        @Override
        void chunk(Talk talk, HashedFile file, Message.Get get) throws IOException {
            byte[] data = read(file, get);
            for (int at = 0; at < data.length; at++) {
                byte[] one = {data[at]};
                talk.send(new Message.Chunk(get.stream(), at, Payload.of(one)));
                talk.flush();
                LockSupport.parkNanos(100_000_000);
            }
        }
    },
    /** Sends records that nobody asked for, as fast as it can. */
    RECORD_FLOOD {
        @Override
        void serve(Talk talk, HashedFile file) throws IOException {
            byte[] data = new byte[Limits.MIN_RECORD_DATA];
            while (true) {
                // Kinds that a receiver does not know yet have to be ignored.
                talk.sendRaw(0x80, 1, data);
                talk.send(new Message.Pong(0));
            }
        }
    },
    /** Ends the connection at the first request. */
    HANGS_UP {
        @Override
        void answer(Talk talk, HashedFile file, Message message) {
            talk.close();
        }
    },
    /** Says that the file is longer than it is. */
    WRONG_SIZE {
        @Override
        long claimedSize(HashedFile file) {
            return file.layout().size() + 1;
        }
    };

    /** Serves one connection until it ends. */
    void serve(Talk talk, HashedFile file) throws IOException {
        while (true) {
            Optional<Message> message = talk.read();
            if (message.isPresent()) {
                answer(talk, file, message.get());
                talk.flush();
            }
        }
    }

    void answer(Talk talk, HashedFile file, Message message) throws IOException {
        switch (message) {
            case Message.GetManifest get ->
                    page(talk, get.stream(), manifest(file), get.offset(), get.length());
            case Message.GetLayer get ->
                    page(talk, get.stream(), file.layer().packed(), get.offset(), get.length());
            case Message.GetHave get -> have(talk, file, get);
            case Message.Get get -> chunk(talk, file, get);
            case Message.Ping ping -> talk.send(new Message.Pong(ping.stream()));
            default -> {}
        }
    }

    void page(Talk talk, int stream, byte[] whole, long offset, int length) throws IOException {
        int from = (int) Math.min(offset, whole.length);
        int to = Math.min(whole.length, from + length);
        talk.send(
                new Message.Meta(
                        stream,
                        whole.length,
                        offset,
                        Payload.of(Arrays.copyOfRange(whole, from, to))));
    }

    void have(Talk talk, HashedFile file, Message.GetHave get) throws IOException {
        talk.send(new Message.Have(get.stream(), Bitfield.full(file.layout().chunkCount())));
    }

    void chunk(Talk talk, HashedFile file, Message.Get get) throws IOException {
        sendParts(talk, get.stream(), read(file, get));
    }

    long claimedSize(HashedFile file) {
        return file.layout().size();
    }

    private byte[] manifest(HashedFile file) {
        try {
            return ManifestCodec.encode(
                    Manifest.ofFile(file.name(), claimedSize(file), file.root(), false));
        } catch (ManifestException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(HashedFile file, Message.Get get) throws IOException {
        byte[] data = new byte[get.length()];
        long position = file.layout().offsetOf(get.chunk()) + get.offset();
        try (FileChannel channel = FileChannel.open(file.path())) {
            channel.read(ByteBuffer.wrap(data), position);
        }
        return data;
    }

    private static void sendParts(Talk talk, int stream, byte[] data) throws IOException {
        int part = Limits.RECORD_DATA / 2;
        for (int at = 0; at < data.length; at += part) {
            byte[] bytes = Arrays.copyOfRange(data, at, Math.min(data.length, at + part));
            talk.send(new Message.Chunk(stream, at, Payload.of(bytes)));
        }
    }
}
