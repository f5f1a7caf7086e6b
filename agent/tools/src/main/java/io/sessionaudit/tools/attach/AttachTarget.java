package io.sessionaudit.tools.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import com.sun.tools.attach.VirtualMachine;

/**
 * Checks a process before anything is sent to it: the JDK's attach request would end a process that is not a JVM.
 */
final class AttachTarget {
    private static final long OWN_PID = ProcessHandle.current().pid();

    private AttachTarget() {}

    /** Fails if the process is not a JVM that this user may attach to. */
    static void check(long pid) throws AttachFailure {
        if (pid == OWN_PID) {
            throw AttachFailure.wrongUsage(pid + " is this command itself; name another JVM");
        }
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> AttachFailure.wrongUsage(
                        "there is no process " + pid + "; attach --list shows the JVMs of this user"));
        checkUser(process);
        if (!isJvm(pid)) {
            throw AttachFailure.wrongUsage(
                    "process " + pid + " is no JVM that can be attached to; attach --list shows those of this user");
        }
    }

    private static void checkUser(ProcessHandle process) throws AttachFailure {
        Optional<String> owner = process.info().user();
        String self = ProcessHandle.current().info().user().orElse(System.getProperty("user.name"));
        if (owner.isPresent() && !owner.get().equals(self) && !self.equals("root")) {
            throw AttachFailure.refused("process " + process.pid() + " belongs to the user " + owner.get()
                    + "; run this command as that user");
        }
    }

    private static boolean isJvm(long pid) {
        String id = Long.toString(pid);
        if (VirtualMachine.list().stream().anyMatch(jvm -> jvm.id().equals(id))) {
            return true;
        }
        // JVMs in a container, or without performance data, are not in that list.
        Path maps = Path.of("/proc", id, "maps");
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.anyMatch(line -> line.endsWith("/libjvm.so"));
        } catch (IOException e) {
            return false; // not Linux, or not accessible
        }
    }
}
