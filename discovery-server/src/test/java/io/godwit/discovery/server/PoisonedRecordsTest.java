package io.godwit.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.identity.Identity;
import io.godwit.core.peer.SignedPeerRecord;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records with addresses that no record of ours can hold, put together by hand and rightly signed. */
class PoisonedRecordsTest {

    private static final Identity ALICE = TestIdentities.of(0);

    /** The addresses of the record that all others are made of: one, 127.0.0.1:4000. */
    private static final String ADDRESSES = "81" + "82447f000001190fa0";

    private DiscoveryServer server;
    private TestClient alice;

    @BeforeEach
    void start() throws Exception {
        server =
                DiscoveryServer.start(
                        DiscoveryServerConfig.defaults().at(InetAddress.getLoopbackAddress(), 0));
        alice = new TestClient(server.url(), ALICE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("REG-04 the record that the poisoned ones are made of is let in")
    void theRecordItselfIsLetIn() {
        assertEquals(201, register(ADDRESSES).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        // ::ffff:10.0.0.1 and ::ffff:127.0.0.1, which Java takes for IPv4
        "81825000000000000000000000ffff0a000001190fa0, record.record",
        "81825000000000000000000000ffff7f000001190fa0, record.record",
        // the name metadata.example as text, then as the bytes of an address
        "8182706d657461646174612e6578616d706c65190fa0, record.addresses",
        "8182516d657461646174612e6578616d706c6573190fa0, record.addresses",
        // 127.1 as two bytes, and no address at all
        "8182427f01190fa0, record.addresses",
        "818240190fa0, record.addresses",
        // ports 0, -1, 65536 and 4000.5
        "8182447f00000100, record.addresses",
        "8182447f00000120, record.addresses",
        "8182447f0000011a00010000, record.addresses",
        "8182447f000001f96bd0, record.addresses",
        // one twice
        "8282447f000001190fa082447f000001190fa0, record.addresses"
    })
    @DisplayName("REG-04 what is no address is refused by name and leaves no record")
    void whatIsNoAddressIsRefused(String addresses, String field) {
        var answer = register(addresses);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"field\":\"" + field + "\""), answer.body());
        assertEquals(404, alice.get("/v1/peers/" + alice.id()).statusCode());
    }

    @Test
    @DisplayName("REG-04 seventeen addresses are refused, and so are a thousand")
    void manyAddressesAreRefused() {
        var seventeen = register("91" + ports(17));
        assertEquals(400, seventeen.statusCode(), seventeen.body());
        assertTrue(seventeen.body().contains("record.addresses"), seventeen.body());
        var thousand = register("9903e8" + ports(1_000));
        assertEquals(400, thousand.statusCode(), thousand.body());
        assertTrue(thousand.body().contains("\"field\":\"record\""), thousand.body());
        assertEquals(404, alice.get("/v1/peers/" + alice.id()).statusCode());
    }

    /** Addresses of this machine with a port each. */
    private static String ports(int count) {
        var all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("82447f00000119").append(HexFormat.of().toHexDigits((short) (4_000 + i)));
        }
        return all.toString();
    }

    private HttpResponse<String> register(String addresses) {
        byte[] honest = SignedPeerRecord.signedBytes(TestClient.record(ALICE, 1, "127.0.0.1:4000"));
        String hex = HexFormat.of().formatHex(honest);
        assertTrue(hex.contains(ADDRESSES), hex);
        byte[] record = HexFormat.of().parseHex(hex.replace(ADDRESSES, addresses));
        var signed = new ByteArrayOutputStream();
        signed.write(0x83);
        binary(signed, record);
        binary(signed, ALICE.publicKey().spki());
        binary(signed, ALICE.sign(SignedPeerRecord.LABEL, record));
        return alice.register(alice.sign(signed.toByteArray()));
    }

    /** In the shortest form for these lengths. */
    private static void binary(ByteArrayOutputStream out, byte[] bytes) {
        if (bytes.length < 256) {
            out.write(0x58);
        } else {
            out.write(0x59);
            out.write(bytes.length >> 8);
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
