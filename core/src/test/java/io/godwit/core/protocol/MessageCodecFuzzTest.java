package io.godwit.core.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whatever comes in, only a typed refusal comes out, and what is accepted has exactly one encoding. */
class MessageCodecFuzzTest {

    /** Byte 0 is the kind, byte 1 the stream, the rest the data. */
    @FuzzTest(maxDuration = "10m")
    void decode(byte @Nullable [] input) {
        if (input == null || input.length < 2) {
            return;
        }
        int kind = input[0] & 0xff;
        byte[] data = Arrays.copyOfRange(input, 2, input.length);
        BytesPayload payload = BytesPayload.inside(data);
        try {
            var decoded = MessageCodec.decode(kind, input[1], payload);
            if (decoded.isPresent()) {
                checkRoundTrip(kind, decoded.get(), data);
            }
        } catch (ProtocolException refused) {
            check(payload.releases() == 1, "refused without release");
        }
    }

    private static void checkRoundTrip(int kind, Message message, byte[] data) {
        check(MessageKind.of(message).wire() == kind, "another kind");
        byte[] buffer = new byte[MessageCodec.maxLength(message)];
        int length = MessageCodec.encode(message, buffer, 0);
        check(Arrays.equals(data, Arrays.copyOf(buffer, length)), "another encoding");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
