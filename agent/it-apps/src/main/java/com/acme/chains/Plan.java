package com.acme.chains;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A chain, and steps whose outcome the rules define. */
record Plan(String name, Chain chain, List<Step> steps) {
    private static final int MAX_STEPS = 16;
    private static final int ATTEMPTS = 12;

    /** Draws a plan. */
    static Plan random(String name, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            random.nextInt(); // similar seeds have similar first values
        }
        Chain chain = Chain.random(random);
        Plan plan = new Plan(name, chain, new ArrayList<>());
        int wanted = 3 + random.nextInt(MAX_STEPS - 3);
        for (int attempt = 0; attempt < wanted * ATTEMPTS && plan.steps.size() < wanted; attempt++) {
            plan.tryStep(draw(random, plan.model()));
        }
        plan.closeSome(random);
        return plan;
    }

    Model model() {
        return Model.after(name, chain, steps);
    }

    /** The first steps, and those that decide what they leave undecided. */
    Plan first(int number) {
        Plan shorter = new Plan(name, chain, new ArrayList<>(steps.subList(0, Math.min(number, steps.size()))));
        while (shorter.model().isUnsettled()) {
            shorter.steps.add(steps.get(shorter.steps.size()));
        }
        return shorter;
    }

    private static Step draw(Random random, Model model) {
        Step.Kind[] kinds = Step.Kind.values();
        Step.Kind kind = random.nextInt(4) == 0 ? Step.Kind.BORROW : kinds[random.nextInt(kinds.length)];
        int connection = model.open().isEmpty()
                ? -1
                : model.open().get(random.nextInt(model.open().size()));
        // Odd connections mostly belong to thread b.
        int thread = random.nextInt(4) == 0 ? random.nextInt(2) : Math.abs(connection) % 2;
        if (kind == Step.Kind.BORROW) {
            thread = random.nextInt(4) == 0 ? random.nextInt(2) : model.borrows() % 2;
        }
        return new Step(kind, thread, connection, kind == Step.Kind.BORROW ? random.nextInt(2) : 0);
    }

    /** Adds a step, and the one that decides what it leaves undecided, if its result is defined. */
    private boolean tryStep(Step step) {
        steps.add(step);
        Model model = model();
        if (model.isDefined() && (!model.isUnsettled() || settle(model, step.thread()))) {
            return true;
        }
        steps.remove(steps.size() - 1);
        return false;
    }

    private boolean settle(Model unsettled, int thread) {
        for (int offset = 0; offset < 2; offset++) {
            int user = steps.size() % 3 == 0 ? (thread + 1 + offset) % 2 : (thread + offset) % 2;
            for (int connection : unsettled.open()) {
                steps.add(new Step(Step.Kind.READ, user, connection, 0));
                Model model = model();
                if (model.isDefined() && !model.isUnsettled()) {
                    return true;
                }
                steps.remove(steps.size() - 1);
            }
        }
        return false;
    }

    private void closeSome(Random random) {
        for (int thread = 0; thread < 2; thread++) {
            if (random.nextInt(4) > 0) {
                tryStep(new Step(Step.Kind.END, thread, -1, 0));
            }
        }
        for (int connection : List.copyOf(model().open())) {
            if (random.nextInt(4) > 0) {
                tryStep(new Step(Step.Kind.CLOSE, connection % 2, connection, 0));
            }
        }
    }

    @Override
    public String toString() {
        return name + " = " + chain + ": " + steps;
    }
}
