package io.godwit.discovery.server.search;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.peer.PeerId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whatever people name their files and type into a search, the index answers and forgets without a trace. */
class SearchFuzzTest {

    /** The first line is a name, the second a search text. */
    @FuzzTest
    void nameAndQuery(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 2);
        var index = new SearchIndex();
        var edition = new Generation(new PeerId(1, 2, 3, 4), 1);
        index.add(
                edition,
                List.of(new AnnouncedContent(lines[0], false, 1, new ContentId(1, 2, 3, 4))));
        index.publish(edition, Optional.empty());
        index.search(SearchQuery.of(lines.length > 1 ? lines[1] : ""), Optional.empty(), 10);
        SearchQuery itself = SearchQuery.of(lines[0]);
        var found = index.search(itself, Optional.empty(), 10);
        check(itself.words().isEmpty() || found.hits().size() == 1, "does not find itself");
        index.remove(edition);
        check(index.contentCount() == 0 && index.entryCount() == 0, "leaves something behind");
    }

    @FuzzTest
    void cursor(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        String text = new String(input, StandardCharsets.ISO_8859_1);
        SearchCursor.parse(text)
                .ifPresent(cursor ->
                        check(cursor.format().equals(text), "is not what would be written"));
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
