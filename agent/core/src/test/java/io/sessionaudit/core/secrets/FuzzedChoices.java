package io.sessionaudit.core.secrets;

import java.util.Random;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Takes each choice from the input of a fuzz test, so that the fuzzer learns which choices matter. */
final class FuzzedChoices extends Random {
    private static final long serialVersionUID = 1;

    private final transient FuzzedDataProvider data;

    FuzzedChoices(FuzzedDataProvider data) {
        this.data = data;
    }

    @Override
    public int nextInt(int bound) {
        return data.consumeInt(0, bound - 1);
    }

    @Override
    public boolean nextBoolean() {
        return data.consumeBoolean();
    }
}
