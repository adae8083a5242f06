import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Takes the signatures off the jars of a folder that have any: the JVM's cache of classes leaves classes of signed jars
 * out, and Java reads and keeps a line for every one of thousands of entries before it loads the first of them. Whoever
 * installs a package has the package's own checksums. {@code java Unsigned.java FOLDER}
 */
final class Unsigned {
    private Unsigned() {}

    public static void main(String[] words) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(words[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                unsign(jar);
            }
        }
    }

    private static void unsign(Path jar) throws IOException {
        Path copy = jar.resolveSibling(jar.getFileName() + ".unsigned");
        try (JarFile signed = new JarFile(jar.toFile(), false)) {
            if (signed.stream().noneMatch(entry -> isSignature(entry.getName()))) {
                return;
            }
            Manifest manifest = signed.getManifest();
            manifest.getEntries().clear();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
                for (JarEntry entry : signed.stream().toList()) {
                    if (!isSignature(entry.getName()) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        copy(signed, entry, out);
                    }
                }
            }
        }
        Files.delete(jar);
        Files.move(copy, jar);
    }

    private static void copy(JarFile from, JarEntry entry, JarOutputStream out) throws IOException {
        JarEntry same = new JarEntry(entry.getName());
        same.setTime(entry.getTime());
        out.putNextEntry(same);
        try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    /** As the specification of jar files names them. */
    private static boolean isSignature(String name) {
        return name.matches("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*)");
    }
}
