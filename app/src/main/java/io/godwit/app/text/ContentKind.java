package io.godwit.app.text;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What something seems to be, judged by its name alone. */
public enum ContentKind {
    /** A folder. */
    FOLDER,
    /** Moving pictures. */
    VIDEO("mp4 mkv avi mov webm m4v mpg mpeg wmv ogv ts mts m2ts 3gp"),
    /** Sound. */
    AUDIO("mp3 flac ogg opus wav m4a aac wma aif aiff mid"),
    /** A picture. */
    IMAGE("jpg jpeg png gif webp svg bmp tif tiff heic avif raw dng cr2 nef arw psd xcf ico"),
    /** Something to read. */
    DOCUMENT(
            "pdf txt md log odt ods odp odg doc docx xls xlsx ppt pptx pages numbers key epub rtf csv"
                    + " tsv html htm tex json xml yaml yml vtt ics vcf eml"),
    /** Several files in one. */
    ARCHIVE("zip tar gz tgz xz bz2 7z rar zst lz4 iso img"),
    /** Something that runs. */
    PROGRAM("exe msi dmg deb rpm appimage jar apk sh bat ps1 pkg"),
    /** Anything else. */
    OTHER;

    private static final Map<String, ContentKind> BY_EXTENSION =
            Stream.of(values())
                    .flatMap(kind ->
                            Stream.of(kind.extensions.split(" ", -1))
                                    .map(extension -> Map.entry(extension, kind)))
                    .filter(entry -> !entry.getKey().isEmpty())
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String extensions;

    ContentKind() {
        this.extensions = "";
    }

    ContentKind(String extensions) {
        this.extensions = extensions;
    }

    /** The kind of a file or folder with a name. */
    public static ContentKind of(String name, boolean folder) {
        if (folder) {
            return FOLDER;
        }
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? OTHER
                : BY_EXTENSION.getOrDefault(
                        name.substring(dot + 1).toLowerCase(Locale.ROOT), OTHER);
    }
}
