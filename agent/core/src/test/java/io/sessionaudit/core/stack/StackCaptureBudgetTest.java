package io.sessionaudit.core.stack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackCaptureBudgetTest {
    @Test
    void allIsUnlimitedAndUnmetered() {
        StackCaptureBudget budget = StackCaptureBudget.all();
        budget.recordCapture(Long.MAX_VALUE);

        assertThat(budget.isDue()).isTrue();
        assertThat(budget.isMetered()).isFalse();
    }

    @Test
    void noneIsNeverDue() {
        StackCaptureBudget budget = StackCaptureBudget.none();
        budget.refill();

        assertThat(budget.isDue()).isFalse();
    }

    @Test
    void shareIsConsumedAndRefilled() {
        StackCaptureBudget budget = StackCaptureBudget.share(0.01, 1_000_000);
        assertThat(budget.isDue()).isTrue();

        budget.recordCapture(20 * 10_000);
        assertThat(budget.isDue()).isFalse();

        budget.refill();
        assertThat(budget.isDue()).isTrue();
        budget.recordCapture(10_000);
        assertThat(budget.isDue()).isFalse();
    }

    @Test
    void shareRepaysDebtFirst() {
        StackCaptureBudget budget = StackCaptureBudget.share(0.01, 1_000_000);
        budget.recordCapture(20 * 10_000);
        budget.recordCapture(15_000);
        budget.refill();

        assertThat(budget.isDue()).isFalse();
    }

    @Test
    void chargesPauseDuringCaptureAsDeepestStack() {
        StackCaptureBudget budget = StackCaptureBudget.share(0.01, 20_000_000);
        budget.recordCapture(40_000_000);

        assertThat(budget.isDue()).isTrue();
        for (int i = 1; i < 20; i++) {
            budget.recordCapture(StackCaptureBudget.MAX_NANOS);
        }
        assertThat(budget.isDue()).isFalse();
    }

    @Test
    void doesNotAccumulateBudgetWhileIdle() {
        StackCaptureBudget budget = StackCaptureBudget.share(0.01, 1_000_000);
        for (int i = 0; i < 10_000; i++) {
            budget.refill();
        }
        budget.recordCapture(20 * 10_000);

        assertThat(budget.isDue()).isFalse();
    }
}
