package com.acme.chains;

/** The effect of a call on a connection of a chain. */
interface ModelConnection {
    void use(String thread);

    void write(String thread);

    void setAutoCommit(String thread, boolean on);

    /** Commit or rollback. */
    void end(String thread);

    void close(String thread);
}
