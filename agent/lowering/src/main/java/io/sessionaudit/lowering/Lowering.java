package io.sessionaudit.lowering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Converts the classes that the agent loads to class files of Java 8, and checks them and the libraries that they use.
 *
 * <p>Usage: {@code Lowering CLASSES OUTPUT}. The output gets {@code boot8/} with the hooks, {@code inst8/} with core,
 * runtime and backport. Ends with an exception, which names each problem, if a class needs more than Java 8.
 */
public final class Lowering {
    private static final int RELEASE = 8;
    private static final String HOOKS = "java/lang/";
    private static final String BOOT_BACKPORTS = Backports.PACKAGE + "boot/";

    /** Woven into classes of the application, which do not see the module backport. */
    private static final String ADVICE = "io/sessionaudit/runtime/advice/";

    private static final List<String> AGENT = List.of("io/sessionaudit/core/", "io/sessionaudit/runtime/");

    /** For the commands, which need Java 17. */
    private static final String READER = "io/sessionaudit/core/log/reader/";

    /** In class files of Java 8 or older; only checked. */
    private static final List<String> LIBRARIES = List.of("net/bytebuddy/", "org/jctools/", "org/HdrHistogram/", "io/prometheus/");

    private final Map<String, ClassNode> boot = new LinkedHashMap<>();
    private final Map<String, ClassNode> agent = new LinkedHashMap<>();
    private final Map<String, ClassNode> libraries = new LinkedHashMap<>();
    private final Map<String, ClassNode> backports = new LinkedHashMap<>();

    private Lowering(Map<String, ClassNode> classes) {
        classes.forEach((name, node) -> {
            if (name.startsWith(BOOT_BACKPORTS)) {
                ClassNode renamed = Renaming.apply(node, BOOT_BACKPORTS, HOOKS);
                boot.put(renamed.name, renamed);
            } else if (name.startsWith(HOOKS)) {
                boot.putIfAbsent(name, node);
            } else if (name.startsWith(Backports.PACKAGE)) {
                backports.put(name, node);
            } else if (isAny(AGENT, name) && !name.startsWith(READER)) {
                agent.put(name, node);
            } else if (isAny(LIBRARIES, name)) {
                libraries.put(name, node);
            }
        });
    }

    /** Converts the class files below the first directory, and writes those for Java 8 below the second. */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[1]);
        try (PlatformApi platform = new PlatformApi(RELEASE)) {
            new Lowering(ClassDirectory.read(Path.of(arguments[0]))).run(platform, output);
        }
    }

    private void run(PlatformApi platform, Path output) throws IOException {
        Map<String, ClassNode> all = new LinkedHashMap<>(boot);
        List.of(agent, libraries, backports).forEach(all::putAll);
        Members members = new Members(all, platform);

        boot.values().forEach(InlineControl::apply);
        Map<String, ClassNode> loweredBoot = lower(boot.values(), members, Map.of());
        Map<String, ClassNode> loweredAgent = new LinkedHashMap<>(lower(advice(true), members, Map.of()));
        loweredAgent.putAll(lower(advice(false), members, backports));
        loweredAgent.putAll(backports);
        all.putAll(loweredBoot);
        all.putAll(loweredAgent);

        ApiCheck check = new ApiCheck(members);
        loweredBoot.values().forEach(node -> check.check(node, true));
        loweredAgent.values().forEach(node -> check.check(node, true));
        libraries.values().forEach(node -> check.check(node, false));
        if (!check.problems().isEmpty()) {
            throw new IllegalStateException("Java " + RELEASE + " cannot run the agent:\n  "
                    + String.join("\n  ", check.problems())
                    + "\nUse what Java 8 has, or add it to agent/backport: see docs/architecture.md.");
        }
        for (ClassNode node : loweredBoot.values()) {
            ClassDirectory.write(output.resolve("boot8"), node.name.substring(HOOKS.length()), node);
        }
        for (ClassNode node : loweredAgent.values()) {
            ClassDirectory.write(output.resolve("inst8"), node.name, node);
        }
    }

    private Collection<ClassNode> advice(boolean isAdvice) {
        List<ClassNode> nodes = new ArrayList<>(agent.values());
        nodes.removeIf(node -> node.name.startsWith(ADVICE) != isAdvice);
        return nodes;
    }

    /** {@return the lowered classes; the given ones are changed, too} */
    static Map<String, ClassNode> lower(
            Collection<ClassNode> classes, Members members, Map<String, ClassNode> backports) {
        Map<String, ClassNode> own = new LinkedHashMap<>();
        classes.forEach(node -> own.put(node.name, node));
        NestLowering.lower(classes, own);
        CallLowering calls = new CallLowering(members, new Backports(backports, members));
        Map<String, ClassNode> lowered = new LinkedHashMap<>();
        for (ClassNode node : classes) {
            node.version = Math.min(node.version, Opcodes.V1_8);
            node.permittedSubclasses = null;
            RecordLowering.lower(node);
            lowered.put(node.name, calls.lower(node));
        }
        return lowered;
    }

    private static boolean isAny(List<String> packages, String name) {
        return packages.stream().anyMatch(name::startsWith);
    }
}
