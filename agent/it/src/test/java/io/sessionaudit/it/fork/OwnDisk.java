package io.sessionaudit.it.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small in-memory disk for one JVM, mounted in its own namespace, in which every user is root. */
public final class OwnDisk {
    private final String size;

    private OwnDisk(String size) {
        this.size = size;
    }

    /**
     * Defines a disk.
     *
     * @param size in the syntax of {@code mount -t tmpfs}
     */
    public static OwnDisk of(String size) {
        return new OwnDisk(size);
    }

    /** Whether this system permits mounting; containers often do not. */
    public static boolean isAllowed() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("disk");
        try {
            List<String> command = new ArrayList<>(of("1m").command(directory));
            command.add("true");
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no unshare command
        } finally {
            Files.delete(directory);
        }
    }

    /** The disk as seen from outside while the JVM runs. */
    public static Path of(RunningJvm jvm) {
        return Path.of("/proc", "" + jvm.pid(), "root")
                .resolve(Path.of("/").relativize(jvm.directory().resolve(ForkedJvm.DISK)));
    }

    /** The prefix of a command that makes it see the disk. The process id stays the same. */
    List<String> command(Path at) {
        try {
            Files.createDirectories(at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String mounted = "mount -t tmpfs -o size=" + size + " tmpfs \"$0\" && exec \"$@\"";
        boolean root = "root".equals(System.getProperty("user.name"));
        return List.of("unshare", root ? "-m" : "-rm", "sh", "-c", mounted, at.toString());
    }
}
