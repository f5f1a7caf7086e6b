package io.sessionaudit.runtime.listen;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningStackTest {
    @Test
    void returnsSameElementsOnEveryCall() {
        OpeningStack stack = new OpeningStack();
        StackTraceElement[] first = stack.getStackTrace();

        assertThat(first[0].getMethodName()).isEqualTo("returnsSameElementsOnEveryCall");
        assertThat(stack.getStackTrace()).isEqualTo(first).isNotSameAs(first);
    }
}
