package io.godwit.core.discovery.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whatever comes in, only a typed refusal comes out, and what is accepted keeps its limits and is written as read. */
class ApiJsonFuzzTest {

    private final ApiJson json = ApiJson.forRequests();

    @FuzzTest
    void registration(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            var request = json.read(input, RegistrationRequest.class);
            check(request.equals(json.read(json.write(request), RegistrationRequest.class)));
            byte[] record =
                    RegistrationText.decode("record", request.record(), ApiLimits.RECORD_BYTES);
            check(record.length <= ApiLimits.RECORD_BYTES);
        } catch (ApiFormatException refused) {
            check(refused.field().length() <= 2 * ApiLimits.JSON_NAME);
        }
    }

    @FuzzTest
    void shares(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            var part = json.read(input, SharesPart.class);
            part.check();
            for (SharedEntry entry : part.entries()) {
                entry.check("entries");
            }
            check(part.entries().size() <= ApiLimits.ENTRIES_PER_PART);
            check(part.equals(json.read(json.write(part), SharesPart.class)));
        } catch (ApiFormatException refused) {
            check(refused.getMessage() != null);
        }
    }

    @FuzzTest
    void authorization(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        String header = new String(input, StandardCharsets.ISO_8859_1);
        RequestMac.parse(header).ifPresent(mac -> check(mac.header().equals(header)));
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }
}
