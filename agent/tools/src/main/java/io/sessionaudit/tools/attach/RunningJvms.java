package io.sessionaudit.tools.attach;

import java.io.IOException;
import java.util.List;
import java.util.Properties;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.log.PrintableText;

/** The JVMs of this user. */
public final class RunningJvms {
    private RunningJvms() {}

    /**
     * A running JVM.
     *
     * @param main its main class or jar, without arguments
     * @param audited whether it is audited, as text
     */
    public record RunningJvm(String pid, String main, String audited) {}

    /** {@return all JVMs of this user except this one} */
    public static List<RunningJvm> list() {
        String own = Long.toString(ProcessHandle.current().pid());
        return VirtualMachine.list().stream()
                .filter(jvm -> !jvm.id().equals(own))
                .map(jvm -> new RunningJvm(jvm.id(), main(jvm), audited(jvm)))
                .toList();
    }

    /** {@return the main class or jar, without arguments, which may contain secrets} */
    private static String main(VirtualMachineDescriptor jvm) {
        String name = PrintableText.of(jvm.displayName()).strip().split("\\s", 2)[0];
        return name.isEmpty() ? "unknown" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String audited(VirtualMachineDescriptor descriptor) {
        try {
            VirtualMachine jvm = VirtualMachine.attach(descriptor);
            try {
                Properties properties = jvm.getAgentProperties();
                String version = properties.getProperty(AttachAnswer.VERSION_PROPERTY);
                if (version == null) {
                    return "no";
                }
                boolean on = "on".equals(properties.getProperty(AttachAnswer.STATE_PROPERTY));
                return (on ? "yes" : "switched off") + ", version " + PrintableText.of(version);
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            return "cannot be attached to";
        }
    }
}
