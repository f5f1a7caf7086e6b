package com.acme.corpus.host;

/** A small piece of an ordinary application. */
@FunctionalInterface
public interface Program {
    /** Does its work once. What it throws is a failure of the corpus, and no part of the work. */
    void run(Host host) throws Exception;
}
