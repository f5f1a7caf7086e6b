package io.sessionaudit.runtime.listen;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningStackTest {
    @Test
    void itTellsWhereItWasMadeAsOftenAsItIsAsked() {
        OpeningStack stack = new OpeningStack();
        StackTraceElement[] first = stack.getStackTrace();

        assertThat(first[0].getMethodName()).isEqualTo("itTellsWhereItWasMadeAsOftenAsItIsAsked");
        assertThat(stack.getStackTrace()).isEqualTo(first).isNotSameAs(first);
    }
}
