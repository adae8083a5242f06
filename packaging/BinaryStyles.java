import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Puts a binary style sheet beside every one in a folder: the toolkit looks for {@code x.bss} before {@code x.css}, and
 * need not parse it then. {@code java -p JAVAFX --add-modules javafx.graphics BinaryStyles.java FOLDER}
 */
final class BinaryStyles {
    private BinaryStyles() {}

    public static void main(String[] words) throws IOException {
        List<Path> sheets;
        try (Stream<Path> files = Files.walk(Path.of(words[0]))) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
        }
        for (Path sheet : sheets) {
            String name = sheet.toString();
            Path binary = Path.of(name.substring(0, name.length() - "css".length()) + "bss");
            Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
            if (Files.size(binary) == 0) {
                throw new IOException("nothing was written to " + binary);
            }
        }
    }
}
