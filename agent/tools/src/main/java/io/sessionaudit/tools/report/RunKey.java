package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.Comparator;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * What identifies a run in all logs: the name in its {@code start} record, without that the place of its first record.
 * Immutable.
 */
public final class RunKey implements Comparable<RunKey>, Serializable {
    /** All runs beyond a limit. */
    static final RunKey OTHERS = new RunKey("", "", -1);

    private static final long serialVersionUID = 1;
    private static final int MAX_LENGTH = 1_000;
    private static final Comparator<RunKey> ORDER = Comparator.comparing((RunKey key) -> key.name)
            .thenComparing(key -> key.file)
            .thenComparingLong(key -> key.line);

    private final String name;
    private final String file;
    private final long line;
    private final int hash;

    private RunKey(String name, String file, long line) {
        this.name = name;
        this.file = file;
        this.line = line;
        this.hash = (name.hashCode() * 31 + file.hashCode()) * 31 + Long.hashCode(line);
    }

    /** {@return the run that begins with a record} */
    static RunKey beginning(LogRecord first) {
        String name = first.type().equals(LogFormat.START) ? first.text(LogFormat.RUN) : null;
        return name == null || name.isEmpty() || name.length() > MAX_LENGTH
                ? new RunKey("", first.file(), first.line())
                : named(name);
    }

    /** {@return the run of that name} */
    static RunKey named(String name) {
        return new RunKey(name, "", 0);
    }

    RunKey after(long lines) {
        return name.isEmpty() ? new RunKey(name, file, line + lines) : this;
    }

    /** {@return a hash whose values are evenly distributed: FNV-1a, then the finalizer of MurmurHash3} */
    long hash64() {
        String text = toString();
        long result = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * 0x100000001b3L;
        }
        result = (result ^ result >>> 33) * 0xff51afd7ed558ccdL;
        result = (result ^ result >>> 33) * 0xc4ceb9fe1a85ec53L;
        return result ^ result >>> 33;
    }

    @Override
    public int compareTo(RunKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunKey key
                && hash == key.hash
                && line == key.line
                && name.equals(key.name)
                && file.equals(key.file);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name.isEmpty() ? file + ":" + line : name;
    }
}
