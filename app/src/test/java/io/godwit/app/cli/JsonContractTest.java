package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.control.SharedItem;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of JSON in docs/cli.md names every field of every form, in order, and no other. */
class JsonContractTest {
    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| `(.+?)`.*\\|");
    private static final Pattern WORD = Pattern.compile("`([a-z -]+)`");

    /** What each row is about, by the first command in it. */
    private static final Map<String, Class<? extends Record>> FORMS =
            Map.of(
                    "get", JsonForms.Got.class,
                    "find", JsonForms.Found.class,
                    "peers", JsonForms.Online.class,
                    "share", SharedItem.class,
                    "id", JsonForms.Id.class,
                    "id --safety", JsonForms.Safety.class,
                    "id export", JsonForms.Written.class,
                    "verify", JsonForms.Verified.class,
                    "protect", JsonForms.Written.class,
                    "contact", JsonForms.ContactForm.class);

    private static Map<String, String> rows() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n## JSON\n");
        assertTrue(start > 0);
        Map<String, String> rows = new HashMap<>();
        for (String line :
                page.substring(start, page.indexOf("\n## ", start + 1)).lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher first = WORD.matcher(row.group(1));
                rows.put(first.find() ? first.group(1) : row.group(1), row.group(2));
            }
        }
        return rows;
    }

    /** A form as the page writes it: names of fields, with lists of other forms spelt out. */
    private static String written(Class<?> form) {
        return Arrays.stream(form.getRecordComponents())
                .map(JsonContractTest::written)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String written(RecordComponent field) {
        return field.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                        && element.isRecord()
                ? field.getName() + ": [" + written(element) + "]"
                : field.getName();
    }

    @Test
    void everyRowIsAFormAndEveryFormARow() throws IOException {
        Map<String, String> rows = rows();
        String error = rows.remove("any error");
        assertEquals(written(Printer.ErrorForm.class), error);
        List<String> commands = new ArrayList<>(rows.keySet());
        assertEquals(
                FORMS.keySet().stream().sorted().toList(), commands.stream().sorted().toList());
        FORMS.forEach((command, form) ->
                assertEquals(
                        written(form),
                        rows.get(command).replaceAll("^\\[(.*)\\]$", "$1"),
                        command));
    }
}
