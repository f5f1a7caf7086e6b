package io.sessionaudit.runtime.origin;

import java.io.File;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is loaded from the location of a code source, by its name. Immutable.
 */
final class CodeLocation {
    /** What code is loaded from a location. */
    enum Kind {
        /** The application's own. */
        APPLICATION,
        /** A directory: the application's own, unless it contains many libraries. */
        DIRECTORY,
        /** A jar that is the application's own if it contains the main class. */
        ARCHIVE,
        /** A part of the run-time image that contains the main module. */
        MAIN_MODULE,
        /** Not the application's own. */
        ELSEWHERE,
        /** Transformed classes of both the application and its libraries. */
        UNKNOWN
    }

    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:jar|war|ear|rar|sar|zip|jmod)$");
    private static final Pattern CLASSES = Pattern.compile("(?:BOOT|WEB)-INF/classes$");

    /** The libraries of an enterprise application are in a directory of it, its modules are not. */
    private static final Pattern MODULE_OF_EAR = Pattern.compile("\\.ear!?/[^/]+\\.[jw]ar$");

    /** The locations that Groovy gives to classes that it compiles from text. */
    private static final Pattern SCRIPT = Pattern.compile("^/groovy/(?:script|shell)$|\\.groovy$");

    private static final Pattern SEPARATORS_AT_END = Pattern.compile("[!/]+$");

    private final String path;
    private final Kind kind;
    private final File file;

    private CodeLocation(String path, Kind kind, File file) {
        this.path = path;
        this.kind = kind;
        this.file = file;
    }

    /** Classifies a location by its name. */
    static CodeLocation of(RecordedLocation location, ApplicationMain main) {
        String protocol = location.protocol();
        String path = location.path();
        if (protocol.equals("jrt")) {
            return new CodeLocation(path, main.isModule(path) ? Kind.MAIN_MODULE : Kind.ELSEWHERE, null);
        }
        boolean isInArchive = !protocol.equals("file") && path.startsWith("file:");
        String name = SEPARATORS_AT_END
                .matcher(isInArchive ? path.substring("file:".length()) : path)
                .replaceFirst("");
        String lower = name.toLowerCase(Locale.ROOT);
        if (CLASSES.matcher(name).find()
                || SCRIPT.matcher(name).find()
                || MODULE_OF_EAR.matcher(lower).find()) {
            return new CodeLocation(path, Kind.APPLICATION, null);
        }
        if (ARCHIVE.matcher(lower).find()) {
            File file = file(name);
            return new CodeLocation(path, kindOfArchive(name, file, main), file);
        }
        return path.endsWith("/") && !isInArchive && !path.startsWith("nested:")
                ? new CodeLocation(path, Kind.DIRECTORY, protocol.equals("file") ? file(path) : null)
                : new CodeLocation(path, Kind.ELSEWHERE, null);
    }

    private static Kind kindOfArchive(String name, File file, ApplicationMain main) {
        String quarkus = main.quarkusDirectory();
        if (quarkus != null && file != null && file.getParent() != null) {
            String directory = file.getParent();
            if (directory.equals(quarkus + "quarkus")) {
                return Kind.UNKNOWN;
            }
            return directory.equals(quarkus + "app") ? Kind.APPLICATION : Kind.ARCHIVE;
        }
        return name.contains("/quarkus-app/app/") ? Kind.APPLICATION : Kind.ARCHIVE;
    }

    /** {@return the file of an encoded path; null if it is malformed} */
    private static File file(String path) {
        try {
            return new File(URI.create("file:" + path));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** {@return the path of its URL, by which locations are equal} */
    String path() {
        return path;
    }

    /** {@return what is loaded from it, by its name} */
    Kind kind() {
        return kind;
    }

    /** {@return the jar or directory; null if it is none of the default file system, or its name is malformed} */
    File file() {
        return file;
    }
}
