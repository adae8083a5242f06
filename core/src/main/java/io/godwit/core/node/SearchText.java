package io.godwit.core.node;

import io.godwit.core.discovery.api.ApiLimits;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What discovery servers are asked when somebody looks for a text: they refuse one with more than {@value
 * ApiLimits#QUERY_WORDS} different words (core/spec/DISCOVERY.md), and names may have more.
 */
final class SearchText {

    /** What servers cut texts at: everything that is neither letter nor digit nor a mark on one. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]+");

    private SearchText() {}

    /** The text as it is, or its longest words in their order: they tell more names apart than short ones. */
    static String forServers(String text) {
        Map<String, String> words =
                BETWEEN.splitAsStream(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .filter(word -> !word.isEmpty())
                        .collect(
                                Collectors.toMap(
                                        word -> word.toUpperCase(Locale.ROOT),
                                        Function.identity(),
                                        (first, _) -> first,
                                        LinkedHashMap::new));
        if (words.size() <= ApiLimits.QUERY_WORDS) {
            return text;
        }
        Set<String> longest =
                words.values().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(ApiLimits.QUERY_WORDS)
                        .collect(Collectors.toSet());
        List<String> kept = words.values().stream().filter(longest::contains).toList();
        return String.join(" ", kept);
    }
}
