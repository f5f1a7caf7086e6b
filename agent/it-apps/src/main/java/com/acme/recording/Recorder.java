package com.acme.recording;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls that the recording objects of this JVM received, by label and thread, in the order of each thread. Thread-
 * safe.
 *
 * <p>Threads of the application are those whose name begins with {@value #APPLICATION}. The names of all other threads
 * are recorded with {@code #} instead of their digits.
 */
public final class Recorder {
    /** How the names of the application's threads begin. */
    public static final String APPLICATION = "app/";

    private static final Map<String, List<String>> CALLS = new ConcurrentSkipListMap<>();

    private Recorder() {}

    static void record(String label, String role, Method method, Object[] arguments) {
        String types =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(","));
        record(label, role + "." + method.getName() + "(" + types + ")" + values(arguments));
    }

    /** Records a call that no proxy sees. */
    static void record(String label, String call) {
        String thread = Thread.currentThread().getName();
        String kind = thread.startsWith(APPLICATION) ? thread : thread.replaceAll("[0-9]+", "#");
        List<String> calls = CALLS.computeIfAbsent(label + "|" + kind, ignored -> new ArrayList<>());
        synchronized (calls) {
            calls.add(call);
        }
        StrictCalls.check(label + "|" + call);
    }

    /** Prints {@code call=label|thread|call} for each call. */
    public static void print() {
        StringBuilder text = new StringBuilder();
        CALLS.forEach((key, calls) -> {
            synchronized (calls) {
                calls.forEach(call -> text.append("call=")
                        .append(key)
                        .append('|')
                        .append(call)
                        .append('\n'));
            }
        });
        System.out.print(text);
    }

    private static String values(Object[] arguments) {
        return arguments == null
                ? ""
                : Stream.of(arguments)
                        .filter(value -> value instanceof Boolean || value instanceof Number || value instanceof String)
                        .map(value -> " " + value)
                        .collect(Collectors.joining());
    }
}
