package io.sessionaudit.lowering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The classes and members that the JDK of one release exports, read from {@code lib/ct.sym} of the running JDK: the
 * data with which {@code javac --release} compiles. Not thread-safe.
 */
final class PlatformApi implements AutoCloseable {
    /** Not part of the data for Java 8, which has it nevertheless; taken from the data of the next release. */
    private static final String UNSAFE = "sun/misc/Unsafe";

    private static final int FIRST_WITH_UNSAFE = 9;

    /** Java 8 has it since update 262, but not in every build; its users must work without it. */
    private static final String FLIGHT_RECORDER = "jdk/jfr/";

    private static final int FIRST_WITH_FLIGHT_RECORDER = 11;
    private static final String SUFFIX = ".sig";

    private final ZipFile file;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Map<String, ClassNode> read = new HashMap<>();

    /**
     * Opens the data of a release.
     *
     * @throws IllegalStateException if the running JDK does not have it
     */
    PlatformApi(int release) throws IOException {
        file = new ZipFile(
                Path.of(System.getProperty("java.home"), "lib", "ct.sym").toFile());
        char mark = mark(release);
        file.stream().filter(entry -> entry.getName().endsWith(SUFFIX)).forEach(entry -> {
            String[] parts = entry.getName().split("/", 3); // releases, module, class
            String name = parts[2].substring(0, parts[2].length() - SUFFIX.length());
            boolean isOfRelease = parts[0].indexOf(mark) >= 0;
            boolean isUnsafe = name.equals(UNSAFE) && parts[0].indexOf(mark(FIRST_WITH_UNSAFE)) >= 0;
            boolean isFlightRecorder =
                    name.startsWith(FLIGHT_RECORDER) && parts[0].indexOf(mark(FIRST_WITH_FLIGHT_RECORDER)) >= 0;
            if (isOfRelease || isUnsafe || isFlightRecorder) {
                entries.put(name, entry);
            }
        });
        if (!entries.containsKey("java/lang/Object")) {
            throw new IllegalStateException("the JDK " + Runtime.version() + " has no data of Java " + release
                    + ": build with one whose javac supports --release " + release);
        }
    }

    private static char mark(int release) {
        return Character.toUpperCase(Character.forDigit(release, Character.MAX_RADIX));
    }

    /** {@return the declaration of a class, without code; null if the release does not have it} */
    ClassNode find(String name) {
        ZipEntry entry = entries.get(name);
        return entry == null ? null : read.computeIfAbsent(name, absent -> read(entry));
    }

    private ClassNode read(ZipEntry entry) {
        try (InputStream in = file.getInputStream(entry)) {
            ClassNode node = new ClassNode();
            new ClassReader(in.readAllBytes()).accept(node, ClassReader.SKIP_CODE);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
