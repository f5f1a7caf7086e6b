package com.acme.loans;

/** One program; it runs on a thread of its own that has the scenario's name. */
public interface Scenario {
    /** Uses pools and registers with the lenders what each of them lent. */
    void run(Lenders lenders) throws Exception;
}
