package io.godwit.trust.instances;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link LoadGenerator} in a process of its own. Used by one thread. */
final class Generator {

    private final Process process;
    private final BufferedReader out;

    Generator(int seconds, URI balancer, List<URI> instances) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add(LoadGenerator.class.getName());
        command.add(Integer.toString(seconds));
        command.add(balancer.toString());
        instances.forEach(instance -> command.add(instance.toString()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        process = builder.start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits until it has its keys and begins. */
    void awaitReady() throws IOException {
        String line = out.readLine();
        if (!"ready".equals(line)) {
            throw new IOException("a load generator said " + line);
        }
    }

    /** What it printed at its end. */
    List<String> result() throws IOException, InterruptedException {
        List<String> lines = out.readAllLines();
        process.waitFor();
        if (lines.isEmpty()) {
            throw new IOException("a load generator ended without a result");
        }
        return lines;
    }
}
