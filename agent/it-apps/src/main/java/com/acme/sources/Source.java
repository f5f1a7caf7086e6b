package com.acme.sources;

import java.util.Set;

/**
 * One row of the matrix.
 *
 * @param traits what the row has to be told apart by
 */
record Source(String name, Server server, Opened.Opener opener, Set<Trait> traits) {
    /** Which database it leads to. */
    enum Server {
        H2,
        MYSQL,
        MARIADB,
        POSTGRESQL
    }

    /** What is special. */
    enum Trait {
        /** One connection at a time by its nature: there is nothing to grow. */
        SINGLE,
        /**
         * Keeps what is behind a closed connection at times and at times not, so that some answers are a matter of
         * luck.
         */
        UNSTEADY_AFTER_CLOSE,
        /** Fetches its connection with the first use, so that a connection that is not used was not lent. */
        FETCHES_LATER,
        /** Cannot lead to another database, so it is not asked for a server's id. */
        H2_ONLY
    }

    static Source of(String name, Opened.Opener opener, Trait... traits) {
        return new Source(name, Server.H2, opener, Set.of(traits));
    }

    static Source of(String name, Server server, Opened.Opener opener, Trait... traits) {
        return new Source(name, server, opener, Set.of(traits));
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
