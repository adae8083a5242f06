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
}
