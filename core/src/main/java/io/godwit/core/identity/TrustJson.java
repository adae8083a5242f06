package io.godwit.core.identity;

import com.fasterxml.jackson.annotation.Nulls;
import io.godwit.core.identity.IdentityException.Reason;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of the trust file. Strict: what is unknown, missing, doubled or too much is an error. Thread-safe. */
final class TrustJson {

    /** Most bytes; 100,000 contacts with the longest names have about 40 MB. */
    static final int MAX_BYTES = 64 << 20;

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MAX_BYTES)
                                                    .maxNestingDepth(4)
                                                    .maxStringLength(1_024)
                                                    .maxNumberLength(16)
                                                    .maxNameLength(32)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .changeDefaultNullHandling(
                            nulls -> nulls.withValueNulls(Nulls.FAIL).withContentNulls(Nulls.FAIL))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private TrustJson() {}

    static byte[] encode(TrustList list) {
        var contacts = list.contacts().values().stream().map(ContactRow::of).toList();
        var blocked = list.blocked().values().stream().map(BlockedRow::of).toList();
        return MAPPER.writeValueAsBytes(new Document(VERSION, contacts, blocked));
    }

    static TrustList decode(byte[] json) throws IdentityException {
        try {
            Document document = MAPPER.readValue(utf8(json), Document.class);
            if (document == null) {
                throw new IllegalArgumentException("nothing in it");
            }
            return document.toList();
        } catch (JacksonException | PeerFormatException | IllegalArgumentException e) {
            throw new IdentityException(
                    Reason.DAMAGED,
                    "The list of contacts and blocked peers, trust.json, is damaged.",
                    "Restore the file from a copy, or delete it to begin with an empty list.",
                    e);
        }
    }

    /** Given bytes, the parser would guess UTF-16 and UTF-32 too. */
    private static Reader utf8(byte[] json) {
        return new InputStreamReader(
                new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
    }

    private record Document(int version, List<ContactRow> contacts, List<BlockedRow> blocked) {

        TrustList toList() throws PeerFormatException {
            if (version != VERSION) {
                throw new IllegalArgumentException("written by another version of Godwit");
            }
            if (contacts.size() + blocked.size() > TrustList.MAX_ENTRIES) {
                throw new IllegalArgumentException("more than 100,000 entries");
            }
            Map<PeerId, Contact> known = new LinkedHashMap<>();
            for (ContactRow row : contacts) {
                once(known.put(PeerIdText.parse(row.id()), row.toContact()) == null);
            }
            Map<PeerId, BlockedPeer> refused = new LinkedHashMap<>();
            for (BlockedRow row : blocked) {
                once(refused.put(PeerIdText.parse(row.id()), row.toPeer()) == null);
            }
            return new TrustList(known, refused);
        }

        private static void once(boolean first) {
            if (!first) {
                throw new IllegalArgumentException("a peer is listed twice");
            }
        }
    }

    private record ContactRow(String id, String name, Instant added, Verification verification) {

        static ContactRow of(Contact contact) {
            return new ContactRow(
                    PeerIdText.format(contact.id()),
                    contact.name(),
                    contact.added(),
                    contact.verification());
        }

        Contact toContact() throws PeerFormatException {
            return new Contact(PeerIdText.parse(id), name, added, verification);
        }
    }

    private record BlockedRow(String id, Instant since) {

        static BlockedRow of(BlockedPeer peer) {
            return new BlockedRow(PeerIdText.format(peer.id()), peer.since());
        }

        BlockedPeer toPeer() throws PeerFormatException {
            return new BlockedPeer(PeerIdText.parse(id), since);
        }
    }
}
