package io.godwit.app.protect;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import io.godwit.core.identity.Password;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Protects files with a password and opens them again, in the age format. Blocks; stops when its thread is interrupted.
 * A few 64 KiB buffers, and 256 MiB of heap for a second, whatever the size of the file. Thread-safe.
 */
public final class ProtectedFiles {
    /** How the names of protected files end. */
    public static final String SUFFIX = ".age";

    private static final byte[] MAGIC =
            "age-encryption.org/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 64 * 1024;

    private final SecureRandom random;
    private final int logCost;

    /**
     * A protector.
     *
     * @param random makes salts
     */
    public ProtectedFiles(SecureRandom random) {
        this(random, ScryptStanza.COST);
    }

    ProtectedFiles(SecureRandom random, int logCost) {
        this.random = random;
        this.logCost = logCost;
    }

    /** Whether this is named as a protected file and is no folder. Looks at the disk. */
    public static boolean isProtected(Path file) {
        return isNamedProtected(file) && !Files.isDirectory(file);
    }

    private static boolean isNamedProtected(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /**
     * Encrypts a file into {@code folder/NAME.age}, or a folder as one ZIP file into {@code folder/NAME.zip.age}. The
     * original stays as it is.
     *
     * @param source a file or folder, or a link to one; links in a folder are left out
     * @param folder where the result goes; made if it is not there
     * @param password not closed
     * @param progress hears bytes read
     * @return the file that was made
     * @throws ProtectException if it could not be done; nothing is left behind
     */
    public Path protect(Path source, Path folder, Password password, ByteProgress progress)
            throws ProtectException {
        boolean whole = Files.isDirectory(source);
        if (!whole && !Files.isRegularFile(source)) {
            throw new ProtectException(ProtectFault.NOT_A_FILE);
        }
        Path named = source.toAbsolutePath().normalize();
        String own = String.valueOf(named.getFileName());
        String name = own + (whole ? ".zip" : "") + SUFFIX;
        byte[] secret = secret(password);
        try (ResultFile result = start(folder, name)) {
            RecipientStanzaWriter stanza =
                    key -> List.of(ScryptStanza.wrap(key, secret, logCost, random));
            try (WritableByteChannel target =
                    new StandardEncryptingChannelFactory()
                            .newEncryptingChannel(new Unclosed(result), List.of(stanza))) {
                if (whole) {
                    OutputStream stream = Channels.newOutputStream(target);
                    FolderStream.write(named, own, result, stream, progress);
                } else {
                    encryptFile(named, target, progress);
                }
            }
            return result.keep();
        } catch (IOException failed) {
            throw ioFault(failed, ProtectFault.UNWRITABLE);
        } catch (GeneralSecurityException failed) {
            throw securityFault(failed, ProtectFault.NO_MEMORY);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static void encryptFile(Path file, WritableByteChannel target, ByteProgress progress)
            throws IOException, ProtectException {
        try (FileChannel open = openForReading(file)) {
            WatchedChannel source = new WatchedChannel(open, open.size(), progress);
            copy(source, target);
        }
    }

    private static FileChannel openForReading(Path file) throws ProtectException {
        try {
            return FileChannel.open(file);
        } catch (IOException unreadable) {
            throw new ProtectException(ProtectFault.UNREADABLE, unreadable);
        }
    }

    private static void copy(ReadableByteChannel source, WritableByteChannel target)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (source.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
            buffer.clear();
        }
        Arrays.fill(buffer.array(), (byte) 0);
    }

    /**
     * Decrypts a protected file into {@code folder}, under its name without {@code .age}. Every 64 KiB are written only
     * after they are authenticated; the file comes under its name only after the last.
     *
     * @param file a file in the age format
     * @param folder where the clear file goes; made if it is not there
     * @param password not closed
     * @param progress hears bytes read
     * @return the file that was made
     * @throws ProtectException if it could not be done; nothing is left behind
     */
    public Path open(Path file, Path folder, Password password, ByteProgress progress)
            throws ProtectException {
        byte[] secret = secret(password);
        try (FileChannel open = openForReading(file)) {
            checkMagic(open);
            WatchedChannel source = new WatchedChannel(open, open.size(), progress);
            RecipientStanzaReader stanza = all -> ScryptStanza.only(all).unwrap(secret);
            try (ReadableByteChannel clear =
                            new StandardDecryptingChannelFactory()
                                    .newDecryptingChannel(source, List.of(stanza));
                    ResultFile result = start(folder, clearName(file))) {
                return decrypt(clear, result, source);
            }
        } catch (PayloadException cutOff) {
            // Of the two that the library throws before any
            // content, only a missing payload ends here.
            throw new ProtectException(ProtectFault.TRUNCATED, cutOff);
        } catch (IOException failed) {
            throw ioFault(failed, ProtectFault.UNREADABLE);
        } catch (GeneralSecurityException | RuntimeException failed) {
            throw securityFault(failed, ProtectFault.DAMAGED_HEADER);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static Path decrypt(ReadableByteChannel clear, ResultFile result, WatchedChannel source)
            throws IOException, ProtectException {
        try {
            copy(clear, result);
        } catch (PayloadException wrong) {
            boolean atEnd = source.ended();
            throw new ProtectException(
                    atEnd ? ProtectFault.TRUNCATED : ProtectFault.TAMPERED, wrong);
        }
        return result.keep();
    }

    private static void checkMagic(FileChannel file) throws IOException, ProtectException {
        ByteBuffer start = ByteBuffer.allocate(MAGIC.length);
        while (start.hasRemaining() && file.read(start, start.position()) >= 0) {
            // Until there is enough or no more.
        }
        if (!Arrays.equals(start.array(), MAGIC)) {
            throw new ProtectException(ProtectFault.NOT_PROTECTED);
        }
    }

    private static String clearName(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean suffixed = isNamedProtected(file) && name.length() > SUFFIX.length();
        return suffixed ? name.substring(0, name.length() - SUFFIX.length()) : name + ".opened";
    }

    private static ResultFile start(Path folder, String name) throws ProtectException {
        try {
            Files.createDirectories(folder);
            return ResultFile.start(folder, name);
        } catch (IOException unwritable) {
            throw new ProtectException(ProtectFault.UNWRITABLE, unwritable);
        }
    }

    private static byte[] secret(Password password) throws ProtectException {
        if (password.isNone()) {
            throw new ProtectException(ProtectFault.NO_PASSWORD);
        }
        return password.utf8();
    }

    private static ProtectException ioFault(IOException failed, ProtectFault otherwise) {
        ProtectFault fault =
                switch (failed) {
                    case ClosedByInterruptException _ -> ProtectFault.STOPPED;
                    case StreamException marked -> marked.fault();
                    default -> otherwise;
                };
        return new ProtectException(fault, failed);
    }

    /** Ours, if one of ours is what went wrong: the library wraps what its readers throw. */
    private static ProtectException securityFault(Exception failed, ProtectFault otherwise) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StanzaException ours) {
                return new ProtectException(ours.fault(), failed);
            }
        }
        return new ProtectException(otherwise, failed);
    }
}
