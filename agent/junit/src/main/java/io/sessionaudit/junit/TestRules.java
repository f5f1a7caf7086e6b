package io.sessionaudit.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;

/**
 * What is allowed to a test, and expected of it.
 *
 * @param maxSessions the maximum number of sessions that are open at once; -1 for no limit
 */
record TestRules(boolean allowsOpenSession, int maxSessions, Set<String> expectedKinds) {
    static final TestRules DEFAULT = new TestRules(false, -1, Set.of());

    /**
     * {@return the rules of a test}
     *
     * @param elements the method, its class, and the classes that enclose it; the first that has an annotation counts
     */
    static TestRules of(List<AnnotatedElement> elements) {
        AllowOpenSession open = first(elements, AllowOpenSession.class);
        MaxSessions max = first(elements, MaxSessions.class);
        ExpectFinding expected = first(elements, ExpectFinding.class);
        Set<String> kinds = expected == null ? Set.of() : Set.of(expected.value());
        for (String kind : kinds) {
            if (!FailOn.KINDS.contains(kind)) {
                throw new IllegalArgumentException(
                        "@ExpectFinding(\"" + kind + "\") names no kind; give it some of " + FailOn.KINDS);
            }
        }
        return new TestRules(open != null, max == null ? -1 : max.value(), kinds);
    }

    private static <A extends Annotation> A first(List<AnnotatedElement> elements, Class<A> type) {
        for (AnnotatedElement element : elements) {
            A found = element.getAnnotation(type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
