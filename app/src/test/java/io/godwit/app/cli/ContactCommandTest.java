package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.node.Profile;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContactCommandTest {
    private static final String ADA = PeerIdText.format(new PeerId(1, 2, 3, 4));
    private static final String BO = PeerIdText.format(new PeerId(5, 6, 7, 8));

    @TempDir Path folder;

    private Captured run(int code, String... words) {
        Captured captured = new Captured(folder);
        String[] all = new String[words.length + 3];
        all[0] = "contact";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--home";
        all[words.length + 2] = folder.resolve("home").toString();
        assertEquals(code, captured.run(all), captured.err()::toString);
        return captured;
    }

    private JsonNode json(String... words) {
        Captured captured = run(0, words);
        assertEquals(1, captured.out().size(), "one value and nothing else");
        return JsonMapper.shared().readTree(captured.out().getFirst());
    }

    private static String told(JsonNode contact) {
        assertEquals(
                Set.of("peerId", "name", "trust", "verification"),
                Set.copyOf(contact.propertyNames()));
        return String.join(
                " ",
                contact.path("peerId").asString(),
                contact.path("name").asString(),
                contact.path("trust").asString(),
                contact.path("verification").asString());
    }

    @Test
    void remembersNamesVerifiesBlocksAndForgets() {
        Captured nobody = run(0, "list");
        assertEquals(List.of(), nobody.out());
        assertEquals(1, nobody.err().size(), nobody.err()::toString);
        assertEquals(0, json("list", "--json").size());
        JsonNode added = json("add", ADA, "Ada Lovelace", "--json");
        assertEquals(ADA + " Ada Lovelace contact none", told(added.get(0)));
        run(0, "add", ADA, "Ada", "--verified");
        assertEquals(ADA + " Ada contact safety-number", told(json("list", "--json").get(0)));
        String line = run(0, "list").out().getFirst();
        assertTrue(line.contains(ADA) && line.endsWith("Ada (verified)"), line);

        JsonNode blocked = json("block", BO, "--json");
        assertEquals(2, blocked.size());
        assertEquals(BO + "  blocked none", told(blocked.get(1)));
        assertEquals(1, json("remove", BO, "--json").size());
        assertEquals(0, json("remove", ADA, "--json").size());
    }

    @Test
    void tellsThatAnEarlierListIsUsed() throws IOException {
        run(0, "add", ADA, "Ada");
        run(0, "add", BO, "Bo");
        Path file = new Profile(folder.resolve("home")).trustFile();
        Files.writeString(file, "{");
        Captured list = run(0, "list");
        assertEquals(1, list.out().size(), list.out()::toString);
        assertFalse(list.err().isEmpty(), "a contact is gone without a word");
    }

    @Test
    void blocksAContactUnderItsName() {
        run(0, "add", ADA, "Ada");
        assertEquals(ADA + " Ada blocked none", told(json("block", ADA, "--json").get(0)));
    }

    @Test
    void refusesWhatMakesNoSense() {
        run(2, "add", "gw1nobody", "Ada");
        run(2, "add", ADA, " ");
        run(2, "add", ADA, "a".repeat(1_000));
        run(2, "add", ADA);
        run(2, "block", ADA.substring(0, ADA.length() - 1) + "q");
        run(0, "remove", ADA);
        assertEquals(List.of(), run(0, "list").out());
    }
}
