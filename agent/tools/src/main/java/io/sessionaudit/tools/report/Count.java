package io.sessionaudit.tools.report;

/** A sum. Not threadsafe. */
final class Count implements Mergeable<Count> {
    private static final long serialVersionUID = 1;

    private long value;

    void add(long more) {
        value += more;
    }

    long value() {
        return value;
    }

    @Override
    public void merge(Count other) {
        value += other.value;
    }
}
