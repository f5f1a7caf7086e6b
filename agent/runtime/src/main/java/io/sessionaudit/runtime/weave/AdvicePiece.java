package io.sessionaudit.runtime.weave;

import java.util.Set;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/** An advice, and the methods that it is woven into: those that have one of the names and match. */
record AdvicePiece(Advice advice, Set<String> names, ElementMatcher<? super MethodDescription> methods) {

    /** Types that advice uses. The agent defines the hooks, so that no loader provides their class files. */
    private static final class AdviceTypes extends TypePool.Default.WithLazyResolution {
        AdviceTypes(ClassFileLocator locator) {
            super(new CacheProvider.Simple(), locator, ReaderMode.FAST);
        }

        @Override
        protected Resolution doResolve(String name) {
            Resolution read = super.doResolve(name);
            if (read.isResolved()) {
                return read;
            }
            try {
                return new Resolution.Simple(TypeDescription.ForLoadedType.of(
                        Class.forName(name, false, AdvicePiece.class.getClassLoader())));
            } catch (ClassNotFoundException e) {
                return read;
            }
        }
    }

    /** {@return an advice for the methods of these names that match} */
    static AdvicePiece of(
            Advice.WithCustomMapping parameters,
            Class<?> advice,
            ElementMatcher.Junction<? super MethodDescription> methods,
            String... names) {
        return new AdvicePiece(
                read(parameters, advice),
                Set.of(names),
                ElementMatchers.<MethodDescription>namedOneOf(names).and(methods));
    }

    /** Reads the class file, because reflection would create a proxy for each annotation. */
    private static Advice read(Advice.WithCustomMapping parameters, Class<?> advice) {
        ClassFileLocator own = ClassFileLocator.ForClassLoader.of(AdvicePiece.class.getClassLoader());
        return parameters
                .to(new AdviceTypes(own).describe(advice.getName()).resolve(), own)
                .withExceptionHandler(HookFailure.HANDLER);
    }
}
