package io.sessionaudit.publishing.licences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar of the class path.
 *
 * @param name its artifact's name
 * @param version its version
 * @param texts the licence and notice files in it, by their names
 */
record Library(String name, String version, SortedMap<String, byte[]> texts) {
    private static final Pattern FILE = Pattern.compile("(.+?)-([0-9][^/]*)\\.jar");
    private static final Pattern TEXT = Pattern.compile("(META-INF/)?(licenses/)?([^/]*)");

    static Library read(Path jar) throws IOException {
        Matcher file = FILE.matcher(jar.getFileName().toString());
        if (!file.matches()) {
            throw new IllegalArgumentException(jar + " is not named NAME-VERSION.jar");
        }
        SortedMap<String, byte[]> texts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(each -> !each.isDirectory()).toList()) {
                Matcher text = TEXT.matcher(entry.getName());
                if (text.matches() && (text.group(2) != null || isLegal(text.group(3)))) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        texts.put(text.group(3), in.readAllBytes());
                    }
                }
            }
        }
        return new Library(file.group(1), file.group(2), texts);
    }

    static boolean isNotice(String file) {
        return file.toUpperCase(Locale.ROOT).startsWith("NOTICE");
    }

    private static boolean isLegal(String file) {
        String upper = file.toUpperCase(Locale.ROOT);
        return !upper.endsWith(".CLASS")
                && (upper.contains("LICENSE")
                        || upper.contains("LICENCE")
                        || upper.contains("COPYING")
                        || isNotice(file));
    }
}
