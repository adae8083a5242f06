package io.godwit.app.cli;

import io.godwit.core.identity.Password;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the password of a file or a key comes from: the terminal, or a file for scripts. */
final class PasswordSource {
    private static final String OPTION = "--password-file";

    /** Bytes of a password file; far more than anybody remembers. */
    private static final int MAX_FILE = 4 * 1024;

    /** What editors on Windows put before text in UTF-8; nobody could type it. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final Set<PosixFilePermission> READ_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    @Option(
            names = OPTION,
            paramLabel = "FILE",
            description = "Read the password from the first line of a file instead of asking.")
    @Nullable Path file;

    /** Whether it is in a file. */
    boolean isFile() {
        return file != null;
    }

    /**
     * A password for something new, asked for twice.
     *
     * @throws CommandFailure if none is given, or the two differ
     */
    Password chosen(GodwitCommand root, String prompt) throws CommandFailure, IOException {
        if (file != null) {
            return read(root, file);
        }
        Password first = given(Passwords.typed(prompt));
        try (Password again = Passwords.typed("The same again: ")) {
            if (!first.sameAs(again)) {
                first.close();
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "The two passwords are not the same.",
                        "Start again and type it twice.");
            }
        }
        return first;
    }

    /**
     * The password of something that is there.
     *
     * @throws CommandFailure if none is given
     */
    Password known(GodwitCommand root, String prompt) throws CommandFailure, IOException {
        return file == null ? given(Passwords.typed(prompt)) : read(root, file);
    }

    /**
     * Refuses a file that is not needed: left aside without a word, it would pass for one that protects something.
     *
     * @param what a sentence that says what has no password
     * @throws CommandFailure if a file is named
     */
    void requireNoFile(String what) throws CommandFailure {
        if (isFile()) {
            throw useless(what, OPTION);
        }
    }

    /** What is said of a file that protects nothing, which an option names; see {@link #requireNoFile}. */
    static CommandFailure useless(String what, String option) {
        return new CommandFailure(
                ExitCode.USAGE,
                what,
                "Leave "
                        + option
                        + " out; to protect the key, export it with a password and"
                        + " import that file.");
    }

    private static Password given(Password password) throws CommandFailure {
        if (password.isNone()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "No password was given.",
                    "Type it at a terminal, or name a file that has it with --password-file FILE.");
        }
        return password;
    }

    /**
     * The password on the first line of a file, with a remark if others may read it too.
     *
     * @param named as in the command line
     * @throws CommandFailure if the file is none of a password
     * @throws IOException if it cannot be read
     */
    static Password read(GodwitCommand root, Path named) throws CommandFailure, IOException {
        Path path = root.absolute(named);
        Password password = read(path);
        if (isOpenToOthers(path)) {
            root.printer()
                    .remark(
                            "Others on this machine may read the password file; 'chmod 600' on it"
                                    + " takes that away.");
        }
        return password;
    }

    /**
     * Only of a file of one's own, as ssh does with keys: the modes of one that a service manager made say little, as
     * they stand for a list of those who may read it.
     */
    private static boolean isOpenToOthers(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return false;
        }
        PosixFileAttributes found = view.readAttributes();
        return found.owner().getName().equals(System.getProperty("user.name"))
                && found.permissions().stream().anyMatch(READ_BY_OTHERS::contains);
    }

    private static Password read(Path path) throws CommandFailure, IOException {
        byte[] bytes = SmallFile.read(path, MAX_FILE + 1);
        try {
            if (bytes.length > MAX_FILE) {
                throw unusable("is longer than " + MAX_FILE + " bytes");
            }
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            int start = text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK ? 1 : 0;
            int end = start;
            while (end < text.limit() && text.get(end) != '\n' && text.get(end) != '\r') {
                end++;
            }
            char[] line = Arrays.copyOfRange(text.array(), start, end);
            Arrays.fill(text.array(), '\0');
            if (line.length == 0) {
                throw unusable("has nothing on its first line");
            }
            return Password.of(line);
        } catch (CharacterCodingException notText) {
            throw unusable("is not text in UTF-8");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static CommandFailure unusable(String why) {
        return new CommandFailure(
                ExitCode.USAGE,
                "The password file " + why + ".",
                "Put the password alone on its first line.");
    }
}
