package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much memory the launcher gives to what it starts, and what it tells it. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    /** A JVM that tells its options and ends, before any program. */
    private static final String TELL = "-XX:+PrintFlagsFinal -version";

    /** Gives back what the JVM itself has freed, which it can do with the C library of Linux alone. */
    private static final String ONLY_LINUX = "-XX:TrimNativeHeapInterval=";

    @ParameterizedTest
    @CsvSource({
        "'', 768",
        "open, 768",
        "open protect.txt, 768",
        "--home get, 768",
        "--home=get --json, 768",
        "--home peer open, 768",
        "-v protect letter.txt, 768",
        "unprotect letter.txt.age, 768",
        "discovery, 512",
        "--home open discovery, 512",
        "peer --home discovery, 160",
        "get protect, 160",
        "get open --json, 160"
    })
    void aCommandGetsAsMuchMemoryAsItNeeds(String line, long mebibytes) throws Exception {
        assertEquals(mebibytes << 20, heap(line));
    }

    /** What is asked within a substitution has the substitution for its standard output, and never a terminal. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPersonWhoWatchesIsSeen() throws Exception {
        Path terminal = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(terminal), "needs script of util-linux");
        String launcher = "'" + Program.checkout().resolve("godwit") + "'";
        ProcessBuilder builder =
                new ProcessBuilder(terminal.toString(), "-qec", launcher, "/dev/null");
        builder.environment().put("GODWIT_JAVA_OPTS", "-XshowSettings:properties -version");
        builder.redirectErrorStream(true);
        Process process = builder.start();
        List<String> said = process.inputReader().readAllLines();
        assertEquals(0, process.waitFor());
        for (String stream : List.of("out", "err")) {
            String told = "godwit.terminal." + stream + " = true";
            assertTrue(said.stream().map(String::strip).anyMatch(told::equals), told);
        }
    }

    /** Nobody runs the launcher for Windows here, so that what it lacks would not be seen. */
    @Test
    void theLauncherForWindowsGivesTheSameOptions() throws Exception {
        String shell = Files.readString(Program.checkout().resolve("godwit"));
        String batch = Files.readString(Program.checkout().resolve("godwit.cmd"));
        Matcher flags = Pattern.compile("\nflags=\"([^\"]*)\"").matcher(shell);
        assertTrue(flags.find());
        List<String> given = List.of(batch.split("[\\s\"]+"));
        List<String> lacking =
                Stream.of(flags.group(1).replace("$heap", "%HEAP%").split("\\s+"))
                        .filter(flag -> flag.startsWith("-") && !flag.startsWith(ONLY_LINUX))
                        .filter(flag -> !given.contains(flag) && !given.contains("FLAGS=" + flag))
                        .toList();
        assertEquals(List.of(), lacking);
    }

    private static long heap(String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Program.checkout().resolve("godwit").toString());
        Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GODWIT_JAVA_OPTS", TELL);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        List<String> said = process.inputReader().readAllLines();
        assertEquals(0, process.waitFor());
        return said.stream()
                .filter(flag -> flag.contains(" MaxHeapSize "))
                .map(flag -> Long.parseLong(flag.trim().split("\\s+")[3]))
                .findFirst()
                .orElseThrow();
    }
}
