package io.godwit.app.cli;

import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the password of this node's key comes from when it is used: the terminal, or a file for services. */
final class KeyPassword {
    private static final String OPTION = "--password-file";

    private final String option;

    @Option(
            names = OPTION,
            paramLabel = "FILE",
            description =
                    "Read the password of this node's key from the first line of a file instead of"
                            + " asking. A key that is made now is protected by it.")
    @Nullable Path file;

    /** As the option says it, which is not given yet. */
    KeyPassword() {
        this(OPTION, null);
    }

    private KeyPassword(String option, @Nullable Path file) {
        this.option = option;
        this.file = file;
    }

    /** As another option of a command says it, where that one is for something else. */
    static KeyPassword in(String option, @Nullable Path file) {
        return new KeyPassword(option, file);
    }

    /** The option that names a file. */
    String option() {
        return option;
    }

    /**
     * The password that opens the key, or protects a new one; none when the key has none, or nobody is there to type.
     *
     * @throws CommandFailure if a file is named and cannot be used, or would protect nothing
     * @throws IOException if a file cannot be read
     */
    Password of(GodwitCommand root, IdentityFile key) throws CommandFailure, IOException {
        Path named = file;
        boolean locked = key.exists() && key.needsPassword();
        if (named == null) {
            return locked ? Passwords.typed("Password of this node's key: ") : Password.none();
        }
        if (key.exists() && !locked) {
            throw PasswordSource.useless("This node's key has no password.", option);
        }
        return PasswordSource.read(root, named);
    }
}
