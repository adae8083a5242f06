package io.godwit.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRateTest {
    @ParameterizedTest
    @CsvSource({
        "1024, 1024",
        "1K, 1024",
        "500k, 512000",
        "5M, 5242880",
        "1.5m, 1572864",
        "1G, 1073741824",
        "20MB/s, 20971520",
        "20MiB, 20971520",
        "2048B, 2048"
    })
    void readsWhatPeopleWrite(String text, long rate) {
        assertEquals(Optional.of(rate), ByteRate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1023",
                "-5M",
                "5 M",
                "M",
                "5T",
                "1e6",
                "5M/h",
                "0x10K",
                "1.K",
                ".5M",
                "99999999999999",
                "9999999999999G",
                "٥M",
                "5M\n"
            })
    void refusesEverythingElse(String text) {
        assertEquals(Optional.empty(), ByteRate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_024, 1_025, 1_536, 5 << 20, 1L << 30, 1_572_864, ByteRate.MAX})
    void limitsAreWrittenAsTheyAreRead(long limit) {
        assertEquals(Optional.of(limit), ByteRate.parseLimit(ByteRate.formatLimit(limit)));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "0, 0", "' 5 MiB/s ', 5242880", "1.5 m, 1572864"})
    void aLimitMayHaveSpacesAndMayBeNone(String text, long limit) {
        assertEquals(Optional.of(limit), ByteRate.parseLimit(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "10", "-1", "5 apples"})
    void aLimitThatIsNoneIsRefused(String text) {
        assertEquals(Optional.empty(), ByteRate.parseLimit(text));
    }
}
