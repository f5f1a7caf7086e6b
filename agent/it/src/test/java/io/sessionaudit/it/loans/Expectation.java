package io.sessionaudit.it.loans;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import com.acme.loans.Scenario;

/**
 * The expected log of a scenario. By default: as many sessions as loans, each of them closed, no finding, and no line
 * on standard error.
 */
final class Expectation {
    private final Class<? extends Scenario> scenario;
    private final Map<String, Long> findings = new TreeMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Map<String, String> mentions = new LinkedHashMap<>();
    private long lost;
    private long handles;
    private String complaint;
    private boolean notWatched;
    private boolean manySources;
    private boolean loansVary;

    private Expectation(Class<? extends Scenario> scenario) {
        this.scenario = scenario;
    }

    static Expectation of(Class<? extends Scenario> scenario) {
        return new Expectation(scenario);
    }

    /** Expects findings of a kind. */
    Expectation finds(String kind, long count) {
        findings.put(kind, count);
        return this;
    }

    /** Expects that the findings of a kind contain a text. */
    Expectation mentions(String kind, String text) {
        mentions.put(kind, text);
        return this;
    }

    /** Allows {@code second-session} of severity info whose {@code nested_by} contains the library's name. */
    Expectation nests(String library) {
        notes.put("second-session", library);
        return this;
    }

    /** Allows {@code double-close} of severity info: the library itself closes twice. */
    Expectation closesTwice() {
        notes.put("double-close", "");
        return this;
    }

    /** Allows that the two runs have different numbers of loans, because a library also borrows periodically. */
    Expectation borrowsByTime() {
        loansVary = true;
        return this;
    }

    /** Expects sessions that are never closed: each is either {@code abandoned} or {@code orphaned}. */
    Expectation loses(long sessions) {
        lost = sessions;
        return this;
    }

    /** Allows additional sessions: further handles of a connection that a transaction shares. */
    Expectation sharesHandles(long further) {
        handles = further;
        return this;
    }

    /** Expects one {@code unaudited} record that contains a text. */
    Expectation complains(String text) {
        complaint = text;
        return this;
    }

    /** Expects no session: the connection's close cannot be observed, so sessions are only counted. */
    Expectation isNotWatched() {
        notWatched = true;
        return this;
    }

    /** Allows one source per object, because the URL of the objects is unknown. */
    Expectation hasManySources() {
        manySources = true;
        return this;
    }

    Class<? extends Scenario> scenario() {
        return scenario;
    }

    String name() {
        return scenario.getSimpleName();
    }

    Map<String, Long> findings() {
        return findings;
    }

    Map<String, String> mentions() {
        return mentions;
    }

    /** {@return allowed findings of severity info, with a part of {@code nested_by} that may be empty} */
    Map<String, String> notes() {
        return notes;
    }

    boolean doLoansVary() {
        return loansVary;
    }

    long lost() {
        return lost;
    }

    long furtherHandles() {
        return handles;
    }

    boolean isWatched() {
        return !notWatched;
    }

    boolean isOneSource() {
        return !manySources;
    }

    String complaint() {
        return complaint;
    }

    @Override
    public String toString() {
        return name();
    }
}
