package com.acme.host;

/** A small part of a typical application that uses JDBC through a framework. */
@FunctionalInterface
public interface Program {
    /** Runs once. An exception is a failure of the corpus, not of the program. */
    void run(Host host) throws Exception;
}
