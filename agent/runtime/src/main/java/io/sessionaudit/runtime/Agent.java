package io.sessionaudit.runtime;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.attach.AttachAnswer.Outcome;
import io.sessionaudit.core.attach.AttachRequest;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.options.SettingsLoader;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditReader;

/** Entry point of premain and agentmain. Never throws; if the start fails, one line on stderr reports it. */
public final class Agent {
    private static final int FIRST_WITHOUT_UNSAFE = 17;

    /** Refill interval of the stack capture budget. */
    static final Duration REFILL = Duration.ofMillis(20);

    /** Name of the JVM's thread that loads agents at run time. */
    private static final String ATTACHING_THREAD = "Attach Listener";

    private Agent() {}

    /**
     * Starts the audit before the application.
     *
     * @param argument the text after {@code -javaagent:session-audit.jar=}, or null
     */
    public static void initialize(String argument, Instrumentation instrumentation) {
        if (MainProgram.isTool()) {
            return;
        }
        if (HookClasses.areDefined()) {
            Diagnostics.print(
                    "the agent already runs in this JVM (-javaagent given twice?); the first one continues, the"
                            + " second is ignored. Remove one of them.");
            return;
        }
        begin(new AttachRequest(null, null, argument), instrumentation, false);
    }

    /**
     * Starts the audit in a running JVM, or just before its main class, if it has none.
     *
     * @param argument the options, or the encoded request of the command {@code attach}; may be null
     */
    public static void attach(String argument, Instrumentation instrumentation) {
        begin(AttachRequest.of(argument), instrumentation, true);
    }

    private static void begin(AttachRequest request, Instrumentation instrumentation, boolean attached) {
        AttachAnswer answer = start(request, instrumentation, attached);
        if (request.wantsAnswer()) {
            AgentProperties.open(instrumentation).putAnswer(answer);
        } else if (answer.outcome() != Outcome.DONE) {
            Diagnostics.print(answer.text() + ". Nothing is audited.");
        }
        boolean isRunning = Thread.currentThread().getName().equals(ATTACHING_THREAD);
        if (answer.outcome() != Outcome.DONE
                && !isRunning
                && SettingsLoader.onInstallError(request.options(), properties(), System.getenv())
                        == Options.OnInstallError.EXIT) {
            // on-install-error=exit: the agent ends the JVM only here, before main.
            System.exit(1);
        }
    }

    private static AttachAnswer start(AttachRequest request, Instrumentation instrumentation, boolean attached) {
        String mark = request.mark();
        try {
            if (request.version() != null && !request.version().equals(Version.current())) {
                throw AgentRefusedException.otherVersion(Version.current(), request.version());
            }
            Settings settings = SettingsLoader.load(request.options(), properties(), System.getenv());
            reportIgnored(settings);
            return new AttachAnswer(mark, Outcome.DONE, start(settings, instrumentation, attached));
        } catch (OptionException e) {
            return new AttachAnswer(mark, Outcome.WRONG_OPTION, e.getMessage());
        } catch (AgentRefusedException | IOException e) {
            return new AttachAnswer(mark, Outcome.REFUSED, e.getMessage());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return new AttachAnswer(mark, Outcome.REFUSED, "cannot start (" + SafeText.of(e.toString()) + ")");
        }
    }

    /** The class files for older JVMs use {@code sun.misc.Unsafe} instead of {@code VarHandle}. */
    private static boolean usesUnsafe() {
        return Double.parseDouble(System.getProperty("java.specification.version")) < FIRST_WITHOUT_UNSAFE;
    }

    private static String start(Settings settings, Instrumentation instrumentation, boolean attached)
            throws AgentRefusedException, IOException, ReflectiveOperationException {
        if (!settings.get(Options.ENABLED)) {
            return "enabled=false, and no agent is running: nothing was done";
        }
        if (ModuleLayer.boot().findModule("java.sql").isEmpty()) {
            throw new AgentRefusedException("this JVM has no module java.sql, so there are no sessions to audit;"
                    + " remove the agent, or add java.sql to the JVM's modules");
        }
        if (usesUnsafe() && ModuleLayer.boot().findModule("jdk.unsupported").isEmpty()) {
            throw new AgentRefusedException("this JVM has no module jdk.unsupported, which the agent needs before Java "
                    + FIRST_WITHOUT_UNSAFE + "; add it to the JVM's modules");
        }
        String missing = SecurityManagerGrant.missing();
        if (missing != null) {
            throw new AgentRefusedException(missing);
        }
        String there = HookClasses.versionDefined();
        if (there == null) {
            HookClasses.define(instrumentation);
        } else if (!there.equals(Version.current())) {
            throw AgentRefusedException.otherVersion(there, Version.current());
        } else {
            HookClasses.claim(instrumentation); // an agent of this version failed to start before, perhaps by its log
        }
        Audit audit = Audit.start(settings, instrumentation, attached);
        SessionAuditHooks.setControl(
                HookClasses.KEY,
                new AttachHandler(
                        audit,
                        AgentProperties.open(instrumentation),
                        PerformanceData.open(instrumentation, AttachAnswer.STATE_ENTRY)));
        SessionAuditReader.open(instrumentation, new RecordedAudit(audit));
        String line = "auditing JDBC sessions, log=" + audit.logName() + ", thread-rule="
                + settings.get(Options.THREAD_RULE).name().toLowerCase(Locale.ROOT);
        Diagnostics.print(line);
        return line;
    }

    private static void reportIgnored(Settings settings) {
        if (!settings.ignoredVariables().isEmpty()) {
            Diagnostics.print("ignored in the environment, because no option has such a name: "
                    + String.join(", ", settings.ignoredVariables())
                    + "; \"java -jar session-audit.jar options\" lists them all");
        }
    }

    private static Map<String, String> properties() {
        return System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
    }
}
