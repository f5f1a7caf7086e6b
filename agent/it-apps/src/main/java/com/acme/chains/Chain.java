package com.acme.chains;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A data source and what is behind it.
 *
 * @param behind one chain, two for {@link Layer#ROUTING}, none for {@link Layer#DRIVER}
 */
record Chain(Layer layer, List<Chain> behind) {
    /** What a data source of a chain is. */
    enum Layer {
        HIKARI,
        DBCP,
        /** Only in front of the driver: it takes no other data source. */
        H2_POOL,
        DELEGATING,
        PROXY,
        ROUTING,
        LAZY,
        /** One connection per thread, closed by the last of its users. */
        THREAD_BOUND,
        /** One connection per thread, whose close does nothing until the end of the unit of work. */
        UNIT_OF_WORK,
        DRIVER;

        boolean isPool() {
            return this == HIKARI || this == DBCP || this == H2_POOL;
        }
    }

    private static final int DEEPEST = 5;
    private static final List<Layer> PLAIN = List.of(Layer.DELEGATING, Layer.PROXY, Layer.ROUTING);
    private static final List<Layer> FRONT =
            List.of(Layer.DELEGATING, Layer.PROXY, Layer.ROUTING, Layer.LAZY, Layer.THREAD_BOUND, Layer.UNIT_OF_WORK);
    private static final List<Layer> POOLS = List.of(Layer.HIKARI, Layer.DBCP, Layer.H2_POOL);

    /** Behind a pool nothing may depend on the thread that borrows: it is one of the pool's own. */
    private static final List<Layer> BEHIND =
            List.of(Layer.HIKARI, Layer.DBCP, Layer.DELEGATING, Layer.PROXY, Layer.ROUTING, Layer.LAZY);

    /** Draws a chain; one in eight has no pool. */
    static Chain random(Random random) {
        int depth = 1 + random.nextInt(DEEPEST);
        return random.nextInt(8) == 0 ? plain(random, depth - 1) : front(random, depth);
    }

    private static Chain plain(Random random, int depth) {
        return depth == 0 ? driver() : of(any(random, PLAIN), () -> plain(random, depth - 1));
    }

    private static Chain front(Random random, int depth) {
        boolean pool = depth == 1 || random.nextInt(3) == 0;
        if (!pool) {
            return of(any(random, FRONT), () -> front(random, depth - 1));
        }
        Layer layer = any(random, POOLS);
        return of(layer, () -> layer == Layer.H2_POOL ? driver() : behind(random, depth - 1));
    }

    private static Chain behind(Random random, int depth) {
        return depth == 0 ? driver() : of(any(random, BEHIND), () -> behind(random, random.nextInt(depth)));
    }

    private static Chain driver() {
        return new Chain(Layer.DRIVER, List.of());
    }

    private static Chain of(Layer layer, Supplier<Chain> behind) {
        List<Chain> chains = new ArrayList<>();
        chains.add(behind.get());
        if (layer == Layer.ROUTING) {
            chains.add(behind.get());
        }
        return new Chain(layer, chains);
    }

    private static Layer any(Random random, List<Layer> layers) {
        return layers.get(random.nextInt(layers.size()));
    }

    boolean hasPool() {
        return layer.isPool() || behind.stream().anyMatch(Chain::hasPool);
    }

    @Override
    public String toString() {
        return behind.isEmpty()
                ? layer.name()
                : layer + "("
                        + String.join(", ", behind.stream().map(Chain::toString).toList()) + ")";
    }
}
