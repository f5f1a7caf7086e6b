package com.acme.sources;

import java.util.Set;

/**
 * One row of the matrix.
 *
 * @param traits the traits that distinguish the row
 */
record Source(String name, Server server, Opened.Opener opener, Set<Trait> traits) {
    /** Its database. */
    enum Server {
        H2,
        MYSQL,
        MARIADB,
        POSTGRESQL
    }

    /** The traits. */
    enum Trait {
        /** One connection at a time by design: it cannot grow. */
        SINGLE,
        /** Keeps the physical connection of a closed one only sometimes, so that some answers are not deterministic. */
        UNSTEADY_AFTER_CLOSE,
        /** Fetches its connection at the first use, so that an unused connection is no loan. */
        FETCHES_LATER,
        /** Cannot use another database, so that the server's id is not queried. */
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
