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

/** Loads the agent into a running JVM, and returns its answer. */
public final class Attachment {
    private Attachment() {}

    /**
     * Loads the agent; if it runs already, changes its options.
     *
     * @param options as in the agent argument; may be empty
     * @param agent its jar
     * @return the answer of the agent
     * @throws AttachFailure if the JVM does not allow to attach
     */
    public static AttachAnswer attach(long pid, String options, Path agent) throws AttachFailure {
        return request(pid, options, agent, false);
    }

    /**
     * Requests the open sessions from the running agent. They come over the attach channel, also from a JVM that sees
     * other files.
     *
     * @param agent its jar
     * @return the answer of the agent
     * @throws AttachFailure if the JVM does not allow to attach, or is not audited
     */
    public static AttachAnswer dump(long pid, Path agent) throws AttachFailure {
        return request(pid, AttachRequest.DUMP, agent, true);
    }

    /**
     * Requests the current state from the running agent, over the attach channel.
     *
     * @param agent its jar
     * @return the answer of the agent
     * @throws AttachFailure if the JVM does not allow to attach, or is not audited
     */
    public static AttachAnswer live(long pid, Path agent) throws AttachFailure {
        return request(pid, AttachRequest.LIVE, agent, true);
    }

    private static AttachAnswer request(long pid, String options, Path agent, boolean mustRun) throws AttachFailure {
        AttachTarget.check(pid);
        String mark = UUID.randomUUID().toString();
        AttachRequest request = new AttachRequest(Version.current(), mark, options);
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                checkVersion(jvm.getAgentProperties());
                if (mustRun && jvm.getAgentProperties().getProperty(AttachAnswer.VERSION_PROPERTY) == null) {
                    throw AttachFailure.refused("the agent is not running in " + pid
                            + ", so its open sessions are not known; attach first, then later sessions are");
                }
                load(jvm, agent, request);
                String property = jvm.getAgentProperties().getProperty(AttachAnswer.propertyName(mark));
                AttachAnswer answer = AttachAnswer.of(property, mark);
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

    private static void load(VirtualMachine jvm, Path agent, AttachRequest request)
            throws AgentLoadException, AgentInitializationException, IOException {
        try {
            jvm.loadAgent(agent.toString(), request.argument());
        } catch (AgentLoadException e) {
            if (!AttachMessages.isSuccess(e)) {
                throw e;
            }
        }
    }

    private static void checkVersion(Properties properties) throws AttachFailure {
        String there = properties.getProperty(AttachAnswer.VERSION_PROPERTY);
        if (there != null && !there.equals(Version.current())) {
            throw AttachFailure.refused(
                    "the agent of version " + there + " is in that JVM already, and this is version "
                            + Version.current() + "; use the session-audit.jar of version " + there
                            + ", or restart the JVM");
        }
    }
}
