package io.sessionaudit.tools.attach;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.sun.tools.attach.AgentLoadException;

/** Translates exceptions of the JDK to messages with a fix. */
final class AttachMessages {
    private static final String ELSE = ", or start it with -javaagent:session-audit.jar";

    /** A JVM of version 8 or 9 answers with the code alone, which later attach APIs do not expect. */
    private static final Pattern CODE_OF_SUCCESS = Pattern.compile("(Failed to load agent library: )?0");

    private AttachMessages() {}

    /** {@return whether the JVM has loaded the agent, although its answer is regarded as a failure} */
    static boolean isSuccess(AgentLoadException answer) {
        return CODE_OF_SUCCESS
                .matcher(String.valueOf(answer.getMessage()).strip())
                .matches();
    }

    static String notAttached(long pid, Exception why) {
        String message = String.valueOf(why.getMessage());
        if (message.contains("does not support the attach mechanism")) {
            return "the JVM " + pid + " does not allow to attach: it was started with -XX:+DisableAttachMechanism;"
                    + " start it without" + ELSE;
        }
        if (message.contains("doesn't respond")) {
            return "the JVM " + pid + " does not respond to the attach request; it may be suspended, or was started"
                    + " with -XX:+DisableAttachMechanism; resume it, or start it without" + ELSE;
        }
        return "cannot attach to the JVM " + pid + " (" + firstLine(message)
                + "); run this command as the user of that JVM, in" + " its container, and with a JDK of its version"
                + ELSE;
    }

    static String notLoaded(long pid, Path agent, Exception why) {
        String message = String.valueOf(why.getMessage());
        if (message.contains("Dynamic agent loading is not enabled")) {
            return "the JVM " + pid
                    + " does not load agents at run time: it was started with -XX:-EnableDynamicAgentLoading; start it"
                    + " without" + ELSE;
        }
        if (message.contains("JAR not found")) {
            return "the JVM " + pid + " does not find " + agent
                    + "; put the jar where that JVM can read it, under the same name";
        }
        return "the JVM " + pid + " does not load the agent (" + firstLine(message)
                + "); it needs the module java.instrument" + ELSE;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no reason given");
    }
}
