package io.godwit.core.transfer.upload;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageCodec;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.RejectCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The answers that are not chunk data, for one connection. */
final class Answers {

    /** Bytes of a META before its page, rounded up so that pages of a layer stay whole hashes. */
    private static final int META_HEADER = 32;

    private final MessageChannel channel;
    private final ServingParts parts;
    private final OpenFile files;

    Answers(MessageChannel channel, ServingParts parts, OpenFile files) {
        this.channel = channel;
        this.parts = parts;
        this.files = files;
    }

    void manifest(Message.GetManifest get) throws IOException, InterruptedException {
        try (var _ = parts.pages().take(channel)) {
            Optional<OfferedManifest> found = parts.catalog().manifest(get.id(), channel.remote());
            OfferedManifest manifest = found.isPresent() ? found.get() : manifestOfFile(get);
            byte[] page = page(manifest.length(), get.offset(), get.length());
            manifest.read(get.offset(), page, 0, page.length);
            send(get.stream(), manifest.length(), get.offset(), page);
        }
    }

    /** Who knows only a root learns name and size of the file from a manifest made for it. */
    private OfferedManifest manifestOfFile(Message.GetManifest get) throws OfferException {
        try (OfferedFile file =
                parts.catalog()
                        .file(get.id(), channel.remote())
                        .orElseThrow(() ->
                                new OfferException(RejectCode.NOT_FOUND, "no such content"))) {
            return OfferedManifest.of(
                    ManifestCodec.encode(
                            Manifest.ofFile(file.name(), file.layout().size(), root(file), false)));
        } catch (ManifestException e) {
            throw new OfferException(RejectCode.NOT_FOUND, "its name cannot be told", e);
        }
    }

    /** Of an offer it is known when all of it is hashed. */
    private static ContentId root(OfferedFile file) throws OfferException {
        return file instanceof FileOffer offer ? offer.content() : file.root();
    }

    void layer(Message.GetLayer get) throws IOException, InterruptedException {
        try (var _ = parts.pages().take(channel)) {
            if (files.get(get.root(), get.chunkShift()) instanceof FileOffer offer) {
                growing(get, offer);
            } else {
                known(get);
            }
        }
    }

    private void known(Message.GetLayer get) throws IOException {
        ChunkLayer layer = files.layer(get.root(), get.chunkShift());
        byte[] page = page(layer.packedLength(), get.offset(), get.length());
        layer.copyTo(Math.toIntExact(get.offset()), page, 0, page.length);
        send(get.stream(), layer.packedLength(), get.offset(), page);
    }

    /** As much of a layer as there is, in whole hashes. */
    private void growing(Message.GetLayer get, FileOffer offer) throws IOException {
        int total = ChunkLayer.packedLength(offer.layout());
        int room = room(total, get.offset(), get.length());
        int whole = room - room % ContentId.BYTES;
        byte[] page = offer.hashes(Math.toIntExact(get.offset()), whole);
        if (page.length == 0 && whole > 0) {
            throw new OfferException(RejectCode.NOT_YET, "not hashed yet");
        }
        send(get.stream(), total, get.offset(), page);
    }

    private byte[] page(long total, long offset, int length) throws OfferException {
        return new byte[room(total, offset, length)];
    }

    private int room(long total, long offset, int length) throws OfferException {
        if (offset < 0 || offset > total || length < 1 || length > Limits.MAX_PAGE) {
            throw new OfferException(RejectCode.OUT_OF_RANGE, "page");
        }
        int most = channel.remoteLimits().recordData() - META_HEADER;
        return (int) Math.min(Math.min(length, most), total - offset);
    }

    private void send(int stream, long total, long offset, byte[] page) throws IOException {
        channel.send(new Message.Meta(stream, total, offset, Payload.of(page)));
    }

    /** Sends the set of chunks; returns whether it is full, so that nothing will follow. */
    boolean have(Message.GetHave get) throws IOException, InterruptedException {
        try (var _ = parts.pages().take(channel)) {
            Bitfield chunks = files.get(get.root(), get.chunkShift()).chunks();
            var have = new Message.Have(get.stream(), chunks);
            if (!fits(have)) {
                throw new OfferException(RejectCode.OUT_OF_RANGE, "set longer than the records");
            }
            channel.send(have);
            return chunks.isFull();
        }
    }

    /**
     * Tells what was added, or that the requester may no longer know it.
     *
     * @return whether anything will follow
     */
    boolean tell(Subscription subscription) throws IOException, InterruptedException {
        Message.GetHave get = subscription.request();
        try {
            requireOffered(get.root());
            Optional<List<Integer>> more = subscription.drain();
            if (more.isEmpty()) {
                return !have(get);
            }
            if (!more.get().isEmpty()) {
                channel.send(new Message.HaveMore(get.stream(), more.get()));
            }
            return true;
        } catch (OfferException e) {
            channel.send(new Message.Reject(get.stream(), e.code()));
            return false;
        }
    }

    private void requireOffered(ContentId root) throws OfferException {
        parts.catalog()
                .file(root, channel.remote())
                .orElseThrow(() -> new OfferException(RejectCode.NOT_FOUND, "no longer offered"))
                .close();
    }

    void list(Message.ListShares list) throws IOException, InterruptedException {
        send(
                list.stream(),
                list.limit(),
                limit -> parts.catalog().list(channel.remote(), list.cursor(), limit));
    }

    void search(Message.Search search) throws IOException, InterruptedException {
        send(
                search.stream(),
                search.limit(),
                limit ->
                        parts.catalog()
                                .search(channel.remote(), search.query(), search.cursor(), limit));
    }

    /** Sends as much of a page as fits into the requester's records; one entry always does. */
    private void send(int stream, int wanted, IntFunction<ListingPage> pages)
            throws IOException, InterruptedException {
        try (var _ = parts.listings().take(channel)) {
            ListingPage page = pages.apply(Math.clamp(wanted, 1, Limits.MAX_LISTING));
            while (page.entries().size() > 1
                    && !fits(listing(stream, page, page.entries().size()))) {
                // Only the catalog knows the cursor of a shorter page.
                page = pages.apply(fitting(stream, page));
            }
            channel.send(listing(stream, page, page.entries().size()));
        }
    }

    /** How many entries of a page that is too long fit, at least one. */
    private int fitting(int stream, ListingPage page) {
        int count = page.entries().size() - 1;
        while (count > 1 && !fits(listing(stream, page, count))) {
            count--;
        }
        return count;
    }

    private static Message.Listing listing(int stream, ListingPage page, int entries) {
        return new Message.Listing(stream, page.entries().subList(0, entries), page.cursor());
    }

    private boolean fits(Message message) {
        return MessageCodec.maxLength(message) <= channel.remoteLimits().recordData();
    }
}
