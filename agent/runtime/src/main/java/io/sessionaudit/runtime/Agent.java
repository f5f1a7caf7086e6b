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
import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.options.SettingsLoader;
import io.sessionaudit.hooks.SessionAuditHooks;

/**
 * Where premain and agentmain come in. Whatever goes wrong here, the application runs: one line says that it is not audited.
 */
public final class Agent {
    /** How often the budget for stacks is refilled. */
    static final Duration REFILL = Duration.ofMillis(20);

    /** The JVM's own thread that loads agents while the application runs. */
    private static final String ATTACHING_THREAD = "Attach Listener";

    private Agent() {}

    /**
     * Starts the audit before the application.
     *
     * @param argument the text after {@code -javaagent:session-audit.jar=}, or null
     * @param instrumentation the JVM's door for agents
     */
    public static void initialize(String argument, Instrumentation instrumentation) {
        if (HookClasses.areDefined()) {
            Diagnostics.say(
                    "the agent is already at work in this JVM (-javaagent given twice?); the first one goes on, the"
                            + " second is ignored. Remove one of them.");
            return;
        }
        begin(new AttachRequest(null, null, argument), instrumentation, false);
    }

    /**
     * Starts the audit in a JVM that runs, or is about to call its main class, and has none.
     *
     * @param argument the options, or what the command {@code attach} makes of them; may be null
     * @param instrumentation the JVM's door for agents
     */
    public static void attach(String argument, Instrumentation instrumentation) {
        begin(AttachRequest.of(argument), instrumentation, true);
    }

    private static void begin(AttachRequest request, Instrumentation instrumentation, boolean late) {
        AttachAnswer answer = start(request, instrumentation, late);
        if (request.wantsAnswer()) {
            AgentProperties.open(instrumentation).put(AttachAnswer.ANSWER_PROPERTY, answer.property());
        } else if (answer.outcome() != Outcome.DONE) {
            Diagnostics.say(answer.text() + ". Nothing is audited.");
        }
        boolean runs = Thread.currentThread().getName().equals(ATTACHING_THREAD);
        if (answer.outcome() != Outcome.DONE
                && !runs
                && SettingsLoader.onInstallError(request.options(), properties(), System.getenv())
                        == Options.OnInstallError.EXIT) {
            // The one place where the agent ends the JVM, and only before main: the user has asked for it by name.
            System.exit(1);
        }
    }

    private static AttachAnswer start(AttachRequest request, Instrumentation instrumentation, boolean late) {
        String mark = request.mark();
        try {
            if (request.version() != null && !request.version().equals(Version.current())) {
                throw Refusal.otherVersion(Version.current(), request.version());
            }
            Settings settings = SettingsLoader.load(request.options(), properties(), System.getenv());
            return new AttachAnswer(mark, Outcome.DONE, start(settings, instrumentation, late));
        } catch (OptionException e) {
            return new AttachAnswer(mark, Outcome.WRONG_OPTION, e.getMessage());
        } catch (Refusal | IOException e) {
            return new AttachAnswer(mark, Outcome.REFUSED, e.getMessage());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return new AttachAnswer(mark, Outcome.REFUSED, "cannot start (" + e + ")");
        }
    }

    private static String start(Settings settings, Instrumentation instrumentation, boolean late)
            throws Refusal, IOException, ReflectiveOperationException {
        if (!settings.get(Options.ENABLED)) {
            return "is not there, and enabled=false: nothing was done";
        }
        if (ModuleLayer.boot().findModule("java.sql").isEmpty()) {
            throw new Refusal("this JVM has no module java.sql, so there are no sessions to audit; remove the agent, or"
                    + " add java.sql to the JVM's modules");
        }
        String there = HookClasses.versionDefined();
        if (there == null) {
            HookClasses.define(instrumentation);
        } else if (!there.equals(Version.current())) {
            throw Refusal.otherVersion(there, Version.current());
        } // else an agent of this version has failed to start here before, for example for want of a log
        Audit audit = Audit.start(settings, instrumentation, late);
        SessionAuditHooks.setControl(new Control(audit, AgentProperties.open(instrumentation)));
        String line = "auditing JDBC sessions, log=" + audit.logName() + ", thread-rule="
                + settings.get(Options.THREAD_RULE).name().toLowerCase(Locale.ROOT);
        Diagnostics.say(line);
        return line;
    }

    private static Map<String, String> properties() {
        return System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
    }
}
