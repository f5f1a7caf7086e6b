package io.sessionaudit.it.fork;

import java.util.ArrayList;
import java.util.List;

/** Runs {@code java -jar session-audit.jar attach} in a separate JVM. */
public final class Attaching {
    private Attaching() {}

    /** Attaches to a running JVM, with options of the agent. */
    public static FinishedJvm to(Forks forks, RunningJvm jvm, String... options) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(jvm.pid())));
        arguments.addAll(List.of(options));
        return with(forks, arguments.toArray(String[]::new));
    }

    /** Runs the command with any arguments; it may print an error. */
    public static FinishedJvm with(Forks forks, String... arguments) {
        List<String> all = new ArrayList<>(List.of("attach"));
        all.addAll(List.of(arguments));
        return forks.jar(Artifacts.agent())
                .quickCompiler()
                .arguments(all.toArray(String[]::new))
                .agentMayComplain()
                .run();
    }
}
