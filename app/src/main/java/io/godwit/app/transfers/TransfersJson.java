package io.godwit.app.transfers;

import com.fasterxml.jackson.annotation.Nulls;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.PathGrammar;
import io.godwit.core.node.Target;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.transfer.download.Wanted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of the queue and the history. Strict: what is unknown, missing or too much is an error. Thread-safe. */
final class TransfersJson {

    /** Most bytes of the file; a full queue and history with long names have about 20 MiB. */
    static final int MAX_BYTES = 32 << 20;

    private static final int VERSION = 2;

    /** What a version 1 that knew no limits left is read too. */
    private static final int WITHOUT_LIMITS = 1;

    /** Most peers of an entry. */
    private static final int MAX_PEERS = 64;

    /** Peers of all entries, 70 bytes each, for which there is room; of more each entry keeps its first. */
    private static final int ALL_PEERS = 1 << 17;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MAX_BYTES)
                                                    .maxNestingDepth(6)
                                                    .maxStringLength(8_192)
                                                    .maxNumberLength(20)
                                                    .maxNameLength(32)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private TransfersJson() {}

    /**
     * Writes everything, or of a history for which there is no room the latest part.
     *
     * @param most bytes of which there may be no more; {@link #MAX_BYTES} but in tests
     * @throws IOException if there is no room for the queue
     */
    static byte[] encode(StoredTransfers stored, int most) throws IOException {
        int peers = peersOfEach(stored);
        List<QueueRow> queue = stored.queue().stream().map(one -> QueueRow.of(one, peers)).toList();
        List<HistoryRow> history =
                stored.history().stream().map(one -> HistoryRow.of(one, peers)).toList();
        while (true) {
            byte[] json = MAPPER.writeValueAsBytes(new Document(VERSION, queue, history));
            if (json.length <= most) {
                return json;
            }
            if (history.isEmpty()) {
                // Written all the same it would be taken for damaged at the next start.
                throw new IOException("the list of transfers has " + json.length + " bytes");
            }
            history = history.subList(0, history.size() / 2);
        }
    }

    private static int peersOfEach(StoredTransfers stored) {
        int each = MAX_PEERS;
        while (each > 1 && peers(stored, each) > ALL_PEERS) {
            each /= 2;
        }
        return each;
    }

    private static long peers(StoredTransfers stored, int each) {
        return Stream.concat(
                        stored.queue().stream().map(StoredTransfer::target),
                        stored.history().stream().map(HistoryEntry::target))
                .mapToLong(target -> Math.min(each, target.peers().size()))
                .sum();
    }

    static StoredTransfers decode(byte[] json) throws DamagedException {
        try {
            Document document =
                    MAPPER.treeToValue(upgraded(MAPPER.readTree(utf8(json))), Document.class);
            if (document == null) {
                throw new IllegalArgumentException("nothing in it");
            }
            return document.toStored();
        } catch (JacksonException
                | PeerFormatException
                | IllegalArgumentException
                | NullPointerException e) {
            throw new DamagedException(e);
        }
    }

    private static JsonNode upgraded(JsonNode read) {
        if (read instanceof ObjectNode document
                && document.path("version").asInt(0) == WITHOUT_LIMITS) {
            document.put("version", VERSION);
            for (JsonNode row : document.path("queue")) {
                if (row instanceof ObjectNode transfer) {
                    transfer.put("limit", 0);
                }
            }
        }
        return read;
    }

    /** Given bytes, the parser would guess UTF-16 and UTF-32 too. */
    private static Reader utf8(byte[] json) {
        return new InputStreamReader(
                new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
    }

    /** It is not what was written. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(Throwable cause) {
            super("the list of transfers is damaged", cause);
        }
    }

    private enum Kind {
        FILE,
        FOLDER,
        ANYTHING,
        OFFER
    }

    private record Document(int version, List<QueueRow> queue, List<HistoryRow> history) {

        StoredTransfers toStored() throws PeerFormatException {
            if (version != VERSION) {
                throw new IllegalArgumentException("written by another version of Godwit");
            }
            if (queue.size() > TransferQueue.MOST || history.size() > History.MOST) {
                throw new IllegalArgumentException("too many entries");
            }
            List<StoredTransfer> transfers = new ArrayList<>();
            for (QueueRow row : queue) {
                transfers.add(row.toTransfer());
            }
            List<HistoryEntry> entries = new ArrayList<>();
            for (HistoryRow row : history) {
                entries.add(row.toEntry());
            }
            return new StoredTransfers(transfers, entries);
        }
    }

    private record TargetRow(String id, Kind kind, String name, long size, List<String> peers) {

        static TargetRow of(Target target, int most) {
            List<String> peers =
                    target.peers().stream().limit(most).map(PeerIdText::format).toList();
            return switch (target.wanted()) {
                case Wanted.File file ->
                        new TargetRow(
                                file.id().toHex(), Kind.FILE, target.name(), file.size(), peers);
                case Wanted.Folder folder ->
                        new TargetRow(folder.id().toHex(), Kind.FOLDER, target.name(), 0, peers);
                case Wanted.Anything any ->
                        new TargetRow(any.id().toHex(), Kind.ANYTHING, target.name(), 0, peers);
                case Wanted.Offer offer ->
                        new TargetRow(
                                offer.offer().toHex(),
                                Kind.OFFER,
                                target.name(),
                                offer.size(),
                                List.of(PeerIdText.format(offer.peer())));
            };
        }

        Target toTarget() throws PeerFormatException {
            ContentId root = ContentId.parse(id).orElseThrow(() -> wrong("id"));
            if (PathGrammar.fault(name).isPresent()
                    || size < 0
                    || peers.size() > MAX_PEERS
                    || (kind == Kind.OFFER && peers.size() != 1)) {
                throw wrong("name, size or peers");
            }
            List<PeerId> known = new ArrayList<>();
            for (String peer : peers) {
                known.add(PeerIdText.parse(peer));
            }
            Wanted wanted =
                    switch (kind) {
                        case FILE -> new Wanted.File(root, name, size);
                        case FOLDER -> new Wanted.Folder(root);
                        case ANYTHING -> new Wanted.Anything(root);
                        case OFFER -> new Wanted.Offer(root, known.getFirst(), name, size);
                    };
            return new Target(wanted, name, known);
        }
    }

    private record QueueRow(
            TargetRow target,
            String folder,
            Instant added,
            boolean paused,
            @Nullable TransferFailure failure,
            long done,
            long total,
            long limit) {

        static QueueRow of(StoredTransfer one, int peers) {
            return new QueueRow(
                    TargetRow.of(one.target(), peers),
                    one.folder().toString(),
                    one.added(),
                    one.paused(),
                    one.failure(),
                    one.doneBytes(),
                    one.totalBytes(),
                    one.limit());
        }

        StoredTransfer toTransfer() throws PeerFormatException {
            return new StoredTransfer(
                    target.toTarget(),
                    absolute(folder),
                    added,
                    paused,
                    failure,
                    done,
                    total,
                    limit);
        }
    }

    private record HistoryRow(
            TargetRow target, String path, long size, int sources, Instant finished) {

        static HistoryRow of(HistoryEntry entry, int peers) {
            return new HistoryRow(
                    TargetRow.of(entry.target(), peers),
                    entry.path().toString(),
                    entry.size(),
                    entry.sources(),
                    entry.finished());
        }

        HistoryEntry toEntry() throws PeerFormatException {
            if (size < 0 || sources < 0) {
                throw wrong("size or sources");
            }
            return new HistoryEntry(target.toTarget(), absolute(path), size, sources, finished);
        }
    }

    private static Path absolute(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw wrong("path");
        }
        return path;
    }

    private static IllegalArgumentException wrong(String field) {
        return new IllegalArgumentException(field);
    }
}
