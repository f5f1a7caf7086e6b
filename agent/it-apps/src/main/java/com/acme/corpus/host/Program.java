package com.acme.corpus.host;

/** A small part of a typical application. */
@FunctionalInterface
public interface Program {
    /** Runs once. An exception is a failure of the corpus, not of the program. */
    void run(Host host) throws Exception;
}
