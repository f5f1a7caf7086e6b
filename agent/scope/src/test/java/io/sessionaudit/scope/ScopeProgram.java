package io.sessionaudit.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A scope, the steps of its body, and nested scopes. */
record ScopeProgram(Propagation propagation, Style style, List<Step> steps, boolean fails) {

    enum Style {
        RUN,
        OPEN_AND_COMMIT,
        OPEN_ONLY
    }

    /** An insert if the number is not 0, else a nested scope, else {@code setRollbackOnly()}. */
    record Step(int insert, ScopeProgram inner, boolean caught) {}

    /** The exception that bodies throw. */
    static final class Boom extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static ScopeProgram random(Random random, int depth) {
        return random(random, depth, new int[] {0});
    }

    private static ScopeProgram random(Random random, int depth, int[] lastId) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int kind = random.nextInt(10);
            if (kind == 0) {
                steps.add(new Step(0, null, false));
            } else if (kind < 5 || depth == 1) {
                steps.add(new Step(++lastId[0], null, false));
            } else {
                steps.add(new Step(0, random(random, depth - 1, lastId), random.nextInt(4) > 0));
            }
        }
        Propagation[] ways = {Propagation.JOIN, Propagation.JOIN, Propagation.NESTED, Propagation.REQUIRES_NEW};
        Style[] styles = {Style.RUN, Style.RUN, Style.OPEN_AND_COMMIT, Style.OPEN_ONLY};
        return new ScopeProgram(
                ways[random.nextInt(4)], styles[random.nextInt(4)], List.copyOf(steps), random.nextInt(5) == 0);
    }
}
