package com.acme.support;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;

import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.DisabledOnJre;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Leaves out the methods of {@link Sharded} classes that another shard runs. The launcher finds it as a service. */
public final class ShardFilter implements PostDiscoveryFilter {
    private static final List<Class<? extends Annotation>> CONDITIONS =
            List.of(EnabledForJreRange.class, EnabledOnJre.class, DisabledForJreRange.class, DisabledOnJre.class);

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
                .filter(method -> !isForSomeVersions(method.getJavaMethod()))
                .map(ShardFilter::nameOf)
                .map(shard::contains)
                .orElse(true));
    }

    private static String nameOf(MethodSource method) {
        String type = method.getClassName().substring(method.getClassName().lastIndexOf('.') + 1);
        boolean together = method.getJavaClass().getAnnotation(Sharded.class).together();
        return together ? type : type + '.' + method.getMethodName();
    }

    private static boolean isForSomeVersions(AnnotatedElement method) {
        return CONDITIONS.stream().anyMatch(method::isAnnotationPresent);
    }
}
