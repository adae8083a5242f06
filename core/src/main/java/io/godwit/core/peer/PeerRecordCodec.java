package io.godwit.core.peer;

import io.godwit.core.peer.PeerFormatException.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonToken;

/** The canonical CBOR of a peer record; PROTOCOL.md §1 "Peer record". */
final class PeerRecordCodec {

    private static final int VERSION = 1;
    private static final int FIELDS = 7;
    private static final int PORT_MAX = 0xffff;

    private PeerRecordCodec() {}

    static byte[] encode(PeerRecord record) {
        CborWriter out = new CborWriter().beginArray(FIELDS).number(VERSION);
        out.binary(record.id().toBytes()).number(record.sequence());
        out.number(record.expires().getEpochSecond()).beginArray(record.addresses().size());
        for (InetSocketAddress address : record.addresses()) {
            out.beginArray(2).binary(address.getAddress().getAddress()).number(address.getPort());
            out.endArray();
        }
        out.endArray().text(record.name()).beginArray(record.capabilities().size());
        record.capabilities().forEach(out::text);
        return out.endArray().endArray().finish();
    }

    static PeerRecord decode(byte[] encoded) throws PeerFormatException {
        try (CborReader in = CborReader.of(encoded)) {
            PeerRecord record = read(in);
            if (!Arrays.equals(encode(record), encoded)) {
                throw new PeerFormatException(Reason.NOT_CANONICAL, "record", "not canonical CBOR");
            }
            return record;
        }
    }

    private static PeerRecord read(CborReader in) throws PeerFormatException {
        if (in.beginArray("record").number("version") != VERSION) {
            throw new PeerFormatException(Reason.PREFIX, "version", "unknown");
        }
        PeerId id = readId(in.binary("id"));
        long sequence = in.number("sequence");
        Instant expires = readTime(in.number("expires"));
        List<InetSocketAddress> addresses = readAddresses(in);
        String name = in.text("name");
        List<String> capabilities = readCapabilities(in);
        in.endArray("record");
        PeerRecordRules.check(sequence, expires, addresses, name, capabilities);
        return new PeerRecord(id, sequence, expires, addresses, name, capabilities);
    }

    private static PeerId readId(byte[] bytes) throws PeerFormatException {
        if (bytes.length != PeerId.BYTES) {
            throw new PeerFormatException(Reason.LENGTH, "id", "not 32 bytes");
        }
        return PeerId.of(bytes);
    }

    private static Instant readTime(long seconds) throws PeerFormatException {
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new PeerFormatException(Reason.RANGE, "expires", "out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static List<InetSocketAddress> readAddresses(CborReader in) throws PeerFormatException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        in.beginArray("addresses");
        while (in.nextIs(JsonToken.START_ARRAY, "addresses")) {
            if (addresses.size() == AddressRules.MAX_ADDRESSES) {
                throw new PeerFormatException(Reason.LENGTH, "addresses", "more than 16");
            }
            byte[] address = in.binary("addresses");
            addresses.add(readAddress(address, in.number("addresses")));
            in.endArray("addresses");
        }
        return addresses;
    }

    private static InetSocketAddress readAddress(byte[] address, long port)
            throws PeerFormatException {
        if (port < 1 || port > PORT_MAX) {
            throw new PeerFormatException(Reason.RANGE, "addresses", "port out of range");
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), (int) port);
        } catch (UnknownHostException e) {
            throw new PeerFormatException(
                    Reason.LENGTH, "addresses", "an address of neither 4 nor 16 bytes");
        }
    }

    private static List<String> readCapabilities(CborReader in) throws PeerFormatException {
        List<String> capabilities = new ArrayList<>();
        in.beginArray("capabilities");
        while (in.nextIs(JsonToken.VALUE_STRING, "capabilities")) {
            if (capabilities.size() == PeerRecordRules.MAX_CAPABILITIES) {
                throw new PeerFormatException(Reason.LENGTH, "capabilities", "more than 16");
            }
            capabilities.add(in.currentText("capabilities"));
        }
        return capabilities;
    }
}
