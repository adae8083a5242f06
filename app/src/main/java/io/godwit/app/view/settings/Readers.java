package io.godwit.app.view.settings;

import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.settings.SettingsFault;
import io.godwit.app.settings.SettingsRules;
import io.godwit.app.text.ByteRate;
import io.godwit.app.view.settings.Field.Reading;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Understands what is typed into fields. Touches neither disk nor network. */
final class Readers {
    private static final int MAX_DIGITS = 9;

    private Readers() {}

    static Reading<String> name(String text) {
        return SettingsRules.name(text)
                .<Reading<String>>map(fault ->
                        new Reading.Wrong<>(
                                fault == SettingsFault.TOO_LONG
                                        ? FieldFault.NAME_TOO_LONG
                                        : FieldFault.NAME_UNSEEN))
                .orElseGet(() -> new Reading.Value<>(text));
    }

    static Reading<Path> folder(String text) {
        try {
            Path folder = Path.of(text.strip());
            return SettingsRules.folder(folder).isEmpty()
                    ? new Reading.Value<>(folder)
                    : new Reading.Wrong<>(FieldFault.FOLDER_NOT_A_PATH);
        } catch (InvalidPathException e) {
            return new Reading.Wrong<>(FieldFault.FOLDER_NOT_A_PATH);
        }
    }

    /** One or several whole URLs; a host and port alone, of one server, mean http. */
    static Reading<DiscoveryChoice.Server> server(String text) {
        String address = text.strip();
        return DiscoveryChoice.Server.parse(address.contains("://") ? address : "http://" + address)
                .<Reading<DiscoveryChoice.Server>>map(Reading.Value::new)
                .orElseGet(() -> new Reading.Wrong<>(FieldFault.URL));
    }

    /** Nothing means automatic. */
    static Reading<Integer> port(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return new Reading.Value<>(0);
        }
        if (digits.length() > MAX_DIGITS || !digits.matches("[0-9]+")) {
            return new Reading.Wrong<>(FieldFault.PORT_NUMBER);
        }
        int port = Integer.parseInt(digits);
        return SettingsRules.port(port)
                .<Reading<Integer>>map(fault ->
                        new Reading.Wrong<>(
                                fault == SettingsFault.OUT_OF_RANGE
                                        ? FieldFault.PORT_RANGE
                                        : FieldFault.PORT_RESERVED))
                .orElseGet(() -> new Reading.Value<>(port));
    }

    /** Nothing means no limit. */
    static Reading<Long> rate(String text) {
        return ByteRate.parseLimit(text)
                .<Reading<Long>>map(Reading.Value::new)
                .orElseGet(() -> new Reading.Wrong<>(FieldFault.RATE));
    }

    /** How a port is written into its field. */
    static String portText(int port) {
        return port == 0 ? "" : Integer.toString(port);
    }
}
