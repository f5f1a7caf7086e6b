package io.sessionaudit.tools.top;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.attach.SessionDump;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.tools.attach.AttachFailure;
import io.sessionaudit.tools.attach.Attachment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to the agent of one JVM over the attach channel. Threadsafe.
 *
 * @param pid the process id of the JVM
 * @param agent the agent's jar
 */
public record LiveRequests(long pid, Path agent) {
    /**
     * {@return the current state}
     *
     * @throws AttachFailure if the JVM has ended, or is not audited
     */
    public JsonNode state() throws AttachFailure {
        List<String> lines = decode(Attachment.live(pid, agent));
        if (lines.isEmpty()) {
            throw AttachFailure.refused("the agent in " + pid + " gives no state");
        }
        return parse(lines.get(0));
    }

    /**
     * {@return an open session with its stacks, as JSON; null if it is not open any more}
     *
     * @throws AttachFailure if the JVM has ended, or is not audited
     */
    String session(long number) throws AttachFailure {
        for (String line : decode(Attachment.dump(pid, agent))) {
            if (parse(line).path(LogFormat.SESSION).asLong(0) == number) {
                return line;
            }
        }
        return null;
    }

    private List<String> decode(AttachAnswer answer) throws AttachFailure {
        if (answer.outcome() != AttachAnswer.Outcome.DONE) {
            throw AttachFailure.refused(answer.text());
        }
        try {
            return SessionDump.decode(answer.text()).lines();
        } catch (IOException e) {
            throw AttachFailure.refused("the answer of " + pid + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private JsonNode parse(String line) throws AttachFailure {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw AttachFailure.refused("the answer of " + pid + " cannot be read (" + e.getMessage() + ")");
        }
    }
}
