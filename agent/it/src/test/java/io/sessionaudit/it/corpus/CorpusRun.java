package io.sessionaudit.it.corpus;

import java.util.Locale;

import com.acme.support.PoolKind;
import io.sessionaudit.core.log.reader.LogRecord;

/** One program on one pool. */
record CorpusRun(Header program, PoolKind pool) {
    private static final String H2 = "jdbc:h2:mem:";

    /** The argument that tells the host to run it. */
    String argument() {
        return program.name() + "@" + pool + "@" + (program.needsServer() ? "server" : "inside");
    }

    /** Prefix of the names of the run's pool and databases. */
    private String id() {
        return program.name().substring(program.name().lastIndexOf('.') + 1) + "_" + pool;
    }

    boolean isAbout(LogRecord record) {
        String source = String.valueOf(record.text("source"));
        return (source.startsWith(H2) ? source.substring(H2.length()) : source).startsWith(id());
    }

    /** Whether a text contains the name of the program, its pool or its database. */
    boolean isNamedIn(String text) {
        return text.contains(program.name() + ".") || text.contains(program.name() + "@") || text.contains(id());
    }

    /** Loading the classes may take long, and a session may be held meanwhile. */
    static boolean isWarmUp(LogRecord record) {
        return String.valueOf(record.text("source")).contains("WarmUpOfAll_");
    }

    @Override
    public String toString() {
        String simple = program.name().replace("com.acme.corpus.", "");
        return simple + " on " + pool.name().toLowerCase(Locale.ROOT);
    }
}
