package com.acme.chains;

/** What a call on a connection of a chain leads to. */
interface ModelConnection {
    void use(String thread);

    void write(String thread);

    void setAutoCommit(String thread, boolean on);

    /** Commit or rollback. */
    void end(String thread);

    void close(String thread);
}
