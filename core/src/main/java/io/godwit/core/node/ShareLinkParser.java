package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.transfer.download.Wanted;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Collects the parts of one link; each part at most once, nothing unknown. */
final class ShareLinkParser {
    private static final int MAX_DIGITS = 19;

    private ShareLink.@Nullable Kind kind;
    private @Nullable String name;
    private @Nullable Long size;
    private final List<PeerId> peers = new ArrayList<>();

    private ShareLinkParser() {}

    static ShareLink parse(String text) throws ShareLinkException {
        if (text.length() > ShareLink.MAX_LENGTH) {
            throw new ShareLinkException("link", "too long");
        }
        if (!text.startsWith(ShareLink.PREFIX)) {
            throw new ShareLinkException("link", "does not begin with " + ShareLink.PREFIX);
        }
        String rest = text.substring(ShareLink.PREFIX.length());
        int mark = rest.indexOf('?');
        ContentId id =
                ContentId.parse(mark < 0 ? rest : rest.substring(0, mark))
                        .orElseThrow(() -> new ShareLinkException("id", "not 64 hex digits"));
        ShareLinkParser parts = new ShareLinkParser();
        if (mark >= 0) {
            for (String part : rest.substring(mark + 1).split("&", -1)) {
                parts.add(part);
            }
        }
        return parts.link(id);
    }

    private ShareLink link(ContentId id) throws ShareLinkException {
        if (kind == ShareLink.Kind.OFFER) {
            checkOffer();
        }
        return new ShareLink(
                id,
                kind == null ? ShareLink.Kind.FILE : kind,
                Optional.ofNullable(name),
                size == null ? OptionalLong.empty() : OptionalLong.of(size),
                peers);
    }

    /** Nobody else can be asked for what is missing here. */
    private void checkOffer() throws ShareLinkException {
        if (peers.size() != 1) {
            throw new ShareLinkException("peer", "an offer has exactly one");
        }
        if (name == null) {
            throw new ShareLinkException("name", "missing for an offer");
        }
        if (size == null || !Wanted.Offer.isPossible(size)) {
            throw new ShareLinkException("size", "missing or impossible for an offer");
        }
    }

    private void add(String part) throws ShareLinkException {
        int equals = part.indexOf('=');
        String key = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        switch (key) {
            case "kind" -> kind = once(key, kind, kind(value));
            case "name" -> name = once(key, name, name(value));
            case "size" -> size = once(key, size, size(value));
            case "peer" -> peers.add(peer(value));
            default -> throw new ShareLinkException("link", "has an unknown part");
        }
    }

    private static <T> T once(String key, @Nullable T before, T value) throws ShareLinkException {
        if (before != null) {
            throw new ShareLinkException(key, "comes twice");
        }
        return value;
    }

    private static ShareLink.Kind kind(String value) throws ShareLinkException {
        return switch (value) {
            case "file" -> ShareLink.Kind.FILE;
            case "folder" -> ShareLink.Kind.FOLDER;
            case "offer" -> ShareLink.Kind.OFFER;
            default -> throw new ShareLinkException("kind", "neither file, folder nor offer");
        };
    }

    private static long size(String value) throws ShareLinkException {
        boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (value.isEmpty() || value.length() > MAX_DIGITS || !digits) {
            throw new ShareLinkException("size", "not a number of bytes");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException above2To63) {
            throw new ShareLinkException("size", "too large");
        }
    }

    private PeerId peer(String value) throws ShareLinkException {
        if (peers.size() == ShareLink.MAX_PEERS) {
            throw new ShareLinkException("peer", "more than " + ShareLink.MAX_PEERS);
        }
        try {
            return PeerIdText.parse(value);
        } catch (PeerFormatException notAPeer) {
            throw new ShareLinkException("peer", "not a peer ID");
        }
    }

    private static String name(String value) throws ShareLinkException {
        byte[] bytes = unescape(value);
        if (bytes.length == 0 || bytes.length > ManifestLimits.MAX_NAME) {
            throw new ShareLinkException("name", "length out of range");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new ShareLinkException("name", "not UTF-8");
        }
    }

    private static byte[] unescape(String value) throws ShareLinkException {
        ByteBuffer bytes = ByteBuffer.allocate(value.length());
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '%') {
                bytes.put(hex(value, at + 1));
                at += 2;
            } else if (c > 0x20 && c < 0x7f) {
                bytes.put((byte) c);
            } else {
                throw new ShareLinkException("name", "not percent-encoded");
            }
        }
        byte[] exact = new byte[bytes.flip().remaining()];
        bytes.get(exact);
        return exact;
    }

    private static byte hex(String value, int at) throws ShareLinkException {
        if (at + 2 > value.length()
                || !HexFormat.isHexDigit(value.charAt(at))
                || !HexFormat.isHexDigit(value.charAt(at + 1))) {
            throw new ShareLinkException("name", "ends inside an escape");
        }
        return (byte) HexFormat.fromHexDigits(value, at, at + 2);
    }
}
