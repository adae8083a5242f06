package io.godwit.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1535, 1.5 KiB",
        "102400, 100 KiB",
        "1048064, 1.0 MiB",
        "1048575, 1.0 MiB",
        "9223372036854775807, 8.0 EiB"
    })
    void showsSizes(long bytes, String shown) {
        assertEquals(shown, Amounts.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1:00", "125, 2:05", "3609, 1:00:09", "-4, 0 s"})
    void showsTimes(long seconds, String shown) {
        assertEquals(shown, Amounts.time(Duration.ofSeconds(seconds)));
    }

    @Test
    void takesTheWholeOfNothingForAll() {
        assertEquals(100, Amounts.percent(0, 0));
        assertEquals(99, Amounts.percent(999, 1_000));
    }
}
