package io.godwit.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {

    /** As an account of a Windows domain is called on Linux. */
    @Test
    void theDomainOfAnAccountIsNoPartOfTheName() {
        assertEquals("ada", SettingsRules.nameOf("EXAMPLE\\ada"));
        assertEquals("ada", SettingsRules.nameOf("ada"));
        assertEquals("", SettingsRules.nameOf("ada\u202e"), "what cannot be seen is no name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "EXAMPLE\\ada", "ada\\", "a\tb", "\u202e"})
    void theWindowBeginsWhateverTheAccountIsCalled(String account) {
        Path downloads = Path.of("Downloads").toAbsolutePath();
        String name = AppSettings.usual(SettingsRules.nameOf(account), downloads).name();
        assertTrue(SettingsRules.name(name).isEmpty(), name);
    }

    @Test
    void aNameCountsByItsCharacters() {
        String longest = "\ud83e\udd86".repeat(64);
        assertEquals(Optional.empty(), SettingsRules.name(longest));
        assertEquals(Optional.of(SettingsFault.TOO_LONG), SettingsRules.name(longest + "x"));
    }

    @Test
    void aLongNameIsCut() {
        assertEquals(64, SettingsRules.nameOf("x".repeat(300)).length());
    }
}
