package com.acme.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Creates files that are no ordinary ones, with the commands of the system. Each method returns false if it cannot. */
public final class SpecialFiles {
    private SpecialFiles() {}

    /** Creates a FIFO. */
    public static boolean fifo(Path path) throws IOException {
        return succeeds("mkfifo", path.toString());
    }

    /** Creates a device that accepts all and contains nothing, like /dev/null; permitted to root only. */
    public static boolean nullDevice(Path path) throws IOException {
        return succeeds("mknod", "-m", "666", path.toString(), "c", "1", "3");
    }

    /** Gives a file to another user; permitted to root only. */
    public static boolean giveAway(Path path) throws IOException {
        return succeeds("chown", "65534", path.toString());
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
