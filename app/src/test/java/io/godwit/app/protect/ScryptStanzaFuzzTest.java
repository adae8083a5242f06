package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/** Whatever a header says is refused with a reason, or is the one way to write that stanza. */
class ScryptStanzaFuzzTest {
    @FuzzTest
    void parses(FuzzedDataProvider data) {
        byte[] body = data.consumeBytes(data.consumeInt(0, 64));
        List<String> arguments = new ArrayList<>();
        for (int count = data.consumeInt(0, 4); count > 0; count--) {
            arguments.add(data.consumeString(40));
        }
        try {
            ScryptStanza read = ScryptStanza.parse(arguments, body);
            assertEquals(arguments, read.getArguments());
            assertArrayEquals(body, read.getBody());
        } catch (StanzaException refused) {
            assertEquals(refused.fault().name(), refused.getMessage());
        }
    }
}
