package io.sessionaudit.core.options;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text after {@code -javaagent:session-audit.jar=}: {@code name=value} pairs separated by commas. A part without
 * {@code =} continues the value before it, so that lists need no other separator.
 */
final class AgentArgument {
    private AgentArgument() {}

    static Map<String, String> parse(String argument) throws OptionException {
        if (argument != null && !argument.isBlank() && argument.split(",", 2)[0].indexOf('=') <= 0) {
            throw new OptionException("the agent argument \"" + argument
                    + "\" does not begin with name=value; write for example thread-rule=log,held-after=10s");
        }
        return pairs(argument);
    }

    /** {@return the pairs; malformed parts are ignored} */
    static Map<String, String> pairs(String argument) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (argument == null || argument.isBlank()) {
            return pairs;
        }
        String last = null;
        for (String part : argument.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                last = part.substring(0, equals).strip();
                pairs.put(last, part.substring(equals + 1));
            } else if (last != null && !part.isBlank()) {
                pairs.merge(last, part, (value, more) -> value + "," + more);
            }
        }
        return pairs;
    }
}
