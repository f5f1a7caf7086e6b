package io.sessionaudit.tools.input;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * What commands keep of the first record of a run: its strings, shortened, and not the record. Two runs are never
 * equal, even if these are. Values that the record does not contain are null. Immutable.
 */
public final class RunStart implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_OPTIONS = 200;

    private final String file;
    private final String main;
    private final String java;
    private final Long pid;
    private final String host;
    private final String agent;
    private final LinkedHashMap<String, String> options = new LinkedHashMap<>();

    private RunStart(LogRecord first) {
        file = first.file();
        main = text(first, LogFormat.MAIN);
        java = text(first, LogFormat.JAVA);
        long number = first.number(LogFormat.PID, -1);
        pid = number < 0 ? null : number;
        host = text(first, LogFormat.HOST);
        agent = text(first, LogFormat.AGENT);
        first.pairs(LogFormat.OPTIONS).forEach((name, value) -> {
            if (options.size() < MAX_OPTIONS) {
                options.put(shortened(name), shortened(value));
            }
        });
    }

    /** {@return the start of a run} The record is {@code start}, or another one if that is missing. */
    public static RunStart of(LogRecord first) {
        return new RunStart(first);
    }

    /** {@return the log} */
    public String file() {
        return file;
    }

    /** {@return the main class or jar} */
    public String main() {
        return main;
    }

    /** {@return the version of the JVM} */
    public String java() {
        return java;
    }

    /** {@return the process id} */
    public Long pid() {
        return pid;
    }

    /** {@return the host} */
    public String host() {
        return host;
    }

    /** {@return the version of the agent} */
    public String agent() {
        return agent;
    }

    /** {@return the effective options} */
    public Map<String, String> options() {
        return options;
    }

    private static String text(LogRecord record, String field) {
        return shortened(record.text(field));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
