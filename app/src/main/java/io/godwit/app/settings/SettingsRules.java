package io.godwit.app.settings;

import io.godwit.app.text.ByteRate;
import io.godwit.core.content.DisplayName;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.peer.AddressRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What each field may be; the same rules for the file and for what is typed. No rule touches the disk or the network.
 */
public final class SettingsRules {
    /** Most connections to a source and most downloads at once. */
    public static final int MAX_PARALLEL = 16;

    private static final int MAX_PORT = 0xffff;
    private static final int MAX_URL = 2_048;
    private static final int MAX_PATH = 4_096;

    private SettingsRules() {}

    /** What is wrong with a name: it is at most 64 visible characters, or none. */
    public static Optional<SettingsFault> name(String name) {
        if (name.codePointCount(0, name.length()) > NodeConfig.MAX_NAME) {
            return Optional.of(SettingsFault.TOO_LONG);
        }
        return DisplayName.of(name).equals(name)
                ? Optional.empty()
                : Optional.of(SettingsFault.UNSEEN);
    }

    /**
     * What somebody is called who has not said it: as the account is, without the domain before a backslash.
     *
     * @param account as the system calls it
     * @return a name that {@link #name} takes; none if the account's is no such name
     */
    public static String nameOf(String account) {
        String own = account.substring(account.lastIndexOf('\\') + 1);
        String shown = DisplayName.of(own, NodeConfig.MAX_NAME);
        return name(shown).isEmpty() ? shown : "";
    }

    /** What is wrong with a folder, without looking at the disk. */
    public static Optional<SettingsFault> folder(Path folder) {
        if (folder.toString().length() > MAX_PATH) {
            return Optional.of(SettingsFault.TOO_LONG);
        }
        return folder.isAbsolute() ? Optional.empty() : Optional.of(SettingsFault.NOT_A_PATH);
    }

    /** What is wrong with a discovery server's address. */
    public static Optional<SettingsFault> server(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean plain = url.getUserInfo() == null && url.getFragment() == null;
        if (!web || !plain || url.getHost() == null || url.getPort() > MAX_PORT) {
            return Optional.of(SettingsFault.NOT_A_URL);
        }
        return url.toString().length() > MAX_URL
                ? Optional.of(SettingsFault.TOO_LONG)
                : Optional.empty();
    }

    /** What is wrong with a port to listen on; 0 means automatic. */
    public static Optional<SettingsFault> port(int port) {
        if (port < 0 || port > MAX_PORT) {
            return Optional.of(SettingsFault.OUT_OF_RANGE);
        }
        return port == 0 || AddressRules.allowsPort(port)
                ? Optional.empty()
                : Optional.of(SettingsFault.RESERVED_PORT);
    }

    /** What is wrong with a limit in bytes a second; 0 means none. */
    public static Optional<SettingsFault> limit(long rate) {
        return rate == 0 || (rate >= ByteRate.MIN && rate <= ByteRate.MAX)
                ? Optional.empty()
                : Optional.of(SettingsFault.OUT_OF_RANGE);
    }

    /** What is wrong with a number of things at once. */
    public static Optional<SettingsFault> parallel(int number) {
        return number >= 1 && number <= MAX_PARALLEL
                ? Optional.empty()
                : Optional.of(SettingsFault.OUT_OF_RANGE);
    }

    /** For constructors: what was not checked before is a fault of the program. */
    static void require(Optional<SettingsFault> fault, SettingsField field) {
        if (fault.isPresent()) {
            throw new IllegalArgumentException(field.key() + ": " + fault.get());
        }
    }
}
