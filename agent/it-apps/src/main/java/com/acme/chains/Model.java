package com.acme.chains;

import java.util.ArrayList;
import java.util.List;

/** Sessions and findings of a chain after some steps, as the loans of its outermost pools. Not thread-safe. */
final class Model {
    private static final int MAX_OPEN = 4;

    private final String name;
    private final Chain chain;
    private final ModelSource source;
    private final List<ModelPool> pools = new ArrayList<>();
    private final List<ModelConnection> connections = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private boolean defined = true;

    private Model(String name, Chain chain) {
        this.name = name;
        this.chain = chain;
        source = chain.hasPool() ? source(chain, new PoolNames(name)) : pool("none");
    }

    /** Replays the steps. */
    static Model after(String name, Chain chain, List<Step> steps) {
        Model model = new Model(name, chain);
        steps.forEach(model::play);
        return model;
    }

    private ModelSource source(Chain of, PoolNames names) {
        String pool = names.next(of);
        if (of.layer().isPool()) {
            ModelSource found = pool(of.layer() == Chain.Layer.HIKARI ? pool : "any");
            of.behind().forEach(names::skip);
            return found;
        }
        List<ModelSource> behind =
                of.behind().stream().map(next -> source(next, names)).toList();
        return switch (of.layer()) {
            case ROUTING -> new ModelWrappers.Routing(behind);
            case LAZY -> new ModelWrappers.Lazy(behind.get(0));
            case THREAD_BOUND -> new ModelWrappers.PerThread(this, behind.get(0), false);
            case UNIT_OF_WORK -> new ModelWrappers.PerThread(this, behind.get(0), true);
            default -> behind.get(0);
        };
    }

    private ModelPool pool(String sourceName) {
        ModelPool pool = new ModelPool(this, sourceName);
        pools.add(pool);
        return pool;
    }

    private void play(Step step) {
        String thread = name + "/" + (step.thread() == 0 ? "a" : "b");
        if (step.kind() == Step.Kind.BORROW) {
            check(open.size() < MAX_OPEN);
            open.add(connections.size());
            connections.add(source.borrow(thread, step.route()));
        } else if (step.kind() == Step.Kind.END) {
            source.endUnit(thread);
        } else if (!open.contains(step.connection())) {
            check(false);
        } else {
            play(step, thread, connections.get(step.connection()));
        }
    }

    private void play(Step step, String thread, ModelConnection connection) {
        switch (step.kind()) {
            case READ -> connection.use(thread);
            case WRITE -> connection.write(thread);
            case BEGIN -> {
                connection.setAutoCommit(thread, false);
                connection.write(thread);
            }
            case COMMIT, ROLLBACK -> connection.end(thread);
            case AUTOCOMMIT -> connection.setAutoCommit(thread, true);
            default -> {
                connection.close(thread);
                open.remove((Integer) step.connection());
            }
        }
    }

    /** Steps whose result the rules do not define are skipped. */
    void check(boolean isDefined) {
        defined &= isDefined;
    }

    boolean isDefined() {
        return defined;
    }

    boolean isUnsettled() {
        return pools.stream().anyMatch(ModelPool::isUnsettled);
    }

    boolean hasOpen() {
        return pools.stream().anyMatch(ModelPool::hasOpen);
    }

    int borrows() {
        return connections.size();
    }

    List<Integer> open() {
        return open;
    }

    /** One JSON line for each source that has sessions. */
    List<String> lines() {
        return pools.stream()
                .filter(ModelPool::isBorrowedFrom)
                .map(pool -> "{\"chain\":\"" + name + "\",\"source\":\"" + pool.source() + "\",\"sessions\":"
                        + pool.sessions() + ",\"findings\":\"" + pool.findings() + "\"}")
                .toList();
    }

    @Override
    public String toString() {
        return name + " = " + chain;
    }
}
