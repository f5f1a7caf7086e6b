package io.sessionaudit.junit;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queries the agent of this JVM through a class that the agent has defined. Immutable, thread-safe. */
final class AgentReader {
    private static final String READER = "java.lang.SessionAuditReader";

    private final Method read;

    private AgentReader(Method read) {
        this.read = read;
    }

    /** {@return the reader, or null if no agent of this version runs in this JVM} */
    static AgentReader find() {
        try {
            AgentReader reader =
                    new AgentReader(Class.forName(READER, true, null).getMethod("read", Map.class));
            // An agent that cannot record, for example because its log cannot be written, answers with an error.
            return reader.read.invoke(null, Map.of("question", "mark")) instanceof Map<?, ?> answer
                            && answer.containsKey("time")
                    ? reader
                    : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** {@return whether an agent is loaded, of any version} */
    static boolean isAgentLoaded() {
        try {
            Class.forName("java.lang.SessionAuditHooks", false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * {@return the agent's time now}
     *
     * @param forget the agent may forget what ended before this time; null for nothing
     */
    long mark(Long forget) {
        return (Long) ask("mark", forget == null ? Map.of() : Map.of("forget", forget))
                .get("time");
    }

    /** {@return the name of the agent's log} */
    String log() {
        return (String) ask("mark", Map.of()).get("log");
    }

    /** {@return sessions opened since a time that are open, findings raised since, and the agent's time now} */
    Map<String, Object> since(long time) {
        return ask("since", Map.of("time", time));
    }

    /** {@return messages and stacks, by id} */
    Map<String, Object> details(long since, List<String> ids) {
        return ask("details", Map.of("time", since, "ids", ids));
    }

    /** {@return all sessions that were opened since a time} */
    Map<String, Object> statistics(long since) {
        return ask("statistics", Map.of("time", since));
    }

    @SuppressWarnings("unchecked") // the agent's method is declared so
    private Map<String, Object> ask(String question, Map<String, Object> parameters) {
        Map<String, Object> request = new HashMap<>(parameters);
        request.put("question", question);
        try {
            Map<String, Object> answer = (Map<String, Object>) read.invoke(null, request);
            if (answer == null || answer.containsKey("error")) {
                throw new IllegalStateException("session-audit: the agent does not answer: " + answer);
            }
            return answer;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("session-audit: the agent does not answer", e);
        }
    }

    /** {@return the rows of a list of an answer} */
    @SuppressWarnings("unchecked") // the agent's lists consist of such maps
    static List<Map<String, Object>> rows(Map<String, Object> answer, String name) {
        return (List<Map<String, Object>>) answer.get(name);
    }

    @SuppressWarnings("unchecked") // frames are strings
    static List<String> frames(Map<String, Object> row, String name) {
        return row.get(name) instanceof List<?> frames ? (List<String>) frames : List.of();
    }
}
