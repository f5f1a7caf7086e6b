package com.acme.chains;

/** What a borrow from a data source of a chain leads to. */
interface ModelSource {
    ModelConnection borrow(String thread, int route);

    /** The end of a thread's unit of work. */
    void endUnit(String thread);
}
