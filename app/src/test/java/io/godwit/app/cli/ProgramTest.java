package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProgramTest {
    /** A port on which nobody answers: the discard service is not run anywhere any more. */
    private static final String NOBODY = "http://127.0.0.1:9";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "get",
                "get x --parallel 17",
                "get x --parallel many",
                "get x --limit fast",
                "get x --from somebody",
                "get x --discovery ftp://127.0.0.1",
                "get x --discovery http://127.0.0.1:99999",
                "peer --discovery http://127.0.0.1:0",
                "find x --max 0",
                "get x y",
                "id nonsense",
                "contact add",
                "get godwit://get/12",
                "peer --port 70000",
                "peer --port 6379",
                "peer --bind example.org",
                "peer --no-discovery --discovery http://127.0.0.1:8000",
                "verify",
                "discovery --port -1",
                "share",
                "share x --visibility everyone"
            })
    void answersAWrongCommandLineWithTwoSentencesAndCode2(String line) {
        Captured captured = new Captured(folder);
        assertEquals(2, captured.run((line + " --home " + folder).split(" ")));
        assertEquals(List.of(), captured.out());
        assertEquals(2, captured.err().size(), captured.err()::toString);
    }

    /** With or without words to parse: both ways lead to the same command. */
    @ParameterizedTest
    @ValueSource(strings = {"open", "open --home ."})
    void saysThatThereIsNoScreenToOpenAWindowOn(String line) {
        Captured captured = new Captured(folder);
        assertEquals(7, captured.run(line.split(" ")));
        assertEquals(List.of(), captured.out());
        assertEquals(
                List.of(
                        "godwit: There is no screen to open a window on.",
                        "Use 'godwit share' and 'godwit get' instead."),
                captured.err());
    }

    @Test
    void printsAnErrorAsJsonToo() {
        Captured captured = new Captured(folder);
        assertEquals(2, captured.run("get", "x", "--parallel", "0", "--json"));
        assertEquals(
                List.of(
                        "{\"error\":\"--parallel is out of range.\",\"code\":2,"
                                + "\"hint\":\"Choose from 1 to 16.\"}"),
                captured.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find --max many x --json",
                "get --nonsense --json",
                "--json get --from somebody x",
                "contact add somebody Ada --json"
            })
    void printsAnErrorAsJsonWhereverJsonIsAskedFor(String line) {
        Captured captured = new Captured(folder);
        assertEquals(2, captured.run(line.split(" ")));
        assertEquals(1, captured.out().size(), captured.out()::toString);
        assertTrue(captured.out().getFirst().startsWith("{\"error\":"));
    }

    @Test
    void takesNoOptionAfterTwoDashes() {
        Captured captured = new Captured(folder);
        assertEquals(2, captured.run("get", "--parallel", "many", "--", "--json"));
        assertEquals(List.of(), captured.out());
    }

    @Test
    void saysThatNoDiscoveryServerAnswers() {
        Captured captured = new Captured(folder);
        assertEquals(4, captured.run("peers", "--discovery", NOBODY));
        assertTrue(captured.err().getFirst().contains("does not answer"));
    }

    @Test
    void namesTheWordThatMakesNoSense() {
        Captured command = new Captured(folder);
        assertEquals(2, command.run("fnid", "x"));
        assertEquals("godwit: There is no command 'fnid'.", command.err().getFirst());
        Captured option = new Captured(folder);
        assertEquals(2, option.run("find", "x", "--nonsense"));
        assertEquals("godwit: There is no option '--nonsense'.", option.err().getFirst());
        Captured both = new Captured(folder);
        assertEquals(2, both.run("id", "--pem", "--full"));
        assertTrue(both.err().getFirst().startsWith("godwit: --"), both.err()::toString);
    }

    @Test
    void takesNoEmptyPathForTheCurrentFolder() {
        String home = folder.resolve("home").toString();
        for (String command : List.of("share", "unshare", "protect", "verify")) {
            Captured captured = new Captured(folder);
            assertEquals(2, captured.run(command, "", "--home", home), command);
            assertEquals(
                    List.of(
                            "godwit: Invalid value for PATH: it is empty; name a file or a folder.",
                            "See 'godwit " + command + " --help'."),
                    captured.err());
        }
        assertEquals(2, new Captured(folder).run("peer", "--share", "", "--home", home));
        assertTrue(Files.notExists(folder.resolve("home")));
    }

    @Test
    @DisplayName(
            "UI what is in a file whose name begins with @ does not become a part of the command")
    void takesNoWordsOutOfFiles() throws Exception {
        Path inside = Files.writeString(folder.resolve("inside.txt"), "not named");
        Path words = Files.writeString(folder.resolve("words"), inside.toString());
        Captured captured = new Captured(folder);
        assertEquals(7, captured.run("verify", "@" + words), captured.out()::toString);
        assertEquals("godwit: There is no words.", captured.err().getFirst());
        Path named = Files.createDirectories(folder.resolve("@").resolve("deeper"));
        Files.writeString(named.resolve("file"), "named");
        assertEquals(0, new Captured(folder).run("verify", "@/deeper/file"));
    }

    @Test
    @Timeout(60)
    void demonstratesWithAFolderOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "no folder").toRealPath();
        Captured captured = new Captured(folder);
        assertEquals(7, captured.run("demo", "--folder", "a.txt"));
        assertEquals(
                "godwit: " + file + " is not a folder with a name.", captured.err().getFirst());
        assertEquals(7, new Captured(folder).run("demo", "--folder", "/"));
        assertEquals(2, new Captured(folder).run("demo", "--folder", ""));
    }

    @Test
    void refusesTextThatNoServerTakes() {
        Captured captured = new Captured(folder);
        assertEquals(2, captured.run("find", "q".repeat(257), "--discovery", NOBODY));
        assertEquals(2, new Captured(folder).run("get", "", "--discovery", NOBODY));
    }

    @Test
    void saysWhatASearchGoesBy() throws Exception {
        var here = DiscoveryServerConfig.defaults().at(InetAddress.getLoopbackAddress(), 0);
        try (DiscoveryServer server = DiscoveryServer.start(here)) {
            String url = server.url().toString();
            Captured duck = new Captured(folder);
            assertEquals(3, duck.run("find", "\ud83e\udd86", "--json", "--discovery", url));
            assertEquals(List.of("[]"), duck.out());
            assertTrue(duck.err().getFirst().contains("letters and digits"));
            Captured word = new Captured(folder);
            assertEquals(3, word.run("find", "duck", "--discovery", url));
            assertEquals("Nothing public is called like that.", word.err().getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "id rotate",
                "id import key.pem",
                "shares",
                "contact list",
                "get x",
                "peer --port 0 --no-discovery"
            })
    void saysThatTheProfileIsNoFolder(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Files.writeString(folder.resolve("key.pem"), "no key");
        Captured captured = new Captured(folder);
        int code = captured.run((line + " --home file").split(" "));
        assertEquals(7, code, captured.err()::toString);
        assertEquals(List.of(), captured.out());
        if (!line.startsWith("id import")) {
            assertEquals(
                    List.of(
                            "godwit: The profile " + file + " is not a folder.",
                            "Choose a folder with --home DIR."),
                    captured.err());
        }
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void makesNoKeyInTheCurrentFolderForAHomeThatIsEmpty() throws IOException {
        assertEquals(2, new Captured(folder).run("id", "--home", ""));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void tellsOnceThatNobodyCouldBeReached() {
        Captured captured = new Captured(folder);
        String line = "get " + "a".repeat(64) + " --patience 0 --home home --discovery " + NOBODY;
        assertEquals(4, captured.run(line.split(" ")));
        assertEquals(2, captured.err().size(), captured.err()::toString);
    }

    /** It is tried four times, within three seconds where nothing else runs. */
    @Test
    void saysThatNobodyCouldBeAskedWhoHasIt() {
        Captured captured = new Captured(folder);
        String line = "get " + "a".repeat(64) + " --patience 8 --home home --discovery " + NOBODY;
        assertEquals(4, captured.run(line.split(" ")));
        assertEquals(
                List.of(
                        "godwit: The discovery server "
                                + NOBODY
                                + " does not answer, so nobody who has it could be reached.",
                        "Start one with 'godwit discovery' or name another with --discovery URL;"
                                + " the same command goes on where it was."),
                captured.err());
    }

    @Test
    void asksNobodyForWhatCannotBePutAnywhere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        for (String out : List.of("file", "file/below")) {
            Captured captured = new Captured(folder);
            String line = "get x --home home --discovery " + NOBODY + " --out ";
            assertEquals(7, captured.run((line + out).split(" ")));
            assertEquals("godwit: " + file + " is not a folder.", captured.err().getFirst());
        }
        assertTrue(Files.notExists(folder.resolve("home")));
    }

    @Test
    void takesTheDiscoveryServerFromTheEnvironment() {
        for (String wrong : List.of("nonsense", "http://127.0.0.1:99999")) {
            Captured captured = new Captured(folder, Map.of("GODWIT_DISCOVERY", wrong));
            assertEquals(2, captured.run("peers"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://127.0.0.1:8000",
        "' ', http://127.0.0.1:8000",
        "',', http://127.0.0.1:8000",
        "' ,, ', http://127.0.0.1:8000",
        "',http://127.0.0.1:1, ', http://127.0.0.1:1"
    })
    void separatorsAloneNameNoDiscoveryServer(String told, URI used) throws CommandFailure {
        Captured captured = new Captured(folder, Map.of("GODWIT_DISCOVERY", told));
        assertEquals(List.of(used), new DiscoveryOptions().servers(captured.surroundings()));
    }

    @Test
    void refusesADemonstrationAsJson() {
        Captured captured = new Captured(folder);
        assertEquals(2, captured.run("demo", "--json", "--folder", "missing"));
        assertEquals(1, captured.out().size(), captured.out()::toString);
        assertTrue(captured.out().getFirst().startsWith("{\"error\":"), captured.out()::toString);
    }

    @Test
    void recomputesAndComparesARoot() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        Captured captured = new Captured(folder);
        assertEquals(0, captured.run("verify", "a.txt"));
        String root = captured.out().getFirst().split(" ")[0];
        assertEquals(0, new Captured(folder).run("verify", "a.txt", root));
        Files.writeString(file, "hallo");
        assertEquals(5, new Captured(folder).run("verify", "a.txt", root));
        assertEquals(7, new Captured(folder).run("verify", "b.txt", root));
        assertEquals(2, new Captured(folder).run("verify", "a.txt", "12"));
    }

    @Test
    void saysThatADeviceCannotBeVerified() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no such device here");
        Captured captured = new Captured(folder);
        assertEquals(7, captured.run("verify", device.toString()));
        assertTrue(captured.err().getFirst().startsWith("godwit: null cannot be verified: "));
        assertEquals("Name a file or a folder itself, not a link.", captured.err().getLast());
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            Captured captured = new Captured(folder);
            String line = "peer --no-discovery --bind 127.0.0.1 --home " + folder + " --port ";
            assertEquals(4, captured.run((line + port).split(" ")), captured.err()::toString);
            assertTrue(
                    captured.err()
                            .contains("godwit: Port " + port + " is taken by another program."),
                    captured.err()::toString);
            assertTrue(captured.err().getLast().contains("--port"), captured.err()::toString);
        }
    }

    @Test
    void helpsWithExamplesOnEveryCommand() {
        assertHelps(CommandTree.of(new GodwitCommand(new Captured(folder).surroundings())));
    }

    private static void assertHelps(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        String name = command.getCommandSpec().qualifiedName();
        assertTrue(help.contains("--help"), name);
        int examples = help.indexOf("Examples:");
        assertTrue(examples > 0, name);
        assertTrue(help.substring(examples).contains(name), name + " shows examples of another");
        // The list of commands shows this line alone.
        String summary = command.getCommandSpec().usageMessage().description()[0];
        assertTrue(summary.endsWith("."), name + ": " + summary);
        command.getSubcommands().values().forEach(ProgramTest::assertHelps);
    }

    @Test
    void printsACompletionScript() {
        Captured captured = new Captured(folder);
        assertEquals(0, captured.run("completion", "bash"));
        assertTrue(captured.out().stream().anyMatch(line -> line.contains("--parallel")));
    }
}
