package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.exceptionfactory.jagged.RecipientStanza;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScryptStanzaTest {
    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";

    private static ScryptStanza parse(String salt, String cost, int body) throws StanzaException {
        return ScryptStanza.parse(List.of(salt, cost), new byte[body]);
    }

    private static ProtectFault fault(String salt, String cost, int body) {
        return assertThrows(StanzaException.class, () -> parse(salt, cost, body)).fault();
    }

    @Test
    void readsWhatItWrites() throws StanzaException {
        ScryptStanza stanza = parse(SALT, "18", 32);
        assertEquals(List.of(SALT, "18"), stanza.getArguments());
        assertFalse(stanza.toString().contains(SALT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "-1", "+5", " 8", "8 ", "", "0x8", "100", "٥", "1e1"})
    void refusesWorkFactorsThatAreNotPlainNumbers(String cost) {
        assertEquals(ProtectFault.DAMAGED_HEADER, fault(SALT, cost, 32));
    }

    @ParameterizedTest
    @DisplayName("AR-02 what a header may ask for of memory is bounded before it is taken")
    @ValueSource(strings = {"20", "21", "30", "64", "99"})
    void refusesWorkFactorsThatNeedTooMuchMemory(String cost) {
        assertEquals(ProtectFault.TOO_EXPENSIVE, fault(SALT, cost, 32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAA-",
                "AAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesSaltsThatAreNotSixteenBytes(String salt) {
        assertEquals(ProtectFault.DAMAGED_HEADER, fault(salt, "10", 32));
    }

    @Test
    void refusesKeysOfAnotherLength() {
        assertEquals(ProtectFault.DAMAGED_HEADER, fault(SALT, "10", 31));
        assertEquals(ProtectFault.DAMAGED_HEADER, fault(SALT, "10", 33));
    }

    @Test
    void refusesCompany() throws StanzaException {
        RecipientStanza one = parse(SALT, "10", 32);
        assertEquals(
                ProtectFault.DAMAGED_HEADER,
                assertThrows(
                                StanzaException.class,
                                () -> ScryptStanza.only(List.<RecipientStanza>of(one, one)))
                        .fault());
    }
}
