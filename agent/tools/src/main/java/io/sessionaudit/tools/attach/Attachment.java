package io.sessionaudit.tools.attach;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.sessionaudit.core.Version;
import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.attach.AttachRequest;

/** Loads the agent into a JVM that runs, and brings back what it says. */
public final class Attachment {
    private Attachment() {}

    /**
     * Loads the agent; where it is at work already, has it change options.
     *
     * @param options as in the agent argument; may be empty
     * @param agent its jar
     * @return what the agent says
     * @throws AttachFailure when there is no way in
     */
    public static AttachAnswer attach(long pid, String options, Path agent) throws AttachFailure {
        return ask(pid, options, agent, false);
    }

    /**
     * Has the agent that is at work in a JVM write what is open there into a file.
     *
     * @param file is there already, for the user's eyes only
     * @param agent its jar
     * @return what the agent says
     * @throws AttachFailure when there is no way in, or no agent
     */
    public static AttachAnswer dump(long pid, Path file, Path agent) throws AttachFailure {
        return ask(pid, AttachRequest.dumpInto(file.toString()), agent, true);
    }

    private static AttachAnswer ask(long pid, String options, Path agent, boolean mustBeThere) throws AttachFailure {
        AttachTarget.check(pid);
        String mark = UUID.randomUUID().toString();
        AttachRequest request = new AttachRequest(Version.current(), mark, options);
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                checkVersion(jvm.getAgentProperties());
                if (mustBeThere && jvm.getAgentProperties().getProperty(AttachAnswer.VERSION_PROPERTY) == null) {
                    throw AttachFailure.refused(
                            "the agent is not at work in " + pid
                                    + ", so what is open there is not known; attach it first, and what is opened from then on is");
                }
                jvm.loadAgent(agent.toString(), request.argument());
                AttachAnswer answer =
                        AttachAnswer.of(jvm.getAgentProperties().getProperty(AttachAnswer.ANSWER_PROPERTY), mark);
                if (answer == null) {
                    throw AttachFailure.refused("the agent in " + pid + " gives no answer; see that JVM's stderr");
                }
                return answer;
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | IOException | AgentInitializationException e) {
            throw AttachFailure.refused(AttachMessages.notAttached(pid, e));
        } catch (AgentLoadException e) {
            throw AttachFailure.refused(AttachMessages.notLoaded(pid, agent, e));
        }
    }

    private static void checkVersion(Properties properties) throws AttachFailure {
        String there = properties.getProperty(AttachAnswer.VERSION_PROPERTY);
        if (there != null && !there.equals(Version.current())) {
            throw AttachFailure.refused(
                    "the agent of version " + there + " is in that JVM already, and this is version "
                            + Version.current() + "; use the session-audit.jar of version " + there
                            + ", or start the JVM anew");
        }
    }
}
