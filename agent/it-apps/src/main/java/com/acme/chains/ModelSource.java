package com.acme.chains;

/** The effect of a borrow from a data source of a chain. */
interface ModelSource {
    ModelConnection borrow(String thread, int route);

    /** The end of a thread's unit of work. */
    void endUnit(String thread);
}
