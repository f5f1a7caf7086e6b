package io.sessionaudit.runtime;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.options.SettingsLoader;

/**
 * Where premain comes in. Whatever goes wrong here, the application runs: one line on stderr says that it is not audited.
 */
public final class Agent {
    /** How often the budget for stacks is refilled. */
    static final Duration REFILL = Duration.ofMillis(20);

    private Agent() {}

    /**
     * Starts the audit.
     *
     * @param argument the text after {@code -javaagent:session-audit.jar=}, or null
     * @param instrumentation the JVM's door for agents
     */
    public static void initialize(String argument, Instrumentation instrumentation) {
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
        try {
            start(SettingsLoader.load(argument, properties, System.getenv()), instrumentation);
        } catch (OptionException | IOException e) {
            fail(e.getMessage(), SettingsLoader.onInstallError(argument, properties, System.getenv()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            fail("cannot start (" + e + ")", SettingsLoader.onInstallError(argument, properties, System.getenv()));
        }
    }

    private static void start(Settings settings, Instrumentation instrumentation)
            throws OptionException, IOException, ReflectiveOperationException {
        if (!settings.get(Options.ENABLED)) {
            return;
        }
        if (ModuleLayer.boot().findModule("java.sql").isEmpty()) {
            throw new OptionException("this JVM has no module java.sql, so there are no sessions to audit; remove the"
                    + " agent, or add java.sql to the JVM's modules");
        }
        if (HookClasses.areDefined()) {
            System.err.println(
                    "session-audit: the agent is already at work in this JVM (-javaagent given twice?); the first"
                            + " one goes on, the second is ignored. Remove one of them.");
            return;
        }
        HookClasses.define(instrumentation);
        Audit audit = Audit.start(settings, instrumentation);
        System.err.println("session-audit: auditing JDBC sessions, log=" + audit.logName() + ", thread-rule="
                + settings.get(Options.THREAD_RULE).name().toLowerCase(Locale.ROOT));
    }

    private static void fail(String message, Options.OnInstallError reaction) {
        System.err.println("session-audit: " + message + ". Nothing is audited.");
        if (reaction == Options.OnInstallError.EXIT) {
            // The one place where the agent ends the JVM: the user has asked for it by name.
            System.exit(1);
        }
    }
}
