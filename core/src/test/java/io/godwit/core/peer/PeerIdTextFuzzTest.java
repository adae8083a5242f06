package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class PeerIdTextFuzzTest {

    @FuzzTest
    void parse(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            PeerId id = PeerIdText.parse(text);
            assertEquals(id, PeerIdText.parse(PeerIdText.formatGrouped(id)));
        } catch (PeerFormatException e) {
            assertEquals("peer ID", e.field());
        }
    }
}
