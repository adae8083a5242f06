package io.godwit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A private OpenSSH server on loopback with keys of its own. */
final class SecureShell implements AutoCloseable {

    private static final String SERVER = "/usr/sbin/sshd";

    private final Path folder;
    private final int port;
    private final Process server;

    /**
     * Starts it.
     *
     * @param folder keeps its keys
     */
    SecureShell(Path folder) throws IOException, InterruptedException {
        this.folder = folder.resolve("ssh");
        Files.createDirectories(this.folder);
        requireInstalled();
        Files.createDirectories(Path.of("/run/sshd"));
        for (String name : List.of("host", "user")) {
            if (Files.notExists(this.folder.resolve(name))) {
                makeKey(name);
            }
        }
        port = Commands.freePort();
        server = Commands.start(SERVER, "-D", "-e", "-f", configuration().toString());
    }

    /** Ends with a sentence where there is no server, before anything else is done. */
    static void requireInstalled() throws IOException {
        if (!Files.isExecutable(Path.of(SERVER))) {
            throw new IOException("this benchmark compares with ssh: install openssh-server");
        }
    }

    private void makeKey(String name) throws IOException, InterruptedException {
        String file = folder.resolve(name).toString();
        Commands.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file);
    }

    private Path configuration() throws IOException {
        Path keys = folder.resolve("user.pub");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        return Files.write(
                folder.resolve("sshd_config"),
                List.of(
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + folder.resolve("host"),
                        "AuthorizedKeysFile " + keys,
                        "StrictModes no",
                        "UsePAM no",
                        "PidFile none",
                        "LogLevel ERROR",
                        "Subsystem sftp internal-sftp"));
    }

    /** The other end, as ssh and its relatives name it. */
    String host() {
        return System.getProperty("user.name") + "@127.0.0.1";
    }

    /** The ssh command with its options, without the host; no word has a space in it. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of("ssh", "-p", Integer.toString(port)));
        command.addAll(options());
        return command;
    }

    /** Copies a file from the other end. */
    String[] copyCommand(Path from, Path to) {
        List<String> command = new ArrayList<>(List.of("scp", "-q", "-P", Integer.toString(port)));
        command.addAll(options());
        command.add(host() + ":" + from);
        command.add(to.toString());
        return command.toArray(String[]::new);
    }

    private List<String> options() {
        return List.of(
                "-c",
                "aes256-gcm@openssh.com",
                "-i",
                folder.resolve("user").toString(),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "LogLevel=ERROR");
    }

    @Override
    public void close() {
        server.destroy();
    }
}
