package io.sessionaudit.tools.attach;

import java.io.IOException;
import java.util.List;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.log.PrintableText;

/** The JVMs of this user. Nothing is sent to them. */
public final class RunningJvms {
    private static final String YES = "yes";

    private RunningJvms() {}

    /**
     * A running JVM.
     *
     * @param main its main class or jar, without arguments
     * @param audited whether it is audited, as text
     */
    public record RunningJvm(String pid, String main, String audited) {
        /** {@return whether it is audited now} */
        public boolean isAudited() {
            return audited.startsWith(YES);
        }
    }

    /** {@return all JVMs of this user except this one} */
    public static List<RunningJvm> list() {
        String own = Long.toString(ProcessHandle.current().pid());
        return VirtualMachine.list().stream()
                .filter(jvm -> !jvm.id().equals(own))
                .map(jvm -> new RunningJvm(jvm.id(), main(jvm.displayName()), audited(jvm)))
                .toList();
    }

    /** {@return the main class or jar, without arguments, which may contain secrets} */
    static String main(String commandLine) {
        String name = PrintableText.of(commandLine).strip().split("\\s", 2)[0];
        return name.isEmpty() ? "unknown" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Reads the performance data only: an attach request would make the JVM print a thread dump if it is stopped. */
    private static String audited(VirtualMachineDescriptor descriptor) {
        try {
            String state = PerformanceDataFile.text(descriptor.id(), AttachAnswer.STATE_ENTRY);
            if (state == null || state.indexOf(' ') < 0) {
                return "no";
            }
            String version = state.substring(state.indexOf(' ') + 1);
            return (state.startsWith("on ") ? YES : "switched off") + ", version " + PrintableText.of(version);
        } catch (IOException e) {
            return "unknown";
        }
    }
}
