package io.sessionaudit.it.recording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.acme.recording.Recorder;
import io.sessionaudit.it.fork.FinishedJvm;

/**
 * The calls that a program recorded, by {@code label|thread}.
 *
 * <p>The application's threads are compared call by call. On threads of a pool the number of calls depends on timing
 * (how many connections were opened in advance), so these are compared as sets of distinct calls.
 */
final class CallRecording {
    /** HikariCP closes the connections of a closed pool while that pool ends; whether this call is made is a race. */
    private static final String RACE_OF_HIKARI = "connection-closer|behind Connection.setNetworkTimeout";

    /** Pools keep statements in hash sets, whose resizing depends on what their own threads have removed. */
    private static final String HASH_CODE = ".hashCode()";

    private final Map<String, List<String>> calls = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();

    private CallRecording() {}

    static CallRecording of(FinishedJvm jvm) {
        CallRecording recording = new CallRecording();
        jvm.facts("row").forEach(row -> recording.names.put(row.split("\\|")[0], row.split("\\|")[1]));
        for (String line : jvm.facts("call")) {
            int end = line.lastIndexOf('|');
            String name = recording.names.get(line.substring(0, Math.max(0, line.indexOf('|'))));
            if (!line.contains(RACE_OF_HIKARI) && !("c3p0".equals(name) && line.endsWith(HASH_CODE))) {
                String key = line.substring(0, end).replaceAll("\\[identityToken[^]]*]", "");
                recording
                        .calls
                        .computeIfAbsent(key, ignored -> new ArrayList<>())
                        .add(line.substring(end + 1));
            }
        }
        return recording;
    }

    /** The calls of all labels on the application's threads, or on all other threads. */
    List<String> on(boolean application) {
        List<String> found = new ArrayList<>();
        calls.forEach((key, own) -> {
            if (isApplication(key) == application) {
                found.addAll(own);
            }
        });
        return found;
    }

    /** The calls on threads whose name contains a text. */
    List<String> onThread(String name) {
        List<String> found = new ArrayList<>();
        calls.forEach((key, own) -> {
            if (key.contains(name)) {
                found.addAll(own);
            }
        });
        return found;
    }

    /** The distinct {@code label|call} pairs. */
    Set<String> distinct() {
        Set<String> found = new TreeSet<>();
        calls.forEach((key, own) -> own.forEach(call -> found.add(key.substring(0, key.indexOf('|') + 1) + call)));
        return found;
    }

    /** The calls that another recording has in addition ({@code +}), lacks ({@code -}) or has in another order. */
    List<String> differences(CallRecording other) {
        Set<String> keys = new TreeSet<>(calls.keySet());
        keys.addAll(other.calls.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            List<String> before = calls.getOrDefault(key, List.of());
            List<String> after = other.calls.getOrDefault(key, List.of());
            String label = key.substring(0, key.indexOf('|'));
            String name = names.getOrDefault(label, label) + key.substring(label.length());
            if (isApplication(key)) {
                compare(name, before, after, differences);
            } else {
                compare(name, List.copyOf(new TreeSet<>(before)), List.copyOf(new TreeSet<>(after)), differences);
            }
        }
        return differences;
    }

    private static void compare(String key, List<String> before, List<String> after, List<String> differences) {
        if (before.equals(after)) {
            return;
        }
        Set<String> found = new LinkedHashSet<>();
        without(after, before).forEach(call -> found.add(key + ": + " + call));
        without(before, after).forEach(call -> found.add(key + ": - " + call));
        differences.addAll(found.isEmpty() ? Set.of(key + ": other order") : found);
    }

    private static List<String> without(List<String> all, List<String> removed) {
        List<String> rest = new ArrayList<>(all);
        removed.forEach(rest::remove);
        return rest;
    }

    private static boolean isApplication(String key) {
        return key.startsWith(Recorder.APPLICATION, key.indexOf('|') + 1);
    }
}
