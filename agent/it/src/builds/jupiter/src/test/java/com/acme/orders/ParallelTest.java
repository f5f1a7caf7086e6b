package com.acme.orders;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Many tests at once: each session is attributed by its thread. */
class ParallelTest {
    @RepeatedTest(20)
    void closes() throws Exception {
        for (int i = 0; i < 20; i++) {
            Database.use();
        }
    }

    @RepeatedTest(20)
    void failsForEven(RepetitionInfo repetition) throws Exception {
        Database.use();
        if (repetition.getCurrentRepetition() % 2 == 0) {
            Database.forget();
        }
        Database.use();
    }
}
