package com.acme.support;

import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Leaves out the methods of {@link Sharded} classes that another shard runs. The launcher finds it as a service. */
public final class ShardFilter implements PostDiscoveryFilter {
    private final Shard shard;

    /** Used by the launcher. */
    public ShardFilter() {
        this(Shard.ofThisRun());
    }

    ShardFilter(Shard shard) {
        this.shard = shard;
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .filter(method -> method.getJavaClass().isAnnotationPresent(Sharded.class))
                .map(ShardFilter::nameOf)
                .map(shard::contains)
                .orElse(true));
    }

    private static String nameOf(MethodSource method) {
        return method.getClassName().substring(method.getClassName().lastIndexOf('.') + 1)
                + '.'
                + method.getMethodName();
    }
}
