package io.godwit.core.protocol;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** At least one message of every kind, with fields drawn at random from their whole range. */
final class SampleMessages {

    private final Random random;

    SampleMessages(long seed) {
        this.random = new Random(seed);
    }

    List<Message> all() {
        return List.of(
                new Message.Ping(random.nextInt()),
                new Message.Pong(random.nextInt()),
                new Message.GetManifest(
                        stream(),
                        id(),
                        random.nextInt(Limits.MAX_META),
                        1 + below(Limits.MAX_PAGE)),
                new Message.GetLayer(
                        stream(), id(), shift(), 32L * below(1 << 20), 32 * (1 + below(4096))),
                new Message.Meta(stream(), 5_000_000, below(1_000_000), payload(below(2_000))),
                new Message.GetHave(stream(), id(), shift()),
                new Message.Have(stream(), bitfield(below(3_000))),
                new Message.HaveMore(stream(), chunks(1 + below(Limits.MAX_HAVE_MORE))),
                get(),
                new Message.Chunk(stream(), below(1 << 24) / 2, payload(1 + below(2_000))),
                new Message.Cancel(stream()),
                new Message.Reject(stream(), RejectCode.values()[below(7)]),
                new Message.ListShares(stream(), text(below(300)), 1 + below(100)),
                new Message.Search(stream(), text(1 + below(80)), text(below(300)), 1 + below(100)),
                new Message.Listing(stream(), entries(below(101)), text(below(300))));
    }

    private Message get() {
        int shift = shift();
        int offset = below(1 << shift);
        int length = 1 + below((1 << shift) - offset);
        return new Message.Get(stream(), id(), shift, below(1 << 20), offset, length);
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private int stream() {
        int stream = random.nextInt();
        return stream == 0 ? 1 : stream;
    }

    private int shift() {
        return 16 + below(9);
    }

    private ContentId id() {
        return new ContentId(
                random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private Payload payload(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return BytesPayload.inside(bytes);
    }

    private Bitfield bitfield(int size) {
        Bitfield field = new Bitfield(size);
        random.ints(size / 2).map(i -> Math.floorMod(i, size)).forEach(field::set);
        return field;
    }

    private List<Integer> chunks(int count) {
        return IntStream.range(0, count).mapToObj(_ -> below(1 << 20)).toList();
    }

    /** Characters of one to four bytes in UTF-8. */
    private String text(int characters) {
        var text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append(List.of("a", "é", "語").get(below(3)));
        }
        return text.isEmpty() ? "" : text.replace(0, 1, "🪿").toString();
    }

    private List<ListedContent> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        new ListedContent(
                                text(1 + below(100)),
                                random.nextBoolean(),
                                random.nextLong() & Long.MAX_VALUE,
                                id()))
                .toList();
    }
}
